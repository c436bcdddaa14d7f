using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Consultations;

public sealed class PlanInTwoMissionsTests(TestCluster cluster)
{
    [Fact]
    public async Task Who_works_in_two_missions_is_offered_the_offices_of_each_and_says_which_mission_is_meant()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var (second, office) = await AlsoIn(stage, team.Officer);

        var choices = await stage.As<EditorChoices, Choices?>(team.Officer, use => use.Run(null, Written.Cancel));
        choices!.Workspaces.Select(place => (place.Name, string.Join(" ", place.Offices.Select(o => o.Name)))).ShouldBe([("Second mission", "Harbour"), ("Mission of the team", "Sefrou Tamra")]);

        var input = new PlanConsultationInput { Title = "Meeting", Kind = ConsultationKind.TownHall, OfficeId = office.Value, PlaceName = "Square", Sensitivity = PlaceSensitivity.Exact, ReprisalRisk = ReprisalRisk.Low, Visibility = MeetingVisibility.Open, On = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime).AddDays(3) };
        (await Plan(stage, team.Officer, input)).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(refusal => refusal.Code.ShouldBe(RefusalCodes.Required), refusal => refusal.Field.ShouldBe("WorkspaceId"));
        input.WorkspaceId = team.Workspace.Value;
        (await Plan(stage, team.Officer, input)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("OfficeId");
        input.WorkspaceId = second.Value;
        (await Plan(stage, team.Officer, input)).Succeeded.ShouldBeTrue();
    }

    private static Task<Result> Plan(Stage stage, AccountId by, PlanConsultationInput input) =>
        stage.As<PlanConsultation, Result>(by, use => use.Run(ConsultationId.New(), input, Written.Cancel));

    private static async Task<(WorkspaceId Mission, FieldOfficeId Office)> AlsoIn(Stage stage, AccountId person)
    {
        await using var db = stage.OpenAsOwner();
        var mission = MissionWorkspace.Found("SECOND", "Second mission", "Africa/Bangui", isFictional: true);
        var office = mission.AddFieldOffice("Harbour", "HB01").Id;
        db.AddRange(mission, Membership.OfWorkspace(person, mission.Id, Role.Officer, Label.Confidential, null, stage.Clock.GetUtcNow().AddDays(-1)));
        await db.SaveChangesAsync(Written.Cancel);
        return (mission.Id, office);
    }
}

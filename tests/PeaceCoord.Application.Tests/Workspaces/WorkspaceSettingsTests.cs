using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Tests.Consultations;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Workspaces;

/// <summary>What the administrators of a mission set.</summary>
public sealed class WorkspaceSettingsTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_renames_adds_and_tightens_and_what_is_begun_after_has_the_stricter_label()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await FieldTeam.Gather(stage, Cancel);
        await Gazetteer(stage);
        var before = ConsultationId.New();
        (await stage.As<StartConsultation, Result>(team.Assistant, start => start.Run(before, null, null, Cancel))).Refusals.ShouldBeEmpty();
        var input = await Settings(stage, team);
        input.Sections.Single().Name = "Civil Affairs and protection";
        input.Sections.AddRange([new PlaceInput { Name = "Public Information" }, new PlaceInput()]);
        var tamra = input.Offices.Single(office => office.Id == team.Tamra.Value);
        (tamra.Name, tamra.AreaPCode) = ("Tamra town", "TT0101");
        input.Offices.Add(new PlaceInput { Name = "Ondo", AreaPCode = "TT0101" });
        (input.Name, input.DefaultLabel) = ("Mission of the whole team", Label.StrictlyConfidential);

        (await Change(stage, team.Administrator, team.Workspace, input)).Refusals.ShouldBeEmpty();

        await stage.MustHaveLeftEntry(typeof(ChangeWorkspaceSettings));
        var now = await Settings(stage, team);
        (now.Name, now.DefaultLabel, now.Version).ShouldBe(("Mission of the whole team", Label.StrictlyConfidential, input.Version + 1));
        now.Sections.Select(section => section.Name).ShouldBe(["Civil Affairs and protection", "Public Information"], ignoreOrder: true);
        // One that moved, one that stays at a code of no gazetteer, and a new one.
        now.Offices.Select(office => (office.Name, office.AreaPCode)).ShouldBe([("Tamra town", "TT0101"), ("Sefrou", "SF01"), ("Ondo", "TT0101")], ignoreOrder: true);
        now.Offices.Single(office => office.Name == "Tamra town").Id.ShouldBe(team.Tamra.Value);
        var after = ConsultationId.New();
        (await stage.As<StartConsultation, Result>(team.Assistant, start => start.Run(after, null, null, Cancel))).Refusals.ShouldBeEmpty();
        (await stage.Read(team.Assistant, after)).Value.Fields[DraftFieldNames.LabelField].ShouldBe(nameof(Label.StrictlyConfidential));
        (await stage.Read(team.Assistant, before)).Value.Fields[DraftFieldNames.LabelField].ShouldBe(nameof(Label.Confidential), "what is written already keeps its label");

        now.DefaultLabel = Label.Confidential;
        (await Change(stage, team.Administrator, team.Workspace, now)).Refusals.ShouldBeEmpty("the standard is not loosened by it");
    }

    [Fact]
    public async Task No_label_below_confidential_no_name_twice_nothing_taken_out_and_no_office_where_no_area_is()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await FieldTeam.Gather(stage, Cancel);

        (await Refused(settings => settings.DefaultLabel = Label.Restricted)).ShouldBe([(WorkspaceRefusalCodes.Loosened, "DefaultLabel")]);
        (await Refused(settings => settings.DefaultLabel = null)).ShouldBe([(RefusalCodes.Required, "DefaultLabel")]);
        (await Refused(settings => settings.Name = " ")).ShouldBe([(RefusalCodes.Required, "Name")]);
        (await Refused(settings => settings.Sections[0].Name = "")).ShouldBe([(RefusalCodes.Required, "Sections[0].Name")]);
        (await Refused(settings => settings.Sections.Add(new PlaceInput { Name = "civil affairs" }))).ShouldBe([(WorkspaceRefusalCodes.NamedTwice, "Sections[1].Name")]);
        (await Refused(settings => settings.Sections = [new PlaceInput { Name = "civil affairs" }])).ShouldBe([(WorkspaceRefusalCodes.NamedTwice, "Sections[0].Name")], "one that is not listed is still there");
        (await Refused(settings => settings.Sections[0].Id = Guid.NewGuid())).ShouldContain((RefusalCodes.UnknownChoice, "Sections[0].Name"));
        (await Refused(settings => settings.Sections[0].Name = new string('a', 201))).ShouldBe([(RefusalCodes.TooLong, "Sections[0].Name")]);
        (await Refused(settings => settings.Sections.AddRange(Enumerable.Range(0, 100).Select(i => new PlaceInput { Name = $"S{i}" })))).ShouldBe([(WorkspaceRefusalCodes.TooManyPlaces, "Sections[0]")]);
        (await Refused(settings => settings.Offices.Add(new PlaceInput { Name = "Ondo", AreaPCode = "TT0101" }))).ShouldBe([(WorkspaceRefusalCodes.UnknownArea, "Offices[2].AreaPCode")]);
        (await Refused(settings => settings.Offices.Add(new PlaceInput { Name = "Ondo" }))).ShouldBe([(RefusalCodes.Required, "Offices[2].AreaPCode")]);
        (await Refused(settings => settings.Version = 99)).Select(refusal => refusal.Code).ShouldBe([RefusalCodes.Conflict]);

        (await Change(stage, team.SectionHead, team.Workspace, await Settings(stage, team))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Settings(stage, team)).Version.ShouldBe(1, "nothing of it was saved");

        async Task<List<(string Code, string? Field)>> Refused(Action<ChangeWorkspaceSettingsInput> change)
        {
            var settings = await Settings(stage, team);
            change(settings);
            return [.. (await Change(stage, team.Administrator, team.Workspace, settings)).Refusals.Select(refusal => (refusal.Code, refusal.Field))];
        }
    }

    private static async Task Gazetteer(Stage stage)
    {
        await using var db = stage.OpenAsOwner();
        var area = new Area("TT0101");
        area.Correct(new AreaFacts("TTT", 1, null, 6.6m, -9.4m, [("en", "Tamra")]));
        db.Add(area);
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task<ChangeWorkspaceSettingsInput> Settings(Stage stage, FieldTeam team) =>
        (await stage.As<ViewWorkspaceSettings, Result<ChangeWorkspaceSettingsInput>>(team.Administrator, view => view.Run(team.Workspace, Cancel))).Value;

    private static Task<Result> Change(Stage stage, AccountId who, WorkspaceId where, ChangeWorkspaceSettingsInput input) =>
        stage.As<ChangeWorkspaceSettings, Result>(who, change => change.Run(where, input, Cancel));
}

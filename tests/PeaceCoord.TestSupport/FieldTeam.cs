using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.TestSupport;

/// <summary>A mission with two offices, and the people of two missions: enough to ask who may see what.</summary>
public sealed record FieldTeam(
    WorkspaceId Workspace,
    FieldOfficeId Tamra,
    FieldOfficeId Sefrou,
    AccountId Assistant,
    AccountId AssistantElsewhere,
    AccountId Officer,
    AccountId OtherOfficer,
    AccountId LowOfficer,
    AccountId SectionHead,
    AccountId Analyst,
    AccountId Leadership,
    AccountId Administrator,
    AccountId Stranger)
{
    /// <summary>Everybody's password; the mail address is the name at example.org.</summary>
    public const string Password = "seven small goats";

    public static async Task<FieldTeam> Gather(Stage stage, CancellationToken cancel)
    {
        await using var db = stage.OpenAsOwner();
        var mission = MissionWorkspace.Found("TEAM", "Mission of the team", "Africa/Ndjamena", isFictional: true);
        mission.AddSection("Civil Affairs");
        var tamra = mission.AddFieldOffice("Tamra", "TM01").Id;
        var sefrou = mission.AddFieldOffice("Sefrou", "SF01").Id;
        var elsewhere = MissionWorkspace.Found("ELSE", "Another mission", "Africa/Monrovia", isFictional: true);
        db.AddRange(mission, elsewhere);

        AccountId Person(MissionWorkspace workspace, string name, Role role, Label clearance, FieldOfficeId? office = null)
        {
            var account = AccountId.New();
            db.Add(TestAccount.Of(account, name + "@example.org", name, Password));
            db.Add(Membership.OfWorkspace(account, workspace.Id, role, clearance, office, stage.Clock.GetUtcNow().AddDays(-1)));
            return account;
        }

        var team = new FieldTeam(
            mission.Id,
            tamra,
            sefrou,
            Person(mission, "assistant", Role.LiaisonAssistant, Label.Confidential, tamra),
            Person(mission, "assistant.sefrou", Role.LiaisonAssistant, Label.Confidential, sefrou),
            Person(mission, "officer", Role.Officer, Label.Confidential),
            Person(mission, "officer.other", Role.Officer, Label.StrictlyConfidential),
            Person(mission, "officer.low", Role.Officer, Label.Restricted),
            Person(mission, "head", Role.SectionHead, Label.StrictlyConfidential),
            Person(mission, "analyst", Role.Analyst, Label.Confidential),
            Person(mission, "leader", Role.Leadership, Label.StrictlyConfidential),
            Person(mission, "administrator", Role.MissionAdmin, Label.Confidential),
            Person(elsewhere, "stranger", Role.Officer, Label.StrictlyConfidential));
        await db.SaveChangesAsync(cancel);
        return team;
    }

    /// <summary>A meeting at the market in three days, planned by the officer.</summary>
    public async Task<ConsultationId> PlansTheMarket(Stage stage, Action<PlanConsultationInput> change, CancellationToken cancel)
    {
        var input = new PlanConsultationInput
        {
            WorkspaceId = Workspace.Value,
            Title = "Market",
            Kind = ConsultationKind.TownHall,
            Purpose = "Listen",
            OfficeId = Tamra.Value,
            PlaceName = "Market square",
            On = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime).AddDays(3),
            Label = Label.Confidential,
            Sensitivity = PlaceSensitivity.Exact,
            ReprisalRisk = ReprisalRisk.Low,
            Visibility = MeetingVisibility.Discreet,
        };
        change(input);
        var id = ConsultationId.New();
        var planned = await stage.As<PlanConsultation, Result>(Officer, plan => plan.Run(id, input, cancel));
        return planned.Succeeded ? id : throw new InvalidOperationException(string.Join("; ", planned.Refusals));
    }
}

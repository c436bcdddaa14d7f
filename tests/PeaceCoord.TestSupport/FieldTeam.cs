using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.People;
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

    // A hash of its own for everybody would take most of a test's time, and shows nothing.
    private static readonly string PasswordHash = new PasswordHasher<Account>().HashPassword(new Account(), Password);

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
            var account = new Account { Id = Guid.CreateVersion7(), UserName = name + "@example.org", NormalizedUserName = (name + "@example.org").ToUpperInvariant(), Email = name + "@example.org", NormalizedEmail = (name + "@example.org").ToUpperInvariant(), DisplayName = name, SecurityStamp = Guid.NewGuid().ToString(), PasswordHash = PasswordHash };
            db.Add(account);
            db.Add(Membership.OfWorkspace(new AccountId(account.Id), workspace.Id, role, clearance, office, stage.Clock.GetUtcNow().AddDays(-1)));
            return new AccountId(account.Id);
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
}

using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Organisations;

/// <summary>Organisations as tests need them: barely entered, with a whole profile, checked.</summary>
internal static class Profiles
{
    public const int ThisYear = 2026;

    public static readonly DateTimeOffset Now = new(2026, 6, 15, 9, 0, 0, TimeSpan.Zero);
    public static readonly AccountId Officer = AccountId.New();
    public static readonly AccountId SecondOfficer = AccountId.New();

    public static readonly OrganisationIdentity Identity = new("Lamp of Ndomo", "LAMP", ["Lampe"], OrganisationKind.WomensGroup, null, 2011, "Keeps the wells open to all");

    public static readonly OrganisationStanding Standing = new("123/2011", "Prefecture", new DateOnly(2011, 3, 8), new DateOnly(2030, 3, 8), null, "Statutes of 2011", null, null, null);

    public static readonly OrganisationWork Work = new([Sector.WaterAndSanitation], ["Ndomo"], "Women of the market", ["French"]);

    public static readonly OrganisationCapacity Capacity = new(StaffBand.UpTo20, BudgetBand.UpTo50Thousand, Connectivity.TelephoneOnly);

    public static readonly OrganisationSafeguards Safeguards = new(PolicyState.Written, PolicyState.Oral, PolicyState.None, "A box at the market");

    public static Organisation Registered(WorkspaceId? workspace = null) =>
        Organisation.Register(workspace ?? WorkspaceId.New(), Identity.LegalName, null, OrganisationKind.WomensGroup, ThisYear).Value;

    public static Organisation Whole(WorkspaceId? workspace = null)
    {
        var organisation = Registered(workspace);
        organisation.Describe(Identity, ThisYear);
        organisation.Describe(Standing);
        organisation.Describe(Work);
        organisation.Describe(Capacity);
        organisation.Describe(Safeguards);
        organisation.AddContact("Coordinator", Secret(1), Secret(2), null, Officer);
        organisation.WishToBeSeen(SeenWithUs.Openly, null);
        return organisation;
    }

    /// <summary>Every question of the level answered with a plain yes.</summary>
    public static Organisation Checked(this Organisation organisation, VerificationLevel level)
    {
        foreach (var question in level == VerificationLevel.Full ? Verification.FullQuestions : Verification.BasicQuestions)
            organisation.Reply(question, VerificationReply.Yes);
        return organisation;
    }

    public static Result Reply(this Organisation organisation, VerificationQuestion question, VerificationReply reply, string? comment = "Seen") =>
        organisation.Answer(question, reply, comment, Officer, Now, "Answers");

    public static Sealed Secret(byte text) => new([text]);
}

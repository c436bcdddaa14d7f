using PeaceCoord.Application.People;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.TestSupport;

/// <summary>A mission with two offices and a few people, and an officer of another mission who must not see any of it.</summary>
public sealed class SmallMission
{
    public const string Password = "correct horse battery staple";
    public const string Village = "TT0101";

    private readonly Stage _stage;

    private SmallMission(Stage stage) => _stage = stage;

    public WorkspaceId Workspace { get; private set; }

    public WorkspaceId OtherWorkspace { get; private set; }

    public FieldOfficeId North { get; private set; }

    public FieldOfficeId South { get; private set; }

    public AccountId Liaison { get; } = AccountId.New();

    public AccountId LiaisonSouth { get; } = AccountId.New();

    public AccountId Officer { get; } = AccountId.New();

    public AccountId SecondOfficer { get; } = AccountId.New();

    public AccountId Head { get; } = AccountId.New();

    public AccountId Analyst { get; } = AccountId.New();

    public AccountId FocalPoint { get; } = AccountId.New();

    public AccountId Administrator { get; } = AccountId.New();

    public AccountId Stranger { get; } = AccountId.New();

    public static async Task<SmallMission> On(Stage stage)
    {
        var mission = new SmallMission(stage);
        await using var db = stage.OpenAsOwner();
        var here = MissionWorkspace.Found("TEST", "Test mission", "Africa/Monrovia", isFictional: true);
        var north = here.AddFieldOffice("North", Village);
        var south = here.AddFieldOffice("South", Village);
        var elsewhere = MissionWorkspace.Found("ELSE", "Other mission", "Africa/Bangui", isFictional: true);
        db.AddRange(here, elsewhere);
        (mission.Workspace, mission.OtherWorkspace, mission.North, mission.South) = (here.Id, elsewhere.Id, north.Id, south.Id);
        db.AddRange(Areas());

        void Join(AccountId account, string name, WorkspaceId workspace, Role role, Label clearance, FieldOfficeId? office = null)
        {
            db.Add(TestAccount.Of(account, name.Replace(' ', '.').ToLowerInvariant() + "@mission.example", name, Password));
            db.Add(Membership.OfWorkspace(account, workspace, role, clearance, office, DateTimeOffset.UnixEpoch));
        }

        Join(mission.Liaison, "Liaison North", here.Id, Role.LiaisonAssistant, Label.Confidential, north.Id);
        Join(mission.LiaisonSouth, "Liaison South", here.Id, Role.LiaisonAssistant, Label.Confidential, south.Id);
        Join(mission.Officer, "Officer One", here.Id, Role.Officer, Label.Confidential);
        Join(mission.SecondOfficer, "Officer Two", here.Id, Role.Officer, Label.Confidential);
        Join(mission.Head, "Section Head", here.Id, Role.SectionHead, Label.StrictlyConfidential);
        Join(mission.Analyst, "Analyst One", here.Id, Role.Analyst, Label.Restricted);
        Join(mission.FocalPoint, "Focal Point", here.Id, Role.DataFocalPoint, Label.Confidential);
        Join(mission.Administrator, "Mission Administrator", here.Id, Role.MissionAdmin, Label.Restricted);
        Join(mission.Stranger, "Stranger Elsewhere", elsewhere.Id, Role.Officer, Label.StrictlyConfidential);
        await db.SaveChangesAsync();
        return mission;
    }

    /// <summary>A community of the northern office.</summary>
    public async Task<CommunityId> HasCommunity(string name = "Mbélo market")
    {
        var added = Community.Add(CommunityId.New(), Workspace, new CommunityFacts([("en", name), ("fr", "Marché de " + name)], CommunityKind.Village, Village, North, SeenWithUs.Openly, null));
        await using var db = _stage.OpenAsOwner();
        db.Add(added.Value);
        await db.SaveChangesAsync();
        return added.Value.Id;
    }

    /// <summary>A commitment of the northern office, owned by the first officer, in the state that <paramref name="then"/> brings it to.</summary>
    /// <param name="also">Further communities that it is owed to.</param>
    public async Task<CommitmentId> HasCommitment(CommunityId? community = null, Action<Commitment>? then = null, AccountId? owner = null, Label label = Label.Confidential, Priority priority = Priority.Normal, int dueInDays = 30, params CommunityId[] also)
    {
        var now = _stage.Clock.GetUtcNow();
        var commitment = Commitment.FromConsultation(
            CommitmentId.New(), Workspace, ConsultationId.New(), null, community is { } first ? [first, .. also] : also, North, label, CommitmentKind.Promise, "Repair the borehole", PromisedBy.Section,
            owner ?? Officer, MissionTime.Today("Africa/Monrovia", now).AddDays(dueInDays), priority, now, readers: [owner ?? Officer]);
        then?.Invoke(commitment);
        await using var db = _stage.OpenAsOwner();
        db.Add(commitment);
        await db.SaveChangesAsync();
        return commitment.Id;
    }

    private static IEnumerable<Area> Areas()
    {
        var country = new Area("TT");
        country.Correct(new AreaFacts("TTT", 0, null, 6.5m, -9.5m, [("en", "Testland"), ("fr", "Pays d’essai")]));
        var county = new Area("TT01");
        county.Correct(new AreaFacts("TTT", 1, "TT", null, null, [("en", "Highlands"), ("fr", "Hautes-Terres")]));
        var village = new Area(Village);
        village.Correct(new AreaFacts("TTT", 2, "TT01", 6.6m, -9.4m, [("fr", "Mbélo"), ("ar", "مبيلو")]));
        return [country, county, village];
    }
}

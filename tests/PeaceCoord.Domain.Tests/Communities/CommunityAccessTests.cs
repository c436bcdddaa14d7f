using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Tests.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Communities;

/// <summary>The rows on leaders of the model's table; communities are read like the records of who was consulted.</summary>
public sealed class CommunityAccessTests
{
    private const string ReadLeaders = "| read leaders (by code) | own office | ✓ | ✓ | ✓ | ✓ | ✓ | – | – | – | – | – |";
    private const string ReadCommunities = "| read communities | own office | ✓ | ✓ | ✓ | ✓ | – | – | – | – | – | – |";
    private const string Edit = "| add, edit leaders | ✓ | ✓ | ✓ | – | – | – | – | – | – | – | – |";
    private const string Reveal = "| reveal an identity | own contacts | ✓ | ✓ | – | – | ✓ | – | – | – | – | – |";

    private static readonly DateOnly Today = new(2026, 6, 15);
    private static readonly WorkspaceId Workspace = WorkspaceId.New();
    private static readonly FieldOfficeId North = FieldOfficeId.New();
    private static readonly FieldOfficeId South = FieldOfficeId.New();
    private static readonly Cast Everybody = new(Workspace, OrganisationId.New());
    private static readonly Cast BoundToTheNorth = new(Workspace, OrganisationId.New()) { Office = North };

    [Fact]
    public void Leaders_are_read_by_those_of_the_table_and_by_an_assistant_in_the_own_office()
    {
        BoundToTheNorth.Says(ReadLeaders, who => Sees(who, LeaderOf(North)), "own office");
        BoundToTheNorth.Says(ReadLeaders, who => Sees(who, LeaderOf(South)));
        BoundToTheNorth.Says(ReadLeaders, who => Sees(who, LeaderOf(null)));
        Everybody.Says(ReadLeaders, who => Sees(who, LeaderOf(South)), "own office");
    }

    [Fact]
    public void An_assistant_keeps_sight_of_the_contacts_they_made_wherever_they_are() =>
        BoundToTheNorth.Says(ReadLeaders, who => Sees(who, LeaderOf(South, Cast.IdOf(Role.LiaisonAssistant))), "own office");

    [Fact]
    public void Communities_are_read_by_those_of_the_table_and_by_an_assistant_in_the_own_office_or_where_no_office_is()
    {
        BoundToTheNorth.Says(ReadCommunities, who => Sees(who, CommunityOf(North)), "own office");
        BoundToTheNorth.Says(ReadCommunities, who => Sees(who, CommunityOf(null)), "own office");
        BoundToTheNorth.Says(ReadCommunities, who => Sees(who, CommunityOf(South)));
        Everybody.Says(ReadCommunities, who => Sees(who, CommunityOf(South)), "own office");
        Everybody.Says(ReadCommunities, who => CommunityAccess.CanRead(who, Workspace), "own office");
    }

    [Fact]
    public void Communities_and_leaders_are_added_and_corrected_by_those_of_the_table()
    {
        Everybody.Says(Edit, who => CommunityAccess.CanAddCommunities(who, Workspace));
        Everybody.Says(Edit, who => CommunityAccess.CanAddLeaders(who, Workspace));
        Everybody.Says(Edit, who => CommunityAccess.CanWrite(who, CommunityOf(North)));
        Everybody.Says(Edit, who => CommunityAccess.CanWrite(who, LeaderOf(North)));
    }

    [Fact]
    public void An_assistant_of_one_office_puts_records_under_that_office_only()
    {
        const string elsewhere = "| put under another office | – | ✓ | ✓ | – | – | – | – | – | – | – | – |";

        BoundToTheNorth.Says(Edit, who => CommunityAccess.CanPlaceIn(who, Workspace, North, Label.Confidential));
        BoundToTheNorth.Says(elsewhere, who => CommunityAccess.CanPlaceIn(who, Workspace, South, Label.Confidential));
        BoundToTheNorth.Says(elsewhere, who => CommunityAccess.CanPlaceIn(who, Workspace, null, Label.Confidential));
        Everybody.Says(Edit, who => CommunityAccess.CanPlaceIn(who, Workspace, South, Label.Confidential));
    }

    [Fact]
    public void An_identity_is_revealed_to_those_of_the_table_and_to_an_assistant_for_the_own_contacts()
    {
        Everybody.Says(Reveal, who => CommunityAccess.CanReveal(who, LeaderOf(North, who.Id)), "own contacts");
        Everybody.Says(Reveal, who => CommunityAccess.CanReveal(who, LeaderOf(North)));
    }

    [Theory]
    [InlineData(Label.Public, false)]
    [InlineData(Label.Restricted, true)]
    public void Below_confidential_leaders_are_read_written_and_revealed_by_nobody_and_communities_take_restricted(Label clearance, bool readsCommunities)
    {
        const string nobody = "| nobody | – | – | – | – | – | – | – | – | – | – | – |";
        var low = new Cast(Workspace, OrganisationId.New()) { Clearance = clearance };
        var lowInTheNorth = new Cast(Workspace, OrganisationId.New()) { Clearance = clearance, Office = North };

        low.Says(nobody, who => Sees(who, LeaderOf(North, who.Id)));
        lowInTheNorth.Says(nobody, who => Sees(who, LeaderOf(North, who.Id)));
        low.Says(nobody, who => CommunityAccess.CanReveal(who, LeaderOf(North, who.Id)));
        low.Says(nobody, who => CommunityAccess.CanWrite(who, LeaderOf(North)) || CommunityAccess.CanAddLeaders(who, Workspace) || CommunityAccess.CanPlaceIn(who, Workspace, North, CommunityAccess.ForLeaders));
        low.Says(readsCommunities ? ReadCommunities : nobody, who => Sees(who, CommunityOf(South)), "own office");
        lowInTheNorth.Says(readsCommunities ? ReadCommunities : nobody, who => Sees(who, CommunityOf(North)), "own office");
        low.Says(readsCommunities ? Edit : nobody, who => CommunityAccess.CanWrite(who, CommunityOf(North)));
    }

    private static bool Sees(Actor actor, Leader leader) => CommunityAccess.LeadersVisibleTo(actor).Compile()(leader);

    private static bool Sees(Actor actor, Community community) => CommunityAccess.VisibleTo(actor).Compile()(community);

    private static Leader LeaderOf(FieldOfficeId? office, AccountId? by = null) => Leader.Add(
        LeaderId.New(), Workspace, by ?? AccountId.New(),
        new LeaderFacts(LeaderRole.Elder, office, [], null, ContactPreference.Visit, null, ReprisalRisk.Low, SeenWithUs.Openly, Today), Today).Value;

    private static Community CommunityOf(FieldOfficeId? office) => Community.Add(
        CommunityId.New(), Workspace, new CommunityFacts([("en", "Ndomo")], CommunityKind.Village, "NU01", office, SeenWithUs.Openly, null)).Value;
}

using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Tests.People;
using PeaceCoord.Domain.Workspaces;
using static PeaceCoord.Domain.Tests.Organisations.Profiles;

namespace PeaceCoord.Domain.Tests.Organisations;

/// <summary>The rows on the registry of the model's table.</summary>
public sealed class OrganisationAccessTests
{
    private const string Read = "| registry: read | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | own + open | own + open | – | – |";
    private const string Edit = "| registry: edit | on behalf | on behalf | on behalf | – | – | – | – | own | – | – | – |";
    private const string Check = "| verify, flag | – | ✓ | ✓ | – | – | – | – | reply | – | – | – |";
    private const string Reveal = "| reveal an identity | own contacts | ✓ | ✓ | – | – | ✓ | – | own | – | – | – |";

    private readonly WorkspaceId _workspace = WorkspaceId.New();
    private readonly Organisation _lamp;
    private readonly Cast _cast;

    public OrganisationAccessTests()
    {
        _lamp = Registered(_workspace);
        _cast = new Cast(_workspace, _lamp.Id);
    }

    [Fact]
    public void The_registry_is_read_by_all_staff_of_the_mission_and_by_the_organisation_itself() =>
        _cast.Says(Read, who => Sees(who, _lamp), "own + open");

    [Theory]
    [InlineData(SeenWithUs.Openly, true)]
    [InlineData(SeenWithUs.Discreetly, false)]
    [InlineData(SeenWithUs.Never, false)]
    [InlineData(null, false)]
    public void Other_organisations_see_it_only_when_it_wishes_to_be_seen_openly(SeenWithUs? wish, bool seen)
    {
        var other = Registered(_workspace);
        other.WishToBeSeen(wish, null);
        var neighbours = new Cast(_workspace, _lamp.Id) { Reach = new HashSet<Guid> { other.Id.Value } };

        neighbours.Says(Read, who => Sees(who, other), seen ? ["own + open"] : []);
        _cast.Says(Read, who => Sees(who, other));
    }

    [Fact]
    public void An_entry_is_changed_by_its_coordinator_or_by_the_mission_on_its_behalf()
    {
        _cast.Says(Edit, who => OrganisationAccess.CanEdit(who, _lamp), "on behalf", "own");
        _cast.Says(Edit, who => OrganisationAccess.CanEdit(who, Registered(_workspace)), "on behalf");
        _cast.Says(Edit, who => OrganisationAccess.CanRegister(who, _workspace), "on behalf");
    }

    [Fact]
    public void Officers_and_section_heads_verify_and_flag_and_the_coordinator_replies()
    {
        _cast.Says(Check, who => OrganisationAccess.CanVerify(who, _lamp));
        _cast.Says(Check.Replace("✓", "–", StringComparison.Ordinal), who => OrganisationAccess.CanReply(who, _lamp), "reply");
    }

    [Fact]
    public void What_the_check_found_is_for_staff_and_the_organisation_itself()
    {
        _cast.Says(Read, who => OrganisationAccess.CanSeeCheck(who, _lamp), "own + open");
        _cast.Says(Read, who => OrganisationAccess.CanSeeContacts(who, _lamp), "own + open");
        _cast.Says(Read, who => OrganisationAccess.CanSeeCheck(who, Registered(_workspace)));
    }

    [Theory]
    [InlineData(RiskLevel.Observation, false)]
    [InlineData(RiskLevel.Yellow, true)]
    public void A_flag_is_told_to_the_organisation_from_yellow_on(RiskLevel level, bool told)
    {
        _lamp.RaiseFlag(RiskCategory.Other, level, "Two receipts", Officer, Now);

        _cast.Says(Read, who => OrganisationAccess.CanSeeFlag(who, _lamp, _lamp.Flags[0]), told ? ["own + open"] : []);
    }

    [Fact]
    public void A_contact_is_revealed_to_those_of_the_table_and_to_an_assistant_for_the_own_contacts()
    {
        _lamp.AddContact("Coordinator", Secret(1), Secret(2), null, Cast.IdOf(Role.LiaisonAssistant));
        _lamp.AddContact("Treasurer", Secret(1), Secret(2), null, Officer);

        _cast.Says(Reveal, who => OrganisationAccess.CanReveal(who, _lamp, _lamp.Contacts[0]), "own contacts", "own");
        _cast.Says(Reveal, who => OrganisationAccess.CanReveal(who, _lamp, _lamp.Contacts[1]), "own");
    }

    private static bool Sees(Actor actor, Organisation organisation) => OrganisationAccess.VisibleTo(actor).Compile()(organisation);
}

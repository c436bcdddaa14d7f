using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Tests.People;
using static PeaceCoord.Domain.Tests.Partnerships.Drafts;

namespace PeaceCoord.Domain.Tests.Partnerships;

/// <summary>The rows on partnerships of the model's table, and those of docs/access.md that it leaves open.</summary>
public sealed class PartnershipAccessTests
{
    private const string Propose = "| partnership: propose, edit draft | – | ✓ | ✓ | – | – | – | – | own | – | – | – |";
    private const string Agree = "| partnership: agree | – | – | ✓ not own | – | ✓ | – | – | own side | – | – | – |";
    private const string Read = "| partnership: read | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | – | own | own | – | – |";
    private const string Review = "| partnership: review | – | ✓ not own | ✓ not own | – | – | – | – | – | – | – | – |";
    private const string Sides = "| partnership: sign, suspend, end | – | ✓ | ✓ | – | – | – | – | own | – | – | – |";

    [Fact]
    public void It_is_proposed_by_officers_section_heads_and_the_organisations_own_coordinator()
    {
        var draft = new Drafts();

        CastOf(draft).Says(Propose, who => PartnershipAccess.CanPropose(who, draft.Lamp), "own");
        CastOf(draft).Says(Propose, who => PartnershipAccess.CanProposeForTheMission(who, draft.Lamp));
        CastOf(draft).Says(Propose.Replace("✓", "–", StringComparison.Ordinal), who => PartnershipAccess.CanProposeFor(who, draft.Lamp), "own");
    }

    [Fact]
    public void A_draft_is_edited_by_the_side_that_proposed_it()
    {
        var (missions, lamps) = (new Drafts(byTheMission: true), new Drafts(byTheMission: false));

        CastOf(missions).Says(Propose, who => PartnershipAccess.CanEdit(who, missions.Partnership));
        CastOf(lamps).Says(Propose.Replace("✓", "–", StringComparison.Ordinal), who => PartnershipAccess.CanEdit(who, lamps.Partnership), "own");
    }

    [Fact]
    public void The_missions_own_drafts_are_read_by_staff_on_records_at_once_and_an_organisations_when_it_submitted_them()
    {
        var (missions, lamps, submitted) = (new Drafts(byTheMission: true), new Drafts(byTheMission: false), new Drafts(byTheMission: false).Submitted());

        CastOf(missions).Says(Read, who => Sees(who, missions.Partnership));
        CastOf(lamps).Says(Read.Replace("✓", "–", StringComparison.Ordinal), who => Sees(who, lamps.Partnership));
        CastOf(submitted).Says(Read, who => Sees(who, submitted.Partnership));
    }

    [Fact]
    public void People_of_the_organisations_read_what_is_in_their_reach()
    {
        var draft = new Drafts().Submitted();
        var cast = new Cast(draft.Workspace, draft.Lamp.Id) { Reach = new HashSet<Guid> { draft.Partnership.Id.Value } };

        cast.Says(Read, who => Sees(who, draft.Partnership), "own");
    }

    [Fact]
    public void It_is_reviewed_by_an_officer_or_section_head_who_did_not_propose_it()
    {
        var (ours, others) = (new Drafts(proposer: Role.Officer).Submitted(), new Drafts(byTheMission: false).Submitted());

        CastOf(others).Says(Review, who => PartnershipAccess.CanReview(who, others.Partnership), "✓ not own");
        PartnershipAccess.CanReview(CastOf(ours).As(Role.Officer), ours.Partnership).ShouldBeFalse();
        PartnershipAccess.CanReview(CastOf(ours).As(Role.SectionHead), ours.Partnership).ShouldBeTrue();
    }

    [Fact]
    public void It_is_agreed_by_leadership_or_a_section_head_who_did_not_propose_it()
    {
        var (theirs, own) = (new Drafts(byTheMission: false), new Drafts(proposer: Role.SectionHead));

        CastOf(theirs).Says(Agree, who => PartnershipAccess.CanAgree(who, theirs.Partnership), "✓ not own");
        CastOf(own).Says(Agree, who => PartnershipAccess.CanAgree(who, own.Partnership));
    }

    [Fact]
    public void Each_side_speaks_for_itself()
    {
        var draft = new Drafts().Accepted();
        var cast = CastOf(draft);

        cast.Says(Sides, who => PartnershipAccess.SideOf(who, draft.Partnership) is not null, "own");
        cast.Says(Sides, who => PartnershipAccess.MaySignFor(who, draft.Partnership) is not null, "own");
        PartnershipAccess.MaySignFor(cast.As(Role.Officer), draft.Partnership).ShouldBe(draft.Partnership.Mission);
        PartnershipAccess.MaySignFor(cast.As(Role.OrgCoordinator), draft.Partnership).ShouldBe(draft.LampsSide);
    }

    [Fact]
    public void Work_is_started_by_officers_and_section_heads()
    {
        var draft = new Drafts();

        CastOf(draft).Says(Sides, who => PartnershipAccess.CanStart(who, draft.Partnership));
    }

    [Fact]
    public void Whose_turn_it_is_follows_its_life()
    {
        var lamps = new Drafts(byTheMission: false);
        TurnsOf(lamps, Role.OrgCoordinator).ShouldBe(Turn.Submit);
        TurnsOf(lamps, Role.Officer).ShouldBeNull();

        lamps.Submitted();
        TurnsOf(lamps, Role.Officer).ShouldBe(Turn.Review);
        TurnsOf(lamps, Role.OrgCoordinator).ShouldBeNull();

        lamps.Partnership.Accept(null, AccountId.New(), Now);
        TurnsOf(lamps, Role.Officer).ShouldBe(Turn.Sign);
        TurnsOf(lamps, Role.OrgCoordinator).ShouldBe(Turn.Sign);
        TurnsOf(lamps, Role.Leadership).ShouldBeNull();

        lamps.Partnership.Sign(lamps.LampsSide, Signature(), lamps.Checks(), Cast.IdOf(Role.OrgCoordinator), Now, Today);
        TurnsOf(lamps, Role.OrgCoordinator).ShouldBeNull();
        lamps.Partnership.Sign(lamps.Partnership.Mission, Signature(), lamps.Checks(), Cast.IdOf(Role.SectionHead), Now, Today);
        TurnsOf(lamps, Role.SectionHead).ShouldBeNull("who signed for the mission does not agree for it");
        TurnsOf(lamps, Role.Leadership).ShouldBe(Turn.AgreeForTheMission);

        lamps.Partnership.Agree(lamps.Checks(), Cast.IdOf(Role.Leadership), Now);
        TurnsOf(lamps, Role.Officer).ShouldBe(Turn.Start);
        PartnershipAccess.TurnOf(CastOf(lamps).As(Role.Officer), lamps.Partnership, Today.AddDays(-1)).ShouldBeNull("its day has not come");

        lamps.Partnership.Start(AccountId.New(), Now, Today);
        foreach (var role in Enum.GetValues<Role>())
            TurnsOf(lamps, role).ShouldBeNull(role.ToString());
    }

    private static Cast CastOf(Drafts draft) => new(draft.Workspace, draft.Lamp.Id);

    private static Turn? TurnsOf(Drafts draft, Role role) => PartnershipAccess.TurnOf(CastOf(draft).As(role), draft.Partnership, Today);

    private static bool Sees(Actor actor, Partnership partnership) => PartnershipAccess.VisibleTo(actor).Compile()(partnership);
}

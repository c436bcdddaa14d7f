using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Tests.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Partnerships;

/// <summary>A partnership of the mission with one organisation, at every step of its life.</summary>
internal sealed class Drafts
{
    public static readonly DateOnly Today = new(2026, 6, 15);
    public static readonly DateTimeOffset Now = new(2026, 6, 15, 9, 0, 0, TimeSpan.Zero);

    public static readonly PartnershipTerms Wells = new(
        PartnershipKind.JointActivity, "Open wells", "Wells open to all who share the road", false, ["poc"], ["Ndomo"], [Sector.WaterAndSanitation], Horizon.Recovery,
        Today, Today.AddYears(1), ["un-charter"], "Telephone", MeetingRhythm.Monthly, Today.AddDays(30), "A box at the market");

    public Drafts(bool byTheMission = true, PartnershipTerms? terms = null, Role proposer = Role.Officer)
    {
        Lamp = Organisation.Register(Workspace, "Lamp", null, OrganisationKind.WomensGroup, 2026).Value;
        Proposer = People.Cast.IdOf(byTheMission ? proposer : Role.OrgCoordinator);
        Partnership = Partnership.Propose(Workspace, "MINUKES", Lamp, byTheMission, terms ?? Wells, Proposer, Now).Value;
    }

    public WorkspaceId Workspace { get; } = WorkspaceId.New();

    public Organisation Lamp { get; }

    public Partnership Partnership { get; }

    public AccountId Proposer { get; }

    public AccountId MissionSignatory { get; } = AccountId.New();

    public AccountId Coordinator { get; } = AccountId.New();

    public AccountId Head { get; } = AccountId.New();

    public PartnershipParty LampsSide => Partnership.Parties.Single(party => party.OrganisationId == Lamp.Id);

    /// <summary>Every side knows what it undertakes.</summary>
    public Drafts WithDuties()
    {
        Partnership.Edit(Wells, [.. Partnership.Parties.Select(party => new PartyDuties(party.Id, "Water for all", "Keeps the pump", null))]).ShouldBeDone();
        return this;
    }

    public Drafts Submitted()
    {
        WithDuties();
        Partnership.Submit(Proposer, Now).ShouldBeDone();
        return this;
    }

    public Drafts Accepted()
    {
        Submitted();
        Partnership.Accept(null, AccountId.New(), Now).ShouldBeDone();
        return this;
    }

    public Drafts Signed()
    {
        Accepted();
        Partnership.Sign(LampsSide, Signature(), Checks(), Coordinator, Now, Today).ShouldBeDone();
        Partnership.Sign(Partnership.Mission, Signature(), Checks(), MissionSignatory, Now, Today).ShouldBeDone();
        return this;
    }

    public Drafts Agreed()
    {
        Signed();
        Partnership.Agree(Checks(), Head, Now).ShouldBeDone();
        return this;
    }

    public Drafts Active()
    {
        Agreed();
        Partnership.Start(AccountId.New(), Now, Today).ShouldBeDone();
        return this;
    }

    public static Signature Signature(DateOnly? on = null) => new(" Odile Marchetti ", " Head of Civil Affairs ", on ?? Today);

    public IReadOnlyList<PartnerCheck> Checks(VerificationLevel level = VerificationLevel.Basic, params IReadOnlyList<VerificationBlock> blocks) =>
        [.. Partnership.Parties.Where(party => !party.IsMission).Select(party => new PartnerCheck(party.OrganisationId!.Value, level, blocks))];
}

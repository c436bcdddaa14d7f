using System.Linq.Expressions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Partnerships;

/// <summary>Who may do what with a partnership.</summary>
public static class PartnershipAccess
{
    public const Who Proposers = Who.TheParties;
    public const Who Editors = Who.TheSideThatProposed;
    public const Who Reviewers = Who.OfficersOtherThanTheProposer;
    public const Who Signatories = Who.TheParties;
    public const Who Agreers = Who.SectionHeadsOtherThanTheProposer;
    public const Who Starters = Who.Officers;
    public const Who Enders = Who.TheParties;

    private static readonly Role[] Readers =
        [Role.LiaisonAssistant, Role.Officer, Role.SectionHead, Role.Analyst, Role.Leadership, Role.DataFocalPoint];

    /// <summary>
    /// Staff who work on records, except what an organisation never submitted yet; people of the organisations party to it (it is then
    /// in their reach), first drafts only of their own.
    /// </summary>
    public static Expression<Func<Partnership, bool>> VisibleTo(Actor actor)
    {
        var workspaces = actor.WorkspacesAs(Readers);
        IReadOnlyList<PartnershipId> reached = [.. actor.Reach.Select(PartnershipId.From)];
        return partnership =>
            (workspaces.Contains(partnership.WorkspaceId) && (partnership.IsShared || partnership.IsProposedByTheMission))
            || reached.Contains(partnership.Id);
    }

    /// <summary>Officers and section heads of its workspace, or the organisation's own coordinator.</summary>
    public static bool CanPropose(Actor actor, Organisation organisation) => CanProposeForTheMission(actor, organisation) || CanProposeFor(actor, organisation);

    public static bool CanProposeForTheMission(Actor actor, Organisation organisation) => actor.Is(organisation.WorkspaceId, Role.Officer, Role.SectionHead);

    public static bool CanProposeFor(Actor actor, Organisation organisation) => actor.Is(organisation.Id, Role.OrgCoordinator);

    /// <summary>The side that proposed it: any officer or section head, or a coordinator of that organisation.</summary>
    public static bool CanEdit(Actor actor, Partnership partnership) => ActsFor(actor, partnership, partnership.Proposer);

    public static bool CanReview(Actor actor, Partnership partnership) =>
        actor.Is(partnership.WorkspaceId, Role.Officer, Role.SectionHead) && actor.Id != partnership.ProposedBy;

    /// <summary>The side the actor can speak for, to ask for a change, suspend or end; null when none.</summary>
    public static PartnershipParty? SideOf(Actor actor, Partnership partnership) => partnership.Parties.FirstOrDefault(party => ActsFor(actor, partnership, party));

    /// <summary>The party the actor may sign for: their organisation, or the mission.</summary>
    public static PartnershipParty? MaySignFor(Actor actor, Partnership partnership) =>
        partnership.Parties.FirstOrDefault(party => !party.IsSigned && ActsFor(actor, partnership, party)) ?? SideOf(actor, partnership);

    /// <summary>A section head who did not propose it, or leadership.</summary>
    public static bool CanAgree(Actor actor, Partnership partnership) =>
        actor.Is(partnership.WorkspaceId, Role.Leadership)
        || (actor.Is(partnership.WorkspaceId, Role.SectionHead) && actor.Id != partnership.ProposedBy);

    public static bool CanStart(Actor actor, Partnership partnership) => actor.Is(partnership.WorkspaceId, Role.Officer, Role.SectionHead);

    /// <summary>What this actor is asked to do next; null when it is somebody else's turn.</summary>
    public static Turn? TurnOf(Actor actor, Partnership partnership, DateOnly today) => partnership.State switch
    {
        PartnershipState.Draft => CanEdit(actor, partnership) ? Turn.Submit : null,
        PartnershipState.Submitted => CanReview(actor, partnership) ? Turn.Review : null,
        PartnershipState.UnderReview when partnership.Parties.Any(party => !party.IsSigned && ActsFor(actor, partnership, party)) => Turn.Sign,
        PartnershipState.UnderReview when partnership.Parties.All(party => party.IsSigned) =>
            CanAgree(actor, partnership) && actor.Id != partnership.Mission.SignedBy ? Turn.AgreeForTheMission : null,
        PartnershipState.Agreed => CanStart(actor, partnership) && partnership.From <= today ? Turn.Start : null,
        _ => null,
    };

    /// <summary>As <see cref="TurnOf"/> is not null, for the database.</summary>
    /// <param name="today">The day where the missions are that are asked about.</param>
    public static Expression<Func<Partnership, bool>> IsTurnOf(Actor actor, DateOnly today)
    {
        var (me, officers, heads, leaders) = (actor.Id ?? default, actor.WorkspacesAs(Role.Officer, Role.SectionHead), actor.WorkspacesAs(Role.SectionHead), actor.WorkspacesAs(Role.Leadership));
        List<OrganisationId> coordinated = [.. actor.Standings.Where(s => s.Role == Role.OrgCoordinator).Select(s => s.OrganisationId).OfType<OrganisationId>()];
        return p =>
            (p.State == PartnershipState.Draft && p.Parties.Any(party => party.IsProposer && (party.OrganisationId == null ? officers.Contains(p.WorkspaceId) : coordinated.Contains(party.OrganisationId.Value))))
            || (p.State == PartnershipState.Submitted && officers.Contains(p.WorkspaceId) && p.ProposedBy != me)
            || (p.State == PartnershipState.UnderReview && p.Parties.Any(party => party.SignedBy == null && (party.OrganisationId == null ? officers.Contains(p.WorkspaceId) : coordinated.Contains(party.OrganisationId.Value))))
            || (p.State == PartnershipState.UnderReview && p.Parties.All(party => party.SignedBy != null) && (leaders.Contains(p.WorkspaceId) || (heads.Contains(p.WorkspaceId) && p.ProposedBy != me))
                && p.Parties.Any(party => party.OrganisationId == null && party.SignedBy != me))
            || (p.State == PartnershipState.Agreed && officers.Contains(p.WorkspaceId) && p.From <= today);
    }

    private static bool ActsFor(Actor actor, Partnership partnership, PartnershipParty party) => party.OrganisationId is { } organisation
        ? actor.Is(organisation, Role.OrgCoordinator)
        : actor.Is(partnership.WorkspaceId, Role.Officer, Role.SectionHead);
}

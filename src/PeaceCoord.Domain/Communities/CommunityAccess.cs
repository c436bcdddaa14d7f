using System.Linq.Expressions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Communities;

/// <summary>
/// Who may see and change communities and leaders: the rows of the table in <c>docs/access.md</c>, each with the clearance it takes. The role and
/// the clearance are of one membership.
/// </summary>
public static class CommunityAccess
{
    /// <summary>What it takes to read and to write communities.</summary>
    public const Label ForCommunities = Label.Restricted;

    /// <summary>What it takes to read leaders, by code in a list as well, to write them and to reveal one: a role and a village are enough to find the person.</summary>
    public const Label ForLeaders = Label.Confidential;

    /// <summary>Those who add and correct communities and leaders.</summary>
    public static readonly IReadOnlyList<Role> Writers = [Role.LiaisonAssistant, Role.Officer, Role.SectionHead];

    private static readonly IReadOnlyList<Role> OfTheWholeMission = [Role.Officer, Role.SectionHead, Role.Analyst, Role.Leadership];

    /// <summary>Those who read communities; a liaison assistant as far as the office reaches.</summary>
    public static IReadOnlyList<Role> CommunityReaders { get; } = [Role.LiaisonAssistant, .. OfTheWholeMission];

    /// <summary>Those who read leaders by code.</summary>
    public static IReadOnlyList<Role> LeaderReaders { get; } = [.. CommunityReaders, Role.DataFocalPoint];

    /// <summary>Reads all communities of the workspace.</summary>
    public static bool CanRead(Actor actor, WorkspaceId workspace) => actor.IsCleared(workspace, ForCommunities, [.. CommunityReaders]);

    public static bool CanAddCommunities(Actor actor, WorkspaceId workspace) => actor.IsCleared(workspace, ForCommunities, [.. Writers]);

    public static bool CanAddLeaders(Actor actor, WorkspaceId workspace) => actor.IsCleared(workspace, ForLeaders, [.. Writers]);

    public static bool CanWrite(Actor actor, Community community) => CanAddCommunities(actor, community.WorkspaceId);

    public static bool CanWrite(Actor actor, Leader leader) => CanAddLeaders(actor, leader.WorkspaceId);

    /// <summary>Whether the actor may put a record of the workspace under that office: a member bound to one office under that one only.</summary>
    /// <param name="clearance">What writing the record takes: <see cref="ForCommunities"/> or <see cref="ForLeaders"/>.</param>
    public static bool CanPlaceIn(Actor actor, WorkspaceId workspace, FieldOfficeId? office, Label clearance) =>
        actor.Standings.Any(s => s.WorkspaceId == workspace && s.Clearance >= clearance && Writers.Contains(s.Role)
            && (s.Role != Role.LiaisonAssistant || s.FieldOfficeId is null || s.FieldOfficeId == office));

    /// <summary>Reveal the name and contacts: a liaison assistant those of the own contacts only.</summary>
    public static bool CanReveal(Actor actor, Leader leader) =>
        leader.FrozenSince is null
        && (actor.IsCleared(leader.WorkspaceId, ForLeaders, Role.Officer, Role.SectionHead, Role.DataFocalPoint)
            || (actor.IsCleared(leader.WorkspaceId, ForLeaders, Role.LiaisonAssistant) && actor.Id == leader.AddedBy));

    /// <summary>Leaders of the workspace whose name the actor may reveal: <see cref="CanReveal"/>, for queries.</summary>
    public static Expression<Func<Leader, bool>> RevealableTo(Actor actor, WorkspaceId workspace)
    {
        var all = actor.IsCleared(workspace, ForLeaders, Role.Officer, Role.SectionHead, Role.DataFocalPoint);
        var own = actor.IsCleared(workspace, ForLeaders, Role.LiaisonAssistant);
        var me = actor.Id ?? default;
        return leader => leader.WorkspaceId == workspace && leader.FrozenSince == null && (all || (own && leader.AddedBy == me));
    }

    /// <summary>See who looked at a leader's record and who changed it: section heads, and whoever watches over the data.</summary>
    public static bool CanSeeTrail(Actor actor, Leader leader) => actor.IsCleared(leader.WorkspaceId, ForLeaders, Role.SectionHead, Role.DataFocalPoint);

    /// <summary>Communities of the workspaces the actor reads in; a liaison assistant bound to an office sees that office's and those of none.</summary>
    public static Expression<Func<Community, bool>> VisibleTo(Actor actor)
    {
        var (workspaces, offices, bound) = Reach(actor, OfTheWholeMission, ForCommunities);
        return community => workspaces.Contains(community.WorkspaceId)
            || (bound.Contains(community.WorkspaceId) && (community.FieldOfficeId == null || offices.Contains(community.FieldOfficeId.Value)));
    }

    /// <summary>Leaders, by code; a liaison assistant bound to an office sees that office's, and the own contacts. Nobody sees one whose record is frozen.</summary>
    public static Expression<Func<Leader, bool>> LeadersVisibleTo(Actor actor) => LeadersToBeSeenBy(actor).And(leader => leader.FrozenSince == null);

    /// <summary>What <see cref="LeadersVisibleTo"/> would open were it not frozen: to say so to those who would read it, and to list who could.</summary>
    public static Expression<Func<Leader, bool>> FrozenLeadersFor(Actor actor) => LeadersToBeSeenBy(actor).And(leader => leader.FrozenSince != null);

    private static Expression<Func<Leader, bool>> LeadersToBeSeenBy(Actor actor)
    {
        var (workspaces, offices, bound) = Reach(actor, [.. OfTheWholeMission, Role.DataFocalPoint], ForLeaders);
        var me = actor.Id ?? default;
        return leader => workspaces.Contains(leader.WorkspaceId)
            || (bound.Contains(leader.WorkspaceId) && (leader.AddedBy == me || (leader.FieldOfficeId != null && offices.Contains(leader.FieldOfficeId.Value))));
    }

    /// <summary>Workspaces read whole; of those who are bound to one office, the offices and their workspaces.</summary>
    private static (IReadOnlyList<WorkspaceId> Workspaces, IReadOnlyList<FieldOfficeId> Offices, IReadOnlyList<WorkspaceId> Bound) Reach(Actor actor, IReadOnlyList<Role> readers, Label clearance)
    {
        var cleared = actor.Standings.Where(s => s.WorkspaceId is not null && s.Clearance >= clearance).ToList();
        var ofOneOffice = cleared.Where(s => s is { Role: Role.LiaisonAssistant, FieldOfficeId: not null }).ToList();
        return (
            [.. cleared.Where(s => readers.Contains(s.Role) || s is { Role: Role.LiaisonAssistant, FieldOfficeId: null }).Select(s => s.WorkspaceId!.Value).Distinct()],
            [.. ofOneOffice.Select(s => s.FieldOfficeId!.Value).Distinct()],
            [.. ofOneOffice.Select(s => s.WorkspaceId!.Value).Distinct()]);
    }
}

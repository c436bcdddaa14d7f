using System.Linq.Expressions;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Communities;

/// <summary>Who may see and change communities and leaders: the rows of the table in <c>docs/access.md</c>.</summary>
public static class CommunityAccess
{
    /// <summary>Those who add and correct communities and leaders.</summary>
    public static readonly IReadOnlyList<Role> Writers = [Role.LiaisonAssistant, Role.Officer, Role.SectionHead];

    private static readonly IReadOnlyList<Role> OfTheWholeMission = [Role.Officer, Role.SectionHead, Role.Analyst, Role.Leadership];

    /// <summary>Those who read communities; a liaison assistant as far as the office reaches.</summary>
    public static IReadOnlyList<Role> CommunityReaders { get; } = [Role.LiaisonAssistant, .. OfTheWholeMission];

    /// <summary>Those who read leaders by code.</summary>
    public static IReadOnlyList<Role> LeaderReaders { get; } = [.. CommunityReaders, Role.DataFocalPoint];

    /// <summary>Reads all communities of the workspace.</summary>
    public static bool CanRead(Actor actor, WorkspaceId workspace) => actor.Is(workspace, [.. CommunityReaders]);

    public static bool CanWrite(Actor actor, WorkspaceId workspace) => actor.Is(workspace, [.. Writers]);

    public static bool CanWrite(Actor actor, Community community) => CanWrite(actor, community.WorkspaceId);

    public static bool CanWrite(Actor actor, Leader leader) => CanWrite(actor, leader.WorkspaceId);

    /// <summary>Whether the actor may put a record of the workspace under that office: a member bound to one office under that one only.</summary>
    public static bool CanPlaceIn(Actor actor, WorkspaceId workspace, FieldOfficeId? office) =>
        actor.Standings.Any(s => s.WorkspaceId == workspace && Writers.Contains(s.Role)
            && (s.Role != Role.LiaisonAssistant || s.FieldOfficeId is null || s.FieldOfficeId == office));

    /// <summary>Reveal the name and contacts: a liaison assistant those of the own contacts only.</summary>
    public static bool CanReveal(Actor actor, Leader leader) =>
        actor.Is(leader.WorkspaceId, Role.Officer, Role.SectionHead, Role.DataFocalPoint)
        || (actor.Is(leader.WorkspaceId, Role.LiaisonAssistant) && actor.Id == leader.AddedBy);

    /// <summary>See who looked at a leader's record and who changed it: section heads, and whoever watches over the data.</summary>
    public static bool CanSeeTrail(Actor actor, Leader leader) => actor.Is(leader.WorkspaceId, Role.SectionHead, Role.DataFocalPoint);

    /// <summary>Communities of the workspaces the actor reads in; a liaison assistant bound to an office sees that office's and those of none.</summary>
    public static Expression<Func<Community, bool>> VisibleTo(Actor actor)
    {
        var (workspaces, offices) = Reach(actor, OfTheWholeMission);
        var bound = OfficeBoundWorkspaces(actor);
        return community => workspaces.Contains(community.WorkspaceId)
            || (bound.Contains(community.WorkspaceId) && (community.FieldOfficeId == null || offices.Contains(community.FieldOfficeId.Value)));
    }

    /// <summary>Leaders, by code; a liaison assistant bound to an office sees that office's, and the own contacts.</summary>
    public static Expression<Func<Leader, bool>> LeadersVisibleTo(Actor actor)
    {
        var (workspaces, offices) = Reach(actor, [.. OfTheWholeMission, Role.DataFocalPoint]);
        var bound = OfficeBoundWorkspaces(actor);
        var me = actor.Id ?? default;
        return leader => workspaces.Contains(leader.WorkspaceId)
            || (bound.Contains(leader.WorkspaceId) && (leader.AddedBy == me || (leader.FieldOfficeId != null && offices.Contains(leader.FieldOfficeId.Value))));
    }

    /// <summary>Workspaces read whole, and the offices of those who are bound to one.</summary>
    private static (IReadOnlyList<WorkspaceId> Workspaces, IReadOnlyList<FieldOfficeId> Offices) Reach(Actor actor, IReadOnlyList<Role> readers) =>
        ([.. actor.Standings.Where(s => s.WorkspaceId is not null && (readers.Contains(s.Role) || s is { Role: Role.LiaisonAssistant, FieldOfficeId: null }))
            .Select(s => s.WorkspaceId!.Value).Distinct()],
        [.. actor.Standings.Where(s => s is { Role: Role.LiaisonAssistant, FieldOfficeId: not null }).Select(s => s.FieldOfficeId!.Value).Distinct()]);

    private static List<WorkspaceId> OfficeBoundWorkspaces(Actor actor) =>
        [.. actor.Standings.Where(s => s is { Role: Role.LiaisonAssistant, FieldOfficeId: not null, WorkspaceId: not null }).Select(s => s.WorkspaceId!.Value).Distinct()];
}

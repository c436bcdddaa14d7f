using System.Linq.Expressions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Closing;

/// <summary>
/// Who ends a mission's workspace, and who decides how long records are kept: "Closing a mission" in <c>docs/access.md</c>. Settings are the mission
/// administrator's; leadership has no settings, and is a second person only.
/// </summary>
public static class ClosingAccess
{
    public const Who Proposers = Who.MissionAdministrators;
    public const Who Keepers = Who.DataFocalPoint;
    public const Who Successors = Who.Officers;

    /// <summary>Staff who see the state of the workspace, and of what is open as much as they read.</summary>
    public static readonly IReadOnlyList<Role> Readers =
        [Role.LiaisonAssistant, Role.Officer, Role.SectionHead, Role.Analyst, Role.Leadership, Role.DataFocalPoint, Role.MissionAdmin];

    /// <summary>The second person of a change: an administrator of the mission or its leadership.</summary>
    public static readonly IReadOnlyList<Role> Confirmers = [Role.MissionAdmin, Role.Leadership];

    public static Expression<Func<WorkspaceChange, bool>> VisibleTo(Actor actor)
    {
        var workspaces = actor.WorkspacesAs(Readers);
        return change => workspaces.Contains(change.WorkspaceId);
    }

    public static bool CanSee(Actor actor, WorkspaceId workspace) => actor.Is(workspace, [.. Readers]);

    public static bool CanPropose(Actor actor, WorkspaceId workspace) => actor.Is(workspace, Role.MissionAdmin);

    /// <summary>A mission administrator or leadership, never who proposed it.</summary>
    public static bool CanConfirm(Actor actor, WorkspaceChange change) => CanWithdraw(actor, change) && actor.Id != change.ProposedBy;

    /// <summary>As <see cref="CanConfirm"/>, for the database.</summary>
    public static Expression<Func<WorkspaceChange, bool>> WaitsFor(Actor actor)
    {
        var (workspaces, me) = (actor.WorkspacesAs(Confirmers), actor.Id ?? default);
        return change => workspaces.Contains(change.WorkspaceId) && change.ProposedBy != me;
    }

    public static bool CanWithdraw(Actor actor, WorkspaceChange change) => actor.Is(change.WorkspaceId, [.. Confirmers]);

    /// <summary>Say who takes something over: officers and section heads whose clearance covers it.</summary>
    public static bool CanSaySuccessor(Actor actor, Labelled record) => actor.Is(record, Role.Officer, Role.SectionHead);

    public static bool CanSetRetention(Actor actor, WorkspaceId workspace) => actor.Is(workspace, Role.MissionAdmin);

    /// <summary>See what is due for deletion by kind, reference and date, and place and lift holds.</summary>
    public static bool CanKeep(Actor actor, WorkspaceId workspace) => actor.Is(workspace, Role.DataFocalPoint);
}

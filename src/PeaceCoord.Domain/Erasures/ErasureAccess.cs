using System.Linq.Expressions;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Erasures;

/// <summary>
/// Who erases: the data protection focal point proposes, a section head or a mission administrator confirms as the second person. "Erasing and
/// destroying" in <c>docs/access.md</c>.
/// </summary>
public static class ErasureAccess
{
    public const Who Proposers = Who.DataFocalPoint;
    public const Who Confirmers = Who.ASecondPerson;

    /// <summary>Those who see what was proposed and done: by kind, code or reference, never what it was.</summary>
    public static readonly IReadOnlyList<Role> Readers = [Role.DataFocalPoint, Role.SectionHead, Role.MissionAdmin];

    /// <summary>Roles that confirm what somebody else proposed.</summary>
    public static readonly IReadOnlyList<Role> ConfirmingRoles = [Role.SectionHead, Role.MissionAdmin];

    public static Expression<Func<Erasure, bool>> VisibleTo(Actor actor)
    {
        var workspaces = actor.WorkspacesAs(Readers);
        return erasure => workspaces.Contains(erasure.WorkspaceId);
    }

    /// <summary>Who watches over the data and is cleared for leaders.</summary>
    public static bool CanPropose(Actor actor, Leader leader) => actor.IsCleared(leader.WorkspaceId, CommunityAccess.ForLeaders, Role.DataFocalPoint);

    /// <summary>As for leaders: those who may reveal the contact and watch over the data.</summary>
    public static bool CanPropose(Actor actor, Organisation organisation) => actor.IsCleared(organisation.WorkspaceId, Label.Confidential, Role.DataFocalPoint);

    public static bool CanPropose(Actor actor, WorkspaceId workspace) => actor.Is(workspace, Role.DataFocalPoint);

    /// <summary>A section head or a mission administrator, never who proposed it.</summary>
    public static bool CanConfirm(Actor actor, Erasure erasure) => actor.Is(erasure.WorkspaceId, [.. ConfirmingRoles]) && actor.Id != erasure.ProposedBy;

    /// <summary>Whoever could confirm it, and the focal point.</summary>
    public static bool CanWithdraw(Actor actor, Erasure erasure) => actor.Is(erasure.WorkspaceId, [.. Readers]);
}

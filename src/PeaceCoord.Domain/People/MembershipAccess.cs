using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.People;

/// <summary>Who decides about memberships: administrators of a mission in their own workspace, coordinators in their own organisation; nobody about themselves.</summary>
public static class MembershipAccess
{
    /// <summary>Roles of a workspace.</summary>
    public static IReadOnlyList<Role> WorkspaceRoles { get; } =
        [Role.LiaisonAssistant, Role.Officer, Role.SectionHead, Role.Analyst, Role.Leadership, Role.DataFocalPoint, Role.MissionAdmin];

    /// <summary>Roles of an organisation.</summary>
    public static IReadOnlyList<Role> OrganisationRoles { get; } = [Role.OrgCoordinator, Role.OrgMember];

    /// <summary>Workspaces and organisations whose members the actor decides about, as plain ids: the one in an address may be either.</summary>
    public static IReadOnlyList<Guid> ManagedBy(Actor actor) =>
    [
        .. actor.WorkspacesAs(Role.MissionAdmin).Select(id => id.Value),
        .. actor.Standings.Where(s => s is { OrganisationId: not null, Role: Role.OrgCoordinator }).Select(s => s.OrganisationId!.Value.Value).Distinct(),
    ];

    public static bool CanManage(Actor actor, WorkspaceId workspace) => actor.Is(workspace, Role.MissionAdmin);

    public static bool CanManage(Actor actor, OrganisationId organisation) => actor.Is(organisation, Role.OrgCoordinator);

    public static bool CanManage(Actor actor, Membership membership) =>
        (membership.WorkspaceId is { } workspace && CanManage(actor, workspace))
        || (membership.OrganisationId is { } organisation && CanManage(actor, organisation));
}

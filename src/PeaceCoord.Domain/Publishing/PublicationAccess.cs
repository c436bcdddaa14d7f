using System.Linq.Expressions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Publishing;

/// <summary>Who may have a mission's figures published: "Published results" in <c>docs/access.md</c>.</summary>
public static class PublicationAccess
{
    public const Who Publishers = Who.SectionHeadsAndLeadership;

    /// <summary>Those who propose and approve.</summary>
    public static readonly IReadOnlyList<Role> PublisherRoles = [Role.SectionHead, Role.Leadership];

    /// <summary>Those who see what is proposed and published, and may withdraw it: the data focal point too, as with shares.</summary>
    public static readonly IReadOnlyList<Role> KeeperRoles = [.. PublisherRoles, Role.DataFocalPoint];

    public static Expression<Func<Publication, bool>> VisibleTo(Actor actor)
    {
        var workspaces = actor.WorkspacesAs(KeeperRoles);
        return publication => workspaces.Contains(publication.WorkspaceId);
    }

    public static bool CanPublish(Actor actor, WorkspaceId workspace) => actor.Is(workspace, [.. PublisherRoles]);

    /// <summary>Approve: never what oneself proposed.</summary>
    public static bool CanApprove(Actor actor, Publication publication) => CanPublish(actor, publication.WorkspaceId) && actor.Id != publication.ProposedBy;

    /// <summary>As <see cref="CanApprove"/>, for the database.</summary>
    public static Expression<Func<Publication, bool>> WaitsFor(Actor actor)
    {
        var (workspaces, me) = (actor.WorkspacesAs(PublisherRoles), actor.Id ?? default);
        return publication => workspaces.Contains(publication.WorkspaceId) && publication.ProposedBy != me;
    }

    public static bool CanWithdraw(Actor actor, Publication publication) => actor.Is(publication.WorkspaceId, [.. KeeperRoles]);
}

using System.Linq.Expressions;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Sharing;

/// <summary>Who shares, who takes back, and who reads what was shared: the row "share, unshare" of the table in <c>docs/access.md</c>.</summary>
public static class ShareAccess
{
    public const Who Sharers = Who.Officers;
    public const Who Revokers = Who.OfficersOrTheDataFocalPoint;

    /// <summary>Officers and section heads; which records is for <see cref="ConsultationAccess.VisibleTo"/> to say.</summary>
    public static bool CanShare(Actor actor, WorkspaceId workspace) => actor.Is(workspace, Role.Officer, Role.SectionHead);

    /// <summary>Nobody gives away what is above the own clearance, not even what they wrote themselves.</summary>
    public static bool IsCleared(Actor actor, Consultation consultation) =>
        actor.Is(ConsultationAccess.For(actor, consultation), Role.Officer, Role.SectionHead);

    /// <summary>Officers and section heads who act on the record; the data focal point takes back without reading it.</summary>
    /// <param name="record">What was shared, as it is for the actor; null when the actor does not read it.</param>
    public static bool CanTakeBack(Actor actor, Share share, Labelled? record) =>
        Watches(actor, share) || (record is { } read && actor.Is(read, Role.Officer, Role.SectionHead));

    /// <summary>Look at what the organisation reads, choose what is left out, open it: who may share the record.</summary>
    public static bool CanRedact(Actor actor, Consultation consultation) => CanShare(actor, consultation.WorkspaceId) && IsCleared(actor, consultation);

    public static bool Watches(Actor actor, Share share) => actor.Is(share.WorkspaceId, Role.DataFocalPoint);

    /// <summary>Shares in workspaces where the actor keeps watch over all of them: without a look into the records.</summary>
    public static Expression<Func<Share, bool>> WatchedBy(Actor actor)
    {
        var watched = actor.WorkspacesAs(Role.DataFocalPoint);
        return share => watched.Contains(share.WorkspaceId);
    }

    /// <summary>What stands open to the actor's own organisations now.</summary>
    public static Expression<Func<Share, bool>> OpenTo(Actor actor, DateTimeOffset now)
    {
        var organisations = actor.Organisations;
        return share => organisations.Contains(share.OrganisationId) && share.OpenedAt != null && share.RevokedAt == null && share.EndsAt > now;
    }
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Publishing;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Publishing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

/// <summary>What waits for somebody as a party or as a second person: partnerships, figures to publish, changes of a mission's state.</summary>
internal static class OtherTurns
{
    /// <summary>Partnerships on which it is the actor's turn. A turn is worked out from the whole record, as in their list. Two queries, none for people who have no part in any.</summary>
    public static async Task<int> PartnershipTurns(this PeaceCoordDb db, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (actor.Standings.Count == 0)
            return 0;
        var zones = await db.Workspaces.AsNoTracking().Select(w => new { w.Id, w.TimeZone }).ToDictionaryAsync(w => w.Id, w => w.TimeZone, cancel);
        return (await db.Partnerships.AsNoTracking().VisibleTo(actor).ToListAsync(cancel)).Count(partnership => PartnershipAccess.TurnOf(actor, partnership, MissionTime.Today(zones[partnership.WorkspaceId], now)) is not null);
    }

    /// <summary>Figures to be published that somebody else proposed, and the actor may approve.</summary>
    public static async Task<int> PublicationsToApprove(this PeaceCoordDb db, Actor actor, CancellationToken cancel) =>
        actor.WorkspacesAs(PublicationAccess.KeeperRoles).Count == 0
            ? 0
            : (await db.Publications.AsNoTracking().Where(PublicationAccess.VisibleTo(actor)).Where(p => p.State == PublicationState.Proposed).ToListAsync(cancel)).Count(p => PublicationAccess.CanApprove(actor, p));

    /// <summary>Changes of a mission's state that somebody else proposed, and the actor may confirm: of archived missions too, which are re-opened so.</summary>
    public static async Task<int> ChangesToConfirm(this PeaceCoordDb db, Actor actor, CancellationToken cancel) =>
        actor.WorkspacesAs(ClosingAccess.Readers).Count == 0
            ? 0
            : (await db.WorkspaceChanges.AsNoTracking().Where(ClosingAccess.VisibleTo(actor)).Where(c => c.State == ChangeState.Proposed).ToListAsync(cancel)).Count(change => ClosingAccess.CanConfirm(actor, change));
}

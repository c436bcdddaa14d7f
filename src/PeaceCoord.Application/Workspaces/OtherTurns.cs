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
    /// <summary>Partnerships on which it is the actor's turn, counted by the database as <see cref="PartnershipAccess.TurnOf"/> tells it of one. None asked for people who have no part in any.</summary>
    public static async Task<int> PartnershipTurns(this PeaceCoordDb db, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (actor.Standings.Count == 0)
            return 0;
        // No mission's day is another than one of these three.
        var workspaces = db.Workspaces.AsNoTracking();
        var zones = await workspaces.Select(w => w.TimeZone).Distinct().ToListAsync(cancel);
        var count = 0;
        foreach (var today in zones.GroupBy(zone => MissionTime.Today(zone, now)))
        {
            List<string> there = [.. today];
            count += await db.Partnerships.AsNoTracking().VisibleTo(actor).Where(p => workspaces.Any(w => w.Id == p.WorkspaceId && there.Contains(w.TimeZone))).CountAsync(PartnershipAccess.IsTurnOf(actor, today.Key), cancel);
        }

        return count;
    }

    /// <summary>Figures to be published that somebody else proposed, and the actor may approve.</summary>
    public static async Task<int> PublicationsToApprove(this PeaceCoordDb db, Actor actor, CancellationToken cancel) =>
        actor.WorkspacesAs(PublicationAccess.PublisherRoles).Count == 0
            ? 0
            : await db.Publications.AsNoTracking().Where(p => p.State == PublicationState.Proposed).CountAsync(PublicationAccess.WaitsFor(actor), cancel);

    /// <summary>Changes of a mission's state that somebody else proposed, and the actor may confirm: of archived missions too, which are re-opened so.</summary>
    public static async Task<int> ChangesToConfirm(this PeaceCoordDb db, Actor actor, CancellationToken cancel) =>
        actor.WorkspacesAs(ClosingAccess.Confirmers).Count == 0
            ? 0
            : await db.WorkspaceChanges.AsNoTracking().Where(c => c.State == ChangeState.Proposed).CountAsync(ClosingAccess.WaitsFor(actor), cancel);
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Application.Calendars;

/// <summary>The actor's feeds that answer, and where more can be made.</summary>
public sealed class ListCalendarFeeds(Database database, ICurrentActor current) : IUseCase
{
    /// <returns>Null for those who plan nowhere: they have none and make none.</returns>
    public async Task<CalendarFeedList?> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var own = actor.WorkspacesAs(ConsultationAccess.Writers);
        if (actor.Id is not { } me || own.Count == 0)
            return null;

        await using var db = await database.Open<ListCalendarFeeds>(actor, cancel);
        var places = await db.Workspaces.AsNoTracking().AsSingleQuery().Where(w => own.Contains(w.Id)).OrderBy(w => w.Code).ToListAsync(cancel);
        var feeds = await db.CalendarFeeds.AsNoTracking().Where(feed => feed.AccountId == me && feed.RevokedAt == null).OrderBy(feed => feed.MadeAt).ThenBy(feed => feed.Id).ToListAsync(cancel);
        var fetched = await db.CalendarFetches.AsNoTracking().Where(fetch => fetch.AccountId == me).ToDictionaryAsync(fetch => fetch.FeedId, fetch => fetch.At, cancel);
        return new CalendarFeedList(
            [.. feeds.Select(feed =>
            {
                var place = places.Find(w => w.Id == feed.WorkspaceId);
                return new CalendarFeedRow(feed.Id, feed.Name, feed.Filter, place?.Name, place?.FieldOffices.FirstOrDefault(o => o.Id == feed.FieldOfficeId)?.Name, feed.MadeAt, fetched.TryGetValue(feed.Id, out var at) ? at : null);
            })],
            [.. places.Select(Workplace.Of)]);
    }
}

/// <param name="Places">Where the actor plans, each with its offices.</param>
public sealed record CalendarFeedList(IReadOnlyList<CalendarFeedRow> Feeds, IReadOnlyList<Workplace> Places);

/// <param name="Mission">Null where the actor plans no more: then it answers nobody.</param>
/// <param name="FetchedAt">Null when nobody fetched it yet.</param>
public sealed record CalendarFeedRow(CalendarFeedId Id, string Name, FeedFilter Filter, string? Mission, string? Office, DateTimeOffset MadeAt, DateTimeOffset? FetchedAt);

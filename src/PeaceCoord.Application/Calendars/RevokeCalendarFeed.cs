using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Calendars;

/// <summary>Takes a feed's address back: the next request to it finds nothing. Its owner may, whatever they are a member of by now.</summary>
public sealed class RevokeCalendarFeed(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CalendarFeedId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.Id is not { } me)
            return Refusal.NotFound;
        await using var db = await database.Open<RevokeCalendarFeed>(actor, cancel);
        var feed = await db.CalendarFeeds.FirstOrDefaultAsync(f => f.Id == id && f.AccountId == me, cancel);
        return feed is null ? Refusal.NotFound : await db.Save(feed.Revoke(clock.GetUtcNow()), feed, null, cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.People;

/// <summary>Where the actor is signed in: the sessions that are open, the present one first.</summary>
public sealed class ListSessions(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<IReadOnlyList<SessionRow>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.Id is not { Value: var me })
            return [];
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ListSessions>(actor, cancel);
        var open = await db.Sessions.AsNoTracking().Where(s => s.AccountId == me && s.EndedAt == null).OrderByDescending(s => s.SeenAt).ToListAsync(cancel);
        return
        [
            .. open.Where(s => AccountSession.EndOf(s.BegunAt, s.SeenAt) > now)
                .Select(s => new SessionRow(s.Id, s.Device.Split('/')[0], s.Device.Contains('/', StringComparison.Ordinal) ? s.Device.Split('/')[1] : "", s.BegunAt, s.SeenAt, s.Id == actor.SessionId))
                .OrderByDescending(row => row.IsThis),
        ];
    }
}

/// <param name="Browser">A word for it; empty when it is not known.</param>
/// <param name="System">A word for what it runs on; empty when it is not known.</param>
/// <param name="SeenAt">When it was last used, to the minute.</param>
/// <param name="IsThis">The one that asks.</param>
public sealed record SessionRow(Guid Id, string Browser, string System, DateTimeOffset BegunAt, DateTimeOffset SeenAt, bool IsThis);

using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.People;

/// <summary>
/// Ends every session of the person's account, this one too, and takes back the addresses that calendar programs read by, which outlive sessions, unless they say
/// that they keep them. It succeeds whoever changes the account or an address at that moment.
/// </summary>
public sealed class SignOutEverywhere(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(SignOutEverywhereInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.Id is not { } me)
            return Refusal.NotFound;
        var now = clock.GetUtcNow();
        await using var db = await database.Open<SignOutEverywhere>(actor, cancel);
        await using var turn = await db.TurnFor(me, cancel);
        var account = await db.Hold(me, cancel);
        (account.SecurityStamp, account.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
        await db.EndSessions(me, null, now, cancel);
        if (!input.KeepCalendars)
            await db.RevokeFeeds(me, now, cancel);
        return await turn.Save(Result.Done, cancel);
    }
}

public sealed class SignOutEverywhereInput
{
    /// <summary>Whether the addresses of the person's calendars go on answering. Not, unless it is said: who signs out everywhere may have lost a device.</summary>
    public bool KeepCalendars { get; set; }
}

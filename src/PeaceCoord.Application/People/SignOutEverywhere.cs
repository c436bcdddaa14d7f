using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.People;

/// <summary>Ends every session of the person's account, this one too; and, when asked for, takes back the addresses that calendar programs read by, which outlive sessions.</summary>
public sealed class SignOutEverywhere(AccountWork work, Database database, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(SignOutEverywhereInput input, CancellationToken cancel)
    {
        var account = await work.Mine<SignOutEverywhere>(cancel);
        var actor = await work.ActAs<SignOutEverywhere>(cancel);
        if (account is null || actor.Id is not { } me)
            return Refusal.NotFound;
        if (input.RevokeCalendars)
        {
            await using var db = await database.Open<SignOutEverywhere>(actor, cancel);
            foreach (var feed in await db.CalendarFeeds.Where(feed => feed.AccountId == me && feed.RevokedAt == null).ToListAsync(cancel))
                feed.Revoke(clock.GetUtcNow());
            var revoked = await db.Save(cancel);
            if (!revoked.Succeeded)
                return revoked;
        }

        await work.EndSessions(me, null, clock.GetUtcNow(), cancel);
        return await work.Insist(me, work.Accounts.UpdateSecurityStampAsync);
    }
}

public sealed class SignOutEverywhereInput
{
    public bool RevokeCalendars { get; set; }
}

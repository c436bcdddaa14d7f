using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Ends every session of somebody's account, and takes back the addresses its calendar programs read by, when a device was lost: an administrator of the system of any
/// account, who decides about a membership of its person. The account stays, and its person signs in anew.
/// </summary>
public sealed class EndSessionsOf(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <summary>Of any account, by an administrator of the system.</summary>
    public async Task<Result> Run(AccountId account, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.IsSystemAdmin)
            return Refusal.NotFound;
        await using var db = await database.Open<EndSessionsOf>(actor, cancel);
        return await db.Accounts.AnyAsync(a => a.Id == account.Value, cancel) ? await End(db, account, cancel) : Refusal.NotFound;
    }

    /// <summary>Of a member, by who decides about the membership; not after it ended.</summary>
    public async Task<Result> Run(MembershipId member, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<EndSessionsOf>(actor, cancel);
        var found = await db.Managed(member, actor, cancel);
        if (!found.TryGet(out var membership))
            return found;
        return membership.IsOver(clock.GetUtcNow()) ? new Refusal(PeopleRefusalCodes.MembershipOver) : await End(db, membership.AccountId, cancel);
    }

    private async Task<Result> End(PeaceCoordDb db, AccountId account, CancellationToken cancel)
    {
        await using var turn = await db.TurnFor(account, cancel);
        await db.EndSessions(account, null, clock.GetUtcNow(), cancel);
        await db.RevokeFeeds(account, clock.GetUtcNow(), cancel);
        db.Acts.Add(new Act("SessionsEnded", nameof(Account), account.Value));
        return await turn.Save(Result.Done, cancel);
    }
}

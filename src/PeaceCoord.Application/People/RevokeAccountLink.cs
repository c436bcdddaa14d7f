using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>Takes back the one-time link of an account, by whoever could make another: it was handed to the wrong person. Taking back none changes nothing.</summary>
public sealed class RevokeAccountLink(Database database, ICurrentActor current, Actors actors, TimeProvider clock) : IUseCase
{
    /// <summary>Of any account, by an administrator of the system.</summary>
    public async Task<Result> Run(AccountId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.IsSystemAdmin)
            return Refusal.NotFound;
        await using var db = await database.Open<RevokeAccountLink>(actor, cancel);
        return await db.Accounts.FirstOrDefaultAsync(a => a.Id == id.Value, cancel) is { } account ? await Take(db, account, cancel) : Refusal.NotFound;
    }

    /// <summary>Of a member whose second step was removed, by the administrators of the mission that decided so.</summary>
    public async Task<Result> Run(MembershipId member, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RevokeAccountLink>(actor, cancel);
        var found = await db.AwaitingByDecision(actors, member, actor, clock.GetUtcNow(), cancel);
        return found.TryGet(out var account) ? await Take(db, account, cancel) : found;
    }

    private static async Task<Result> Take(PeaceCoordDb db, Account account, CancellationToken cancel)
    {
        if (account.LinkHash is null)
            return Result.Done;
        account.TakeLink();
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        return await db.Save(cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// A new one-time link in place of one that was lost, ran out or was taken back: for an account nobody joined with yet, by an administrator of the system; for a
/// member whose second step was removed, by the administrators of the mission that decided so. A link made before ends.
/// </summary>
public sealed class MakeAccountLink(Database database, ICurrentActor current, Actors actors, TimeProvider clock) : IUseCase
{
    /// <returns>Its secret: told this once, kept as a hash.</returns>
    public async Task<Result<string>> Run(AccountId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.IsSystemAdmin)
            return Refusal.NotFound;
        await using var db = await database.Open<MakeAccountLink>(actor, cancel);
        var account = await db.Accounts.FirstOrDefaultAsync(a => a.Id == id.Value, cancel);
        if (account is null)
            return Refusal.NotFound;
        return account.HasJoined ? new Refusal(PeopleRefusalCodes.HasJoined) : await Give(db, account, actor, cancel);
    }

    /// <inheritdoc cref="Run(AccountId, CancellationToken)"/>
    public async Task<Result<string>> Run(MembershipId member, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<MakeAccountLink>(actor, cancel);
        var found = await db.AwaitingByDecision(actors, member, actor, clock.GetUtcNow(), cancel);
        return found.TryGet(out var account) ? await Give(db, account, actor, cancel) : Result<string>.Refused(found.Refusals);
    }

    private async Task<Result<string>> Give(PeaceCoordDb db, Account account, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!StepUp.IsFresh(actor, now))
            return PeopleRefusals.ConfirmFirst;
        var secret = account.GiveLink(now);
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        var saved = await db.Save(cancel);
        return saved.Succeeded ? secret : Result<string>.Refused(saved.Refusals);
    }
}

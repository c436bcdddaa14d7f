using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// A new one-time link in place of one that was lost, ran out or was taken back: for an account nobody joined with yet, by an administrator of the system; for a
/// member whose second step was removed, by who decides about the membership. A link made before ends.
/// </summary>
public sealed class MakeAccountLink(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
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
        return account.HasJoined ? new Refusal(PeopleRefusalCodes.HasJoined) : await Give(db, account, cancel);
    }

    /// <inheritdoc cref="Run(AccountId, CancellationToken)"/>
    public async Task<Result<string>> Run(MembershipId member, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<MakeAccountLink>(actor, cancel);
        var found = await db.ManagedOfWorkspace(member, actor, cancel);
        if (!found.TryGet(out var membership))
            return Result<string>.Refused(found.Refusals);
        if (membership.IsOver(clock.GetUtcNow()))
            return new Refusal(PeopleRefusalCodes.MembershipOver);
        var account = await db.Accounts.SingleAsync(a => a.Id == membership.AccountId.Value, cancel);
        if (!account.AwaitsSecondStep)
            return new Refusal(PeopleRefusalCodes.NoResetAsked);
        return StepUp.IsFresh(actor, clock.GetUtcNow()) ? await Give(db, account, cancel) : PeopleRefusals.ConfirmFirst;
    }

    private async Task<Result<string>> Give(PeaceCoordDb db, Account account, CancellationToken cancel)
    {
        var secret = account.GiveLink(clock.GetUtcNow());
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        var saved = await db.Save(cancel);
        return saved.Succeeded ? secret : Result<string>.Refused(saved.Refusals);
    }
}

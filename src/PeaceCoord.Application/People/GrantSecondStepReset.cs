using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// The second administrator agrees that a lost second step is removed: authenticator, passkeys and recovery codes go, every session ends, and a link is made by which
/// the person, who still needs the password, sets up a new one.
/// </summary>
public sealed class GrantSecondStepReset(Database database, ICurrentActor current, Actors actors, TimeProvider clock) : IUseCase
{
    /// <returns>The link's secret: told this once, kept as a hash.</returns>
    public async Task<Result<string>> Run(MembershipId id, DecideSecondStepResetInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<GrantSecondStepReset>(actor, cancel);
        var found = await db.ManagedOfWorkspace(id, actor, cancel);
        if (!found.TryGet(out var membership))
            return Result<string>.Refused(found.Refusals);
        var granted = membership.GrantReset(actor.Id!.Value, now);
        if (!granted.Succeeded)
            return Result<string>.Refused(granted.Refusals);
        if (await AskSecondStepReset.WhyNot(db, actors, membership, now, cancel) is { } why)
            return why;
        if (!StepUp.IsFresh(actor, now))
            return PeopleRefusals.ConfirmFirst;

        // Sessions end, and the rest is saved, together or not at all.
        await using var turn = await db.TurnFor(membership.AccountId, cancel);
        var secret = await db.ResetSecondStep(await db.Accounts.SingleAsync(a => a.Id == membership.AccountId.Value, cancel), now, cancel);
        var saved = await turn.Save(granted, membership, input.Version, cancel);
        return saved.Succeeded ? secret : Result<string>.Refused(saved.Refusals);
    }
}

public sealed class DecideSecondStepResetInput
{
    /// <summary>The version that was looked at: what is agreed to is what was shown.</summary>
    public int? Version { get; set; }
}

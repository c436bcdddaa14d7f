using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>The second administrator gives the clearance that another asked for.</summary>
public sealed class GrantClearance(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(MembershipId id, DecideClearanceInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<GrantClearance>(actor, cancel);
        var found = await db.ManagedOfWorkspace(id, actor, cancel);
        if (found.Succeeded && !StepUp.IsFresh(actor, clock.GetUtcNow()))
            return PeopleRefusals.ConfirmFirst;
        return found.TryGet(out var membership)
            ? await db.Save(membership.GrantClearance(actor.Id!.Value, clock.GetUtcNow()), membership, input.Version, cancel)
            : found;
    }
}

public sealed class DecideClearanceInput
{
    /// <summary>The version that was looked at: what is granted is what was shown.</summary>
    public int? Version { get; set; }
}

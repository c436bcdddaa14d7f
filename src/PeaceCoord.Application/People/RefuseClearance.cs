using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>The second administrator refuses the clearance that another asked for; the member keeps the one they have.</summary>
public sealed class RefuseClearance(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(MembershipId id, DecideClearanceInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RefuseClearance>(actor, cancel);
        var found = await db.ManagedOfWorkspace(id, actor, cancel);
        return found.TryGet(out var membership)
            ? await db.Save(membership.RefuseClearance(actor.Id!.Value, clock.GetUtcNow()), membership, input.Version, cancel)
            : found;
    }
}

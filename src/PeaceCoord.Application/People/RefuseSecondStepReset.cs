using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>An administrator refuses that a second step is removed, or takes back what they asked themselves; it stays as it is.</summary>
public sealed class RefuseSecondStepReset(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(MembershipId id, DecideSecondStepResetInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RefuseSecondStepReset>(actor, cancel);
        var found = await db.ManagedOfWorkspace(id, actor, cancel);
        return found.TryGet(out var membership)
            ? await db.Save(membership.RefuseReset(actor.Id!.Value, clock.GetUtcNow()), membership, input.Version, cancel)
            : found;
    }
}

using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Commitments;

/// <summary>Says that somebody went and looked, and that it was done. Never the owner.</summary>
public sealed class VerifyCommitment(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, CommitmentActInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<VerifyCommitment>(actor, cancel);
        return await db.Do(
            actor, id, input.Version, CommitmentAccess.CanClose, Who.OfficersOtherThanTheOwner,
            (commitment, _) => commitment.Verify(actor.Id!.Value, now),
            now, cancel);
    }
}

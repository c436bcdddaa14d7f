using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Commitments;

/// <summary>Ends it. Refused until the community was told and has answered.</summary>
public sealed class CloseCommitment(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, CommitmentActInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<CloseCommitment>(actor, cancel);
        return await db.Do(
            actor, id, input.Version, CommitmentAccess.CanClose, Who.OfficersOtherThanTheOwner,
            (commitment, _) => commitment.Close(actor.Id!.Value, now),
            now, cancel);
    }
}

using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Commitments;

/// <summary>Begins the work, or begins it again after a dispute.</summary>
public sealed class StartCommitment(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, CommitmentActInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<StartCommitment>(actor, cancel);
        return await db.Do(
            actor, id, input.Version, CommitmentAccess.CanWork, Who.TheOwnerOrAnOfficer,
            (commitment, _) => commitment.Start(),
            now, cancel);
    }
}

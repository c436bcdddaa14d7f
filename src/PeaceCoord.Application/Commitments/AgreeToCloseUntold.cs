using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Commitments;

/// <summary>The second person agrees, and it closes without the community having been told.</summary>
public sealed class AgreeToCloseUntold(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, CommitmentActInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<AgreeToCloseUntold>(actor, cancel);
        return await db.Do(
            actor, id, input.Version, CommitmentAccess.CanClose, Who.OfficersOtherThanTheOwner,
            (commitment, _) => commitment.AgreeToCloseUntold(actor.Id!.Value, now),
            now, cancel);
    }
}

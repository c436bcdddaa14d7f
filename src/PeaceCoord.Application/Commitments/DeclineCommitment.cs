using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Commitments;

/// <summary>Declines a commitment, with the reason that is given to the community.</summary>
public sealed class DeclineCommitment(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, DeclineCommitmentInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<DeclineCommitment>(actor, cancel);
        return await db.Do(
            actor, id, input.Version, CommitmentAccess.CanWork, Who.TheOwnerOrAnOfficer,
            (commitment, today) => commitment.Decline(input.Reason, today, input.Ground),
            now, cancel);
    }
}

public sealed class DeclineCommitmentInput
{
    /// <summary>As it is said to the community.</summary>
    public string? Reason { get; set; }

    /// <summary>For the figures only; never said to the community in place of the reason.</summary>
    public DeclineGround? Ground { get; set; }

    public int? Version { get; set; }
}

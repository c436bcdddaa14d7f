using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Commitments;

/// <summary>Says that it was done. It stays open until the community was told.</summary>
public sealed class DeliverCommitment(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, DeliverCommitmentInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<DeliverCommitment>(actor, cancel);
        return await db.Do(
            actor, id, input.Version, CommitmentAccess.CanWork, Who.TheOwnerOrAnOfficer,
            (commitment, today) => commitment.Deliver(input.On ?? today, input.Note, today),
            now, cancel);
    }
}

public sealed class DeliverCommitmentInput
{
    /// <summary>The mission's day when empty.</summary>
    public DateOnly? On { get; set; }

    public string? Note { get; set; }

    public int? Version { get; set; }
}

using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Commitments;

/// <summary>Notes something done on the way.</summary>
public sealed class AddStep(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, AddStepInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<AddStep>(actor, cancel);
        return await db.Do(
            actor, id, input.Version, CommitmentAccess.CanWork, Who.TheOwnerOrAnOfficer,
            (commitment, today) => commitment.AddStep(input.On ?? today, input.Note, actor.Id!.Value, today, now),
            now, cancel);
    }
}

public sealed class AddStepInput
{
    /// <summary>The mission's day when empty.</summary>
    public DateOnly? On { get; set; }

    public string? Note { get; set; }

    public int? Version { get; set; }
}

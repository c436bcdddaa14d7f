using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Commitments;

/// <summary>Says that an accepted commitment has its place in a plan.</summary>
public sealed class PlanCommitment(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, PlanCommitmentInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<PlanCommitment>(actor, cancel);
        return await db.Do(
            actor, id, input.Version, CommitmentAccess.CanWork, Who.TheOwnerOrAnOfficer,
            (commitment, _) => commitment.Plan(input.Horizon),
            now, cancel);
    }
}

public sealed class PlanCommitmentInput : CommitmentActInput
{
    /// <summary>How soon it is meant to be of use.</summary>
    public Horizon? Horizon { get; set; }
}

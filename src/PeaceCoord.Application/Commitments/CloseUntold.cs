using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Commitments;

/// <summary>Asks for it to be closed without telling the community, with the reason; a second person decides.</summary>
public sealed class CloseUntold(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, CloseUntoldInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<CloseUntold>(actor, cancel);
        return await db.Do(
            actor, id, input.Version, CommitmentAccess.CanAskToCloseUntold, Who.MissionStaff,
            (commitment, _) => commitment.AskToCloseUntold(input.Reason, input.Explanation, actor.Id!.Value, now),
            now, cancel);
    }
}

public sealed class CloseUntoldInput
{
    public UntoldReason? Reason { get; set; }

    public string? Explanation { get; set; }

    public int? Version { get; set; }
}

using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Commitments;

/// <summary>
/// Corrects what is noted of a telling and of the community's answer, with a reason: those who may tell, whoever told it. What stood there is kept. Of what is closed
/// too: it is open again when it could not be closed by what is true now.
/// </summary>
public sealed class CorrectTelling(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, TellingId telling, CorrectTellingInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<CorrectTelling>(actor, cancel);
        return await db.Do(actor, id, input.Version, CommitmentAccess.CanTell, Who.MissionStaff, Correct, now, cancel);

        Result Correct(Commitment commitment, DateOnly today)
        {
            var check = input.Check();
            return check.Passed ? commitment.CorrectTelling(telling, input.Facts(actor.Id!.Value), input.Reason, actor.Id!.Value, today, now) : check.Result();
        }
    }
}

public sealed class CorrectTellingInput : TellingInput
{
    /// <summary>Why it is corrected.</summary>
    public string? Reason { get; set; }
}

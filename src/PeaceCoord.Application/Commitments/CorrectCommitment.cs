using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Commitments;

/// <summary>Corrects what was recorded wrongly of a commitment that is open: what was promised, by when, and how much it matters. What it said before is kept, with the reason.</summary>
public sealed class CorrectCommitment(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, CorrectCommitmentInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<CorrectCommitment>(actor, cancel);
        var held = await db.Commitments.Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.Id == id)
            .Join(db.Consultations, c => c.ConsultationId, meeting => meeting.Id, (_, meeting) => meeting.HeldOn).SingleOrDefaultAsync(cancel);
        return await db.Do(
            actor, id, input.Version, CommitmentAccess.CanCorrect, Who.Officers,
            (commitment, _) => commitment.Correct(new CommitmentWording(input.Text, input.Due, input.Priority), held, input.Reason, actor.Id!.Value, now),
            now, cancel);
    }
}

public sealed class CorrectCommitmentInput
{
    public int? Version { get; set; }

    public string? Text { get; set; }

    /// <summary>Not before the day of the meeting.</summary>
    public DateOnly? Due { get; set; }

    public Priority? Priority { get; set; }

    /// <summary>Why it is corrected.</summary>
    public string? Reason { get; set; }
}

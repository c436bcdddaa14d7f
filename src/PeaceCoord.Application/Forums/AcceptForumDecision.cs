using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Forums;

/// <summary>
/// Answers for the mission that it takes on what a forum asks of it: a commitment of the consultation that the meeting was logged as, by the
/// rules of <see cref="AddCommitment"/>, saved with the answer. Officers and section heads.
/// </summary>
public sealed class AcceptForumDecision(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(JointForumId id, ForumDecisionId decision, AcceptForumDecisionInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<AcceptForumDecision>(actor, cancel);
        return await db.Keep(actor, id, input.Version, clock, (forum, today) => Accept(db, actor, forum, decision, input, today, cancel), cancel);
    }

    private async Task<Result?> Accept(PeaceCoordDb db, Actor actor, JointForum forum, ForumDecisionId id, AcceptForumDecisionInput input, DateOnly today, CancellationToken cancel)
    {
        var decision = forum.Decisions.FirstOrDefault(taken => taken.Id == id);
        var commitment = new CommitmentId(input.Id);
        if (decision?.CommitmentId == commitment)
            return null;
        var accepted = forum.Accept(id, commitment, actor.Id!.Value, today);
        if (!accepted.Succeeded)
            return accepted;

        // One that the actor does not see is as none: nobody is told that there is one.
        var linked = forum.Meetings.Single(meeting => meeting.Id == decision!.MeetingId).Consultations.ConvertAll(held => new ConsultationId(held));
        var seen = await db.Consultations.VisibleTo(actor).Where(c => linked.Contains(c.Id)).ToListAsync(cancel);
        var consultation = seen.MinBy(held => linked.IndexOf(held.Id));
        if (consultation is null)
            return new Refusal(ForumRefusalCodes.NoConsultation);
        if (!CommitmentAccess.CanAdd(actor, consultation))
            return Refusal.NotPermitted(CommitmentAccess.Adders);
        // The words of the decision are written on the commitment, which is read by those who read the consultation.
        return consultation.Label < forum.Label ? new Refusal(ForumRefusalCodes.ReadByMore) : await db.TakeOn(actor, consultation, input, clock.GetUtcNow(), cancel);
    }
}

public sealed class AcceptForumDecisionInput : AddCommitmentInput
{
    /// <summary>The version of the forum that the form was opened on.</summary>
    public int? Version { get; set; }
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Commitments;

/// <summary>What is done to a commitment by one click: the acts that ask for nothing to be written.</summary>
public enum NextStep
{
    Accept,
    Start,
    Verify,
    Close,
}

/// <param name="Version">The one that the steps were found at.</param>
public sealed record StepsNow(int Version, IReadOnlyList<NextStep> Steps)
{
    public static StepsNow None { get; } = new(0, []);
}

internal static class NextSteps
{
    /// <summary>Whether the act is one of those at this point of the way; who may is another question. Of closing <see cref="ClosingFacts"/> says it.</summary>
    public static bool Comes(this NextStep step, CommitmentState state) => step switch
    {
        NextStep.Accept => state == CommitmentState.Recorded,
        NextStep.Start => state is CommitmentState.Accepted or CommitmentState.Planned or CommitmentState.Disputed,
        NextStep.Verify => state is CommitmentState.Delivered or CommitmentState.Confirmed,
        _ => false,
    };

    /// <summary>
    /// The steps that the actor may take with each, in one query. Closing is offered where it would not be refused: the
    /// record's own page offers it earlier, and says what is missing.
    /// </summary>
    public static async Task<IReadOnlyDictionary<CommitmentId, StepsNow>> NextStepsOf(this PeaceCoordDb db, Actor actor, IReadOnlyCollection<CommitmentId> ids, CancellationToken cancel)
    {
        var me = actor.Id ?? default;
        var person = me.Value;
        var found = await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => ids.Contains(c.Id) && c.ClosedAt == null)
            .Select(c => new
            {
                c.Id,
                c.Version,
                c.State,
                c.WorkspaceId,
                c.OrganisationId,
                c.Label,
                c.FieldOfficeId,
                IsNamed = c.NamedReaders.Contains(person),
                IsOwn = c.OwnerId == me,
                WasOwn = c.Handovers.Any(handover => handover.From == me),
                IsVerified = c.VerifiedBy != null,
                Closing = new ClosingFacts(
                    c.State,
                    c.ClosedAt != null,
                    c.ToldOn != null,
                    c.Communities.Any()
                        ? c.Communities.Any(of => of.Answer == CommunityAnswer.NotYet)
                        : c.Tellings.Where(telling => telling.Stands).OrderByDescending(telling => telling.On).ThenByDescending(telling => telling.RecordedAt).Select(telling => (CommunityAnswer?)telling.Answer).FirstOrDefault() == CommunityAnswer.NotYet,
                    c.Priority,
                    c.VerifiedBy != null,
                    c.Untold != null),
            })
            .ToListAsync(cancel);
        return found.ToDictionary(c => c.Id, c =>
        {
            var record = new Labelled(c.WorkspaceId, c.Label, c.FieldOfficeId, c.IsNamed, c.IsOwn);
            var (works, closes) = (CommitmentAccess.CanWork(actor, record, c.OrganisationId), CommitmentAccess.CanClose(actor, record, c.IsOwn || c.WasOwn));
            return new StepsNow(c.Version,
            [
                .. Enum.GetValues<NextStep>().Where(step => step switch
                {
                    NextStep.Close => closes && c.Closing.IsReady,
                    NextStep.Verify => closes && !c.IsVerified && step.Comes(c.State),
                    _ => works && step.Comes(c.State),
                }),
            ]);
        });
    }
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Application.Consultations;

/// <summary>Submitted consultations that wait for the actor's review, the longest waiting first; and the actor's own that came back.</summary>
public sealed class ListToReview(Database database, ICurrentActor current) : IUseCase
{
    public async Task<ReviewList> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListToReview>(actor, cancel);
        var reviewedIn = actor.WorkspacesAs(ConsultationAccess.Reviewers);
        var visible = db.Consultations.AsNoTracking().VisibleTo(actor);
        var waiting = await visible
            .Where(c => c.State == ConsultationState.Submitted && c.AuthorId != actor.Id && reviewedIn.Contains(c.WorkspaceId))
            .OrderBy(c => c.SubmittedAt)
            .Select(c => new ToReviewRow(c.Id, c.Title ?? "", c.HeldOn, c.SubmittedAt, c.Label))
            .ToListAsync(cancel);
        var returned = await visible
            .Where(c => c.State == ConsultationState.Returned && c.AuthorId == actor.Id)
            .OrderBy(c => c.SubmittedAt)
            .Select(c => new ToReviewRow(c.Id, c.Title ?? "", c.HeldOn, c.SubmittedAt, c.Label))
            .ToListAsync(cancel);
        return new ReviewList(waiting, returned);
    }
}

public sealed record ReviewList(IReadOnlyList<ToReviewRow> Waiting, IReadOnlyList<ToReviewRow> ReturnedToMe);

public sealed record ToReviewRow(ConsultationId Id, string Title, DateOnly? HeldOn, DateTimeOffset? SubmittedAt, Domain.People.Label Label);

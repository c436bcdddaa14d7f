using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>Whom consultations wait for when they were submitted.</summary>
internal static class Reviewing
{
    /// <summary>Where one consultation goes, or went, for its review.</summary>
    public static async Task<GoesTo> RouteOf(this PeaceCoordDb db, Labelled record, AccountId author, IReadOnlyCollection<AccountId> named, DateTimeOffset now, CancellationToken cancel)
    {
        var route = ReviewRoute.Of(await db.ReviewersIn([record.WorkspaceId], now, cancel), record, author, named);
        var names = await db.NamesOf(route.People, cancel);
        return new GoesTo(route.By, [.. names.Values.Order(StringComparer.CurrentCulture)]);
    }

    /// <summary>Where it would go if it were submitted with that content.</summary>
    public static Task<GoesTo> RouteOf(this PeaceCoordDb db, Consultation consultation, ConsultationContent content, DateTimeOffset now, CancellationToken cancel) =>
        db.RouteOf(
            new Labelled(consultation.WorkspaceId, content.Label ?? consultation.Label, content.FieldOfficeId, IsNamed: false),
            consultation.AuthorId,
            [.. content.Readers, consultation.AuthorId],
            now,
            cancel);

    /// <summary>Refuses at the named readers where nobody among them may review what is Strictly confidential: it would wait for nobody.</summary>
    public static void GoesToSomebody(this Check check, ConsultationContent content, ReviewedBy by) =>
        check.Unless(by != ReviewedBy.Nobody || content is not { Label: Label.StrictlyConfidential, Readers.Count: > 0 }, new Refusal(ConsultationRefusalCodes.NobodyToReview, DraftFieldNames.Readers));

    /// <summary>Every submitted consultation that the actor may review, those that wait for the actor first and then the longest waiting. Three queries.</summary>
    public static async Task<IReadOnlyList<WaitingReview>> WaitingFor(this PeaceCoordDb db, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var reviewedIn = actor.WorkspacesAs(ConsultationAccess.Reviewers);
        if (actor.Id is not { } me || reviewedIn.Count == 0)
            return [];

        var waiting = await db.Consultations.AsNoTracking().VisibleTo(actor)
            .Where(c => c.State == ConsultationState.Submitted && c.AuthorId != me && reviewedIn.Contains(c.WorkspaceId))
            .OrderBy(c => c.SubmittedAt).ThenBy(c => c.Id)
            .Select(c => new { c.Id, c.WorkspaceId, c.FieldOfficeId, c.AuthorId, c.Label, Named = c.NamedReaders.Select(reader => reader.AccountId).ToList() })
            .ToListAsync(cancel);
        var reviewers = waiting.Count == 0 ? [] : await db.ReviewersIn(reviewedIn, now, cancel);
        return
        [
            .. waiting.Select(c => (c.Id, Route: ReviewRoute.Of(reviewers, new Labelled(c.WorkspaceId, c.Label, c.FieldOfficeId, IsNamed: false), c.AuthorId, [.. c.Named, c.AuthorId])))
                .Select(c => new WaitingReview(c.Id, c.Route.By, c.Route.People.Contains(me)))
                .OrderBy(c => !c.IsForMe),
        ];
    }

    private static async Task<IReadOnlyList<(AccountId Account, Standing Standing)>> ReviewersIn(this PeaceCoordDb db, IReadOnlyList<WorkspaceId> workspaces, DateTimeOffset now, CancellationToken cancel)
    {
        var members = await db.Memberships.AsNoTracking()
            .Where(m => m.WorkspaceId != null && workspaces.Contains(m.WorkspaceId.Value) && (m.Role == Role.Officer || m.Role == Role.SectionHead) && m.From <= now && (m.Until == null || m.Until > now))
            .Select(m => new { m.AccountId, m.WorkspaceId, m.Role, m.Clearance, m.FieldOfficeId })
            .ToListAsync(cancel);
        return [.. members.Select(m => (m.AccountId, new Standing(m.WorkspaceId, null, m.Role, m.Clearance, m.FieldOfficeId)))];
    }
}

/// <summary>Whom a review waits for.</summary>
/// <param name="Names">Of those people, as colleagues see them.</param>
public sealed record GoesTo(ReviewedBy By, IReadOnlyList<string> Names);

/// <param name="IsForMe">Whether it waits for the actor; others who may review it see it after those.</param>
internal sealed record WaitingReview(ConsultationId Id, ReviewedBy By, bool IsForMe);

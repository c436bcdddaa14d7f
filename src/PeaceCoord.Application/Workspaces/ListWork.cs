using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

/// <summary>The lists of what somebody works at.</summary>
public enum WorkList
{
    Drafts,
    Review,
    Returned,
    Overdue,

    /// <summary>Deliveries that the actor may verify, and that wait for it.</summary>
    Verify,

    /// <summary>Promises that the actor may close now, or about which the actor decides as the second person.</summary>
    Close,

    /// <summary>Shares that hold something back since their record was changed.</summary>
    Shares,

    /// <summary>Requests to lower a label.</summary>
    Labels,

    /// <summary>Records opened in an emergency: open now, or to be looked at.</summary>
    Emergencies,
}

/// <summary>
/// The actor's work, one list at a time and a page of it, with the counts of all: drafts and amendments begun, consultations to review,
/// consultations that came back, own commitments that are overdue, deliveries to verify and promises to close, own shares to look at again, requests to lower a label that wait for the actor, and
/// records opened in an emergency. A fixed number of queries.
/// </summary>
public sealed class ListWork(Database database, ICurrentActor current, KeptAnswers answers, Vault vault, TimeProvider clock) : IUseCase
{
    public const int PageSize = 25;

    /// <param name="asked">Null for the first list that holds something.</param>
    /// <param name="language">Of the names of communities.</param>
    public async Task<MyWork> Run(WorkList? asked, int? page, string language, CancellationToken cancel)
    {
        var reader = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ListWork>(reader, cancel);
        var places = await db.Workspaces.AsNoTracking().Where(w => reader.Workspaces.Contains(w.Id)).OrderBy(w => w.Code).Select(w => new { w.Id, w.TimeZone, w.State }).ToListAsync(cancel);
        var zone = places.FirstOrDefault()?.TimeZone ?? "UTC";
        var today = MissionTime.Today(zone, now);
        // An archived mission asks for nothing, as on the home: none of it could be done.
        var actor = reader.Outside([.. places.Where(w => w.State == WorkspaceState.Archived).Select(w => w.Id)]);
        var waiting = await db.WaitingFor(actor, now, cancel);
        var shares = await db.SharesToLookAt(actor, now, cancel);
        var kept = await answers.Get(
            db, actor.Workspaces, actor, new CountedOn(today),
            async () => new Counted(
                await db.ReturnedTo(actor).CountAsync(cancel), await db.OverdueOf(actor, today).CountAsync(cancel), await db.ToVerifyBy(actor).CountAsync(cancel), await db.ToCloseBy(actor).CountAsync(cancel)),
            _ => 4, cancel);
        var counts = new Dictionary<WorkList, int>
        {
            [WorkList.Drafts] = await db.DraftsOf(actor).CountAsync(cancel),
            [WorkList.Review] = waiting.Count(review => review.IsForMe),
            [WorkList.Returned] = kept.Returned,
            [WorkList.Overdue] = kept.Overdue,
            [WorkList.Verify] = kept.ToVerify,
            [WorkList.Close] = kept.ToClose,
            [WorkList.Shares] = shares.Count,
            [WorkList.Labels] = await db.LabelRequests.Where(OversightAccess.WaitsFor(actor)).CountAsync(cancel),
            [WorkList.Emergencies] = await db.Emergencies.Unsettled(actor, now).CountAsync(cancel),
        };
        var shown = asked is { } list && counts.ContainsKey(list) ? list : Enum.GetValues<WorkList>().FirstOrDefault(one => counts[one] > 0, waiting.Count > 0 ? WorkList.Review : WorkList.Drafts);
        var found = shown == WorkList.Review ? waiting.Count : counts[shown];
        var number = Part.At(page, found, PageSize);
        var work = new MyWork(counts, waiting.Count - counts[WorkList.Review], shown, number, found, today, zone);
        var skip = (number - 1) * PageSize;
        return shown switch
        {
            WorkList.Drafts => work with { Drafts = await Drafts(db, actor, skip, cancel) },
            WorkList.Review => work with { ToReview = await ToReview(db, actor, [.. waiting.Skip(skip).Take(PageSize)], cancel) },
            WorkList.Returned => work with { Returned = await Returned(db, actor, skip, cancel) },
            WorkList.Verify => work with { Ending = await Ending(db, actor, db.ToVerifyBy(actor).OrderBy(c => c.DeliveredOn).ThenBy(c => c.Id).Skip(skip), row => row.DeliveredOn, today, language, cancel) },
            WorkList.Close => work with { Ending = await Ending(db, actor, db.ToCloseBy(actor).OrderBy(c => c.Untold == null).ThenBy(c => c.ToldOn).ThenBy(c => c.Id).Skip(skip), row => row.AskedAt is { } asked ? MissionTime.Today(zone, asked) : row.ToldOn, today, language, cancel) },
            WorkList.Shares => work with { Shares = [.. shares.Skip(skip).Take(PageSize)] },
            WorkList.Labels => work with { Labels = await db.Rows(actor, db.LabelRequests.AsNoTracking().Where(OversightAccess.WaitsFor(actor)).OrderBy(r => r.AskedAt).Skip(skip).Take(PageSize), cancel) },
            WorkList.Emergencies => work with { Emergencies = await db.Rows(actor, db.Emergencies.AsNoTracking().Unsettled(actor, now).OrderBy(e => e.From).Skip(skip).Take(PageSize), now, cancel) },
            _ => work with { Overdue = await Overdue(db, actor, today, skip, language, cancel) },
        };
    }

    private async Task<IReadOnlyList<DraftWork>> Drafts(PeaceCoordDb db, Actor actor, int skip, CancellationToken cancel)
    {
        var me = actor.Id ?? default;
        var found = await db.DraftsOf(actor)
            .Join(db.ConsultationDrafts.AsNoTracking().Where(d => d.AuthorId == me), c => c.Id, d => d.ConsultationId, (c, d) => new { c.Id, c.Title, c.State, c.HeldOn, c.Label, IsMine = c.AuthorId == me, d.SavedAt })
            .OrderByDescending(c => c.SavedAt).ThenBy(c => c.Id).Skip(skip).Take(PageSize)
            .ToListAsync(cancel);
        var rows = found.ConvertAll(c => new ConsultationRow { Id = c.Id, Title = c.Title, State = c.State, HeldOn = c.HeldOn, Label = c.Label, IsMine = c.IsMine });
        await vault.NameDrafts(db, rows, actor, cancel);
        return [.. rows.Zip(found, (row, c) => new DraftWork(row.Id, row.Title, row.Label, row.HeldOn, c.SavedAt, c.State == ConsultationState.Recorded))];
    }

    private static async Task<IReadOnlyList<ReviewWork>> ToReview(PeaceCoordDb db, Actor actor, IReadOnlyList<WaitingReview> waiting, CancellationToken cancel)
    {
        var ids = waiting.Select(review => review.Id).ToList();
        var found = await db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Title, c.Label, c.HeldOn, c.SubmittedAt, c.AuthorId }).ToDictionaryAsync(c => c.Id, cancel);
        var names = await db.NamesOf([.. found.Values.Select(c => c.AuthorId)], cancel);
        return
        [
            .. waiting.Where(review => found.ContainsKey(review.Id)).Select(review => (Review: review, Of: found[review.Id]))
                .Select(row => new ReviewWork(row.Of.Id, row.Of.Title, row.Of.Label, row.Of.HeldOn, row.Of.SubmittedAt, names.GetValueOrDefault(row.Of.AuthorId, ""), row.Review.By, row.Review.IsForMe)),
        ];
    }

    private static async Task<IReadOnlyList<ReturnedWork>> Returned(PeaceCoordDb db, Actor actor, int skip, CancellationToken cancel) =>
        await db.ReturnedTo(actor)
            .Select(c => new { c.Id, c.Title, c.Label, c.HeldOn, At = c.Reviews.Max(review => (DateTimeOffset?)review.At), Comments = c.Comments.Count(comment => !comment.IsAnswered) })
            .OrderBy(c => c.At).ThenBy(c => c.Id).Skip(skip).Take(PageSize)
            .Select(c => new ReturnedWork(c.Id, c.Title, c.Label, c.HeldOn, c.At, c.Comments))
            .ToListAsync(cancel);

    private static async Task<IReadOnlyList<OverdueWork>> Overdue(PeaceCoordDb db, Actor actor, DateOnly today, int skip, string language, CancellationToken cancel)
    {
        var found = await db.OverdueOf(actor, today).OrderBy(c => c.Due).ThenBy(c => c.Id).Skip(skip).Take(PageSize)
            .Select(c => new { c.Id, c.Text, Communities = c.Communities.Select(owed => owed.CommunityId).ToList(), c.Due, c.State, c.Label }).ToListAsync(cancel);
        var communities = await db.CommunityNames(actor, [.. found.SelectMany(c => c.Communities)], language, cancel);
        return [.. found.Select(c => new OverdueWork(c.Id, c.Text, c.Label, [.. c.Communities.Where(communities.ContainsKey).Select(owed => communities[owed])], c.Due, c.State, today.DayNumber - c.Due.DayNumber))];
    }

    /// <param name="page">From the first of the page on, in the list's order.</param>
    /// <param name="since">From when on one waits.</param>
    private static async Task<IReadOnlyList<EndingWork>> Ending(PeaceCoordDb db, Actor actor, IQueryable<Commitment> page, Func<Ended, DateOnly?> since, DateOnly today, string language, CancellationToken cancel)
    {
        var found = await page.Take(PageSize)
            .Select(c => new { c.Id, c.Text, c.Label, Communities = c.Communities.Select(owed => owed.CommunityId).ToList(), c.OwnerId, c.State, When = new Ended(c.DeliveredOn, c.ToldOn, c.Untold == null ? null : c.Untold.AskedAt) })
            .ToListAsync(cancel);
        var communities = await db.CommunityNames(actor, [.. found.SelectMany(c => c.Communities)], language, cancel);
        var owners = await db.DisplayNames([.. found.Select(c => c.OwnerId)], cancel);
        return
        [
            .. found.Select(c => new EndingWork(
                c.Id, c.Text, c.Label, [.. c.Communities.Where(communities.ContainsKey).Select(owed => communities[owed])], owners.GetValueOrDefault(c.OwnerId, ""), c.State, c.When.AskedAt is not null,
                since(c.When) is { } day ? today.DayNumber - day.DayNumber : 0)),
        ];
    }

    /// <param name="AskedAt">When somebody asked to close it untold.</param>
    private sealed record Ended(DateOnly? DeliveredOn, DateOnly? ToldOn, DateTimeOffset? AskedAt);

    /// <summary>Asks how much came back to the actor, how much of theirs is overdue, and how much of others' waits for them.</summary>
    private sealed record CountedOn(DateOnly Today);

    private sealed record Counted(int Returned, int Overdue, int ToVerify, int ToClose);
}

/// <summary>One of the actor's lists of work, and how much stands in each.</summary>
/// <param name="Counts">What waits for the actor, by list.</param>
/// <param name="ReviewsOfOthers">Consultations that wait for others and that the actor may review too; they stand in the list after the actor's.</param>
/// <param name="Found">Rows of the list shown, on all its pages.</param>
/// <param name="Zone">Where the mission works; IANA name.</param>
public sealed record MyWork(IReadOnlyDictionary<WorkList, int> Counts, int ReviewsOfOthers, WorkList Shown, int Page, int Found, DateOnly Today, string Zone)
{
    /// <summary>How many days something waits, in the mission's days; null where it is not said since when.</summary>
    public int? DaysSince(DateTimeOffset? at) => at is { } then ? Math.Max(0, Today.DayNumber - MissionTime.Today(Zone, then).DayNumber) : null;

    public IReadOnlyList<DraftWork> Drafts { get; init; } = [];

    public IReadOnlyList<ReviewWork> ToReview { get; init; } = [];

    public IReadOnlyList<ReturnedWork> Returned { get; init; } = [];

    public IReadOnlyList<OverdueWork> Overdue { get; init; } = [];

    /// <summary>Of the lists of what is to be verified and to be closed.</summary>
    public IReadOnlyList<EndingWork> Ending { get; init; } = [];

    public IReadOnlyList<ShareToLookAt> Shares { get; init; } = [];

    public IReadOnlyList<LabelRequestRow> Labels { get; init; } = [];

    public IReadOnlyList<EmergencyRow> Emergencies { get; init; } = [];
}

/// <param name="IsAmendment">Of what is on record already.</param>
public sealed record DraftWork(ConsultationId Id, string? Title, Label Label, DateOnly? HeldOn, DateTimeOffset SavedAt, bool IsAmendment);

/// <param name="IsForMe">Whether it waits for the actor.</param>
public sealed record ReviewWork(ConsultationId Id, string? Title, Label Label, DateOnly? HeldOn, DateTimeOffset? SubmittedAt, string Author, ReviewedBy By, bool IsForMe);

/// <param name="Comments">On its sections, and not marked as answered before.</param>
public sealed record ReturnedWork(ConsultationId Id, string? Title, Label Label, DateOnly? HeldOn, DateTimeOffset? ReturnedAt, int Comments);

public sealed record OverdueWork(CommitmentId Id, string Text, Label Label, IReadOnlyList<SaidName> Communities, DateOnly Due, CommitmentState State, int Days);

/// <param name="AskedUntold">Somebody asked to close it without telling the community.</param>
/// <param name="Days">Of what is to be verified, since it was delivered; else since the last of its communities was told, or since it was asked to be closed untold.</param>
public sealed record EndingWork(CommitmentId Id, string Text, Label Label, IReadOnlyList<SaidName> Communities, string Owner, CommitmentState State, bool AskedUntold, int Days);

internal static class WorkQueries
{
    /// <summary>Meetings the actor is writing down, and amendments of what is recorded that the actor began.</summary>
    public static IQueryable<Consultation> DraftsOf(this PeaceCoordDb db, Actor actor)
    {
        var me = actor.Id ?? default;
        var drafts = db.ConsultationDrafts;
        return db.Consultations.AsNoTracking().VisibleTo(actor)
            .Where(c => (c.State == ConsultationState.Draft || c.State == ConsultationState.Recorded) && drafts.Any(d => d.ConsultationId == c.Id && d.AuthorId == me));
    }

    public static IQueryable<Consultation> ReturnedTo(this PeaceCoordDb db, Actor actor) =>
        db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.State == ConsultationState.Returned && c.AuthorId == actor.Id);

    public static IQueryable<Commitment> OverdueOf(this PeaceCoordDb db, Actor actor, DateOnly today)
    {
        var me = actor.Id ?? default;
        return db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Overdue(today).Where(c => c.OwnerId == me);
    }

    /// <summary>Deliveries of others that cannot close before somebody looked, and the actor may.</summary>
    public static IQueryable<Commitment> ToVerifyBy(this PeaceCoordDb db, Actor actor) =>
        db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(CommitmentAccess.ClosableBy(actor)).ToVerify();

    /// <summary>Promises of others that the actor may close now. What the actor asked to close untold waits for somebody else.</summary>
    public static IQueryable<Commitment> ToCloseBy(this PeaceCoordDb db, Actor actor)
    {
        var me = actor.Id ?? default;
        return db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(CommitmentAccess.ClosableBy(actor)).ToClose().Where(c => c.Untold == null || c.Untold.AskedBy != me);
    }
}

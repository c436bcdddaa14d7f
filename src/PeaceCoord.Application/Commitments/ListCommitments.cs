using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Commitments;

/// <summary>The commitments the actor may see. A fixed number of queries, however many rows.</summary>
public sealed class ListCommitments(Database database, ICurrentActor current, KeptAnswers answers, TimeProvider clock) : IUseCase
{
    public const int PageSize = 50;

    public async Task<CommitmentList> Run(CommitmentFilter filter, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListCommitments>(actor, cancel);
        var today = await db.DaysOf(clock.GetUtcNow(), cancel);
        var commitments = Filtered(db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)), filter, actor, Earliest(today));
        // The page first and then its rows, so that what hangs on a row is not looked for again by sorting all.
        var page = await answers.PageOf(db, actor, (filter, Earliest(today)), Sorted(commitments, filter.Sort).Select(c => c.Id), filter.Page, PageSize, cancel);
        var ids = page.Ids;
        var found = await Sorted(db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => ids.Contains(c.Id)), filter.Sort)
            .Select(c => new
            {
                c.Id,
                c.WorkspaceId,
                c.Text,
                c.Kind,
                c.PromisedBy,
                Communities = c.Communities.Select(owed => owed.CommunityId).ToList(),
                c.OwnerId,
                c.Due,
                c.Priority,
                c.State,
                c.Label,
                c.DeliveredOn,
                c.DeclinedOn,
                c.ToldOn,
                AskedUntold = c.Untold != null,
                c.ClosedAt,
            })
            .ToListAsync(cancel);

        List<CommunityId> asked = filter.Community is { } of ? [new CommunityId(of)] : [];
        var communities = await db.CommunityNames(actor, [.. found.SelectMany(c => c.Communities), .. asked], language, cancel);
        var owners = await db.DisplayNames([.. found.Where(c => actor.Workspaces.Contains(c.WorkspaceId)).Select(c => c.OwnerId)], cancel);
        return new CommitmentList(
            [.. found.Select(c => new CommitmentRow(
                c.Id, c.Text, c.Kind, c.PromisedBy,
                [.. c.Communities.Where(communities.ContainsKey).Select(owed => communities[owed])],
                actor.Workspaces.Contains(c.WorkspaceId) ? owners.GetValueOrDefault(c.OwnerId) : null, c.OwnerId == actor.Id, c.Due, c.Priority, c.State, c.Label,
                DaysOverdue(c.State, c.Due, c.ClosedAt, today.GetValueOrDefault(c.WorkspaceId, Earliest(today))),
                DaysUntold(c.State, c.DeliveredOn, c.DeclinedOn, c.ToldOn, c.ClosedAt, today.GetValueOrDefault(c.WorkspaceId, Earliest(today))),
                c.AskedUntold && c.ClosedAt == null, c.ClosedAt != null))],
            page.Count,
            page.Number,
            asked is [var wanted] ? communities.GetValueOrDefault(wanted) : null,
            await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).CountClosedUntold(cancel));
    }

    /// <summary>Days since it was recorded; 0 also where the mission's day is still the one before that of UTC.</summary>
    internal static int Age(DateTimeOffset recorded, DateOnly today) => Math.Max(0, today.DayNumber - DateOnly.FromDateTime(recorded.UtcDateTime).DayNumber);

    /// <summary>Days late; 0 when not overdue.</summary>
    internal static int DaysOverdue(CommitmentState state, DateOnly due, DateTimeOffset? closed, DateOnly today) =>
        Commitment.IsOverdue(state, due, closed is not null, today) ? today.DayNumber - due.DayNumber : 0;

    /// <summary>Days since word is owed; null when it is not.</summary>
    /// <param name="told">The day on which the last of its communities was told, or the one that is asked of.</param>
    internal static int? DaysUntold(CommitmentState state, DateOnly? delivered, DateOnly? declined, DateOnly? told, DateTimeOffset? closed, DateOnly today) => (closed, told, state) switch
    {
        (null, null, CommitmentState.Delivered or CommitmentState.Disputed) => today.DayNumber - delivered!.Value.DayNumber,
        (null, null, CommitmentState.Declined) => today.DayNumber - declined!.Value.DayNumber,
        _ => null,
    };

    /// <summary>The day for the filter: with one workspace its own; with several, which may differ by a day, the earlier one.</summary>
    private DateOnly Earliest(Dictionary<WorkspaceId, DateOnly> days) => days.Count == 0 ? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) : days.Values.Min();

    private static IQueryable<Commitment> Filtered(IQueryable<Commitment> commitments, CommitmentFilter filter, Actor actor, DateOnly today)
    {
        if (filter.State is { } state)
            commitments = commitments.Where(c => c.State == state);
        if (filter.Closed is { } closed)
            commitments = closed ? commitments.Where(c => c.ClosedAt != null) : commitments.Where(c => c.ClosedAt == null);
        if (filter.Mine)
        {
            var me = actor.Id ?? default;
            commitments = commitments.Where(c => c.OwnerId == me);
        }

        if (filter.OfOthers)
        {
            var me = actor.Id ?? default;
            commitments = commitments.Where(c => c.OwnerId != me);
        }

        if (filter.Owner is { } person)
        {
            var owner = new AccountId(person);
            commitments = commitments.Where(c => c.OwnerId == owner);
        }

        if (filter.Undone)
            commitments = commitments.Undone();
        if (filter.Overdue)
            commitments = commitments.Overdue(today);
        if (filter.Untold)
            commitments = filter.Community is { } to ? commitments.UntoldTo(new CommunityId(to)) : commitments.Untold();
        if (filter.Unanswered)
            commitments = filter.Community is { } told ? commitments.UnansweredBy(new CommunityId(told)) : commitments.Unanswered();
        if (filter.ToVerify)
            commitments = commitments.ToVerify();
        if (filter.ToClose)
            commitments = commitments.ToClose();
        if (filter.ClosedUntold)
            commitments = commitments.ClosedUntold();
        if (filter.Community is { } community)
        {
            commitments = commitments.OwedTo(new CommunityId(community));
        }

        if (filter.DueFrom is { } from)
            commitments = commitments.Where(c => c.Due >= from);
        return filter.DueUntil is { } until ? commitments.Where(c => c.Due <= until) : commitments;
    }

    private static IQueryable<Commitment> Sorted(IQueryable<Commitment> commitments, CommitmentSort? sort) => sort switch
    {
        CommitmentSort.DueLast => commitments.OrderByDescending(c => c.Due).ThenBy(c => c.Id),
        CommitmentSort.Newest => commitments.OrderByDescending(c => c.RecordedAt).ThenBy(c => c.Id),
        CommitmentSort.DueFirst => commitments.OrderBy(c => c.Due).ThenBy(c => c.Id),
        _ => commitments.OrderBy(c => c.ClosedAt != null).ThenBy(c => c.Due).ThenBy(c => c.Id),
    };
}

/// <summary>What stands in the list's address.</summary>
public sealed record CommitmentFilter(
    CommitmentState? State = null,
    bool? Closed = null,
    bool Mine = false,
    bool Overdue = false,
    bool Untold = false,
    bool ClosedUntold = false,
    Guid? Community = null,
    DateOnly? DueFrom = null,
    DateOnly? DueUntil = null,
    CommitmentSort? Sort = null,
    int? Page = null,
    Guid? Owner = null,
    bool Undone = false,
    bool ToVerify = false,
    bool ToClose = false,
    bool OfOthers = false,
    bool Unanswered = false);

public enum CommitmentSort
{
    /// <summary>What is not closed first, by the day it is due; what is closed after it.</summary>
    OpenFirst,
    DueFirst,
    DueLast,
    Newest,
}

/// <param name="Community">The name of the community that was filtered by.</param>
/// <param name="ClosedUntold">Of all that the actor sees, whatever the filter.</param>
public sealed record CommitmentList(IReadOnlyList<CommitmentRow> Rows, int Count, int Page, SaidName? Community, UntoldCounts ClosedUntold);

/// <summary>
/// How many commitments were closed without the community being told, by the reason that a second person agreed to. They count
/// commitments and not people, so that small ones are shown as they are: no number of heads follows from them.
/// </summary>
public sealed record UntoldCounts(int NotSafe, int NotPossible)
{
    public int All => NotSafe + NotPossible;
}

/// <param name="Communities">Whom it is owed to, as far as the reader sees them.</param>
/// <param name="DaysOverdue">0 when not overdue.</param>
/// <param name="DaysUntold">Since a community is owed word; null when none is.</param>
/// <param name="Owner">Null for people of organisations: names of staff stay in the mission.</param>
public sealed record CommitmentRow(
    CommitmentId Id, string Text, CommitmentKind Kind, PromisedBy PromisedBy, IReadOnlyList<SaidName> Communities, string? Owner, bool IsMine, DateOnly Due, Priority Priority,
    CommitmentState State, Label Label, int DaysOverdue, int? DaysUntold, bool AskedUntold, bool IsClosed);

internal static class CommitmentQueries
{
    /// <summary>Still to be done: neither done nor declined, nor closed.</summary>
    public static IQueryable<Commitment> Undone(this IQueryable<Commitment> commitments) => commitments.Where(c =>
        c.ClosedAt == null && c.State != CommitmentState.Declined && c.State != CommitmentState.Delivered && c.State != CommitmentState.Confirmed);

    /// <summary>As <see cref="Commitment.IsOverdue"/>, for the database.</summary>
    public static IQueryable<Commitment> Overdue(this IQueryable<Commitment> commitments, DateOnly today) => commitments.Where(c =>
        c.ClosedAt == null && c.Due < today && c.State != CommitmentState.Declined && c.State != CommitmentState.Delivered && c.State != CommitmentState.Confirmed);

    /// <summary>As <see cref="Commitment.IsUntold"/>, for the database.</summary>
    public static IQueryable<Commitment> Untold(this IQueryable<Commitment> commitments) => commitments.Where(c =>
        c.ClosedAt == null && c.ToldOn == null && (c.State == CommitmentState.Delivered || c.State == CommitmentState.Declined || c.State == CommitmentState.Disputed));

    /// <summary>Delivered or declined, and one that was told has not answered: it cannot close before.</summary>
    public static IQueryable<Commitment> Unanswered(this IQueryable<Commitment> commitments) => commitments.Where(c =>
        c.ClosedAt == null && (c.State == CommitmentState.Delivered || c.State == CommitmentState.Declined || c.State == CommitmentState.Disputed)
        && (c.Communities.Any(owed => owed.Answer == CommunityAnswer.NotYet)
            || (!c.Communities.Any()
                && c.Tellings.Where(telling => telling.Stands).OrderByDescending(telling => telling.On).ThenByDescending(telling => telling.RecordedAt).Select(telling => (CommunityAnswer?)telling.Answer).FirstOrDefault() == CommunityAnswer.NotYet)));

    /// <summary>Of those, the ones that this community has not answered.</summary>
    public static IQueryable<Commitment> UnansweredBy(this IQueryable<Commitment> commitments, CommunityId community) =>
        commitments.Unanswered().Where(c => c.Communities.Any(owed => owed.CommunityId == community && owed.Answer == CommunityAnswer.NotYet));

    public static IQueryable<Commitment> OwedTo(this IQueryable<Commitment> commitments, CommunityId community) => commitments.Where(c => c.Communities.Any(owed => owed.CommunityId == community));

    /// <summary>What one community is owed word of.</summary>
    public static IQueryable<Commitment> UntoldTo(this IQueryable<Commitment> commitments, CommunityId community) =>
        commitments.Untold().Where(c => c.Communities.Any(owed => owed.CommunityId == community && owed.ToldOn == null));

    /// <summary>Not closed, and one community is owed no word of it yet.</summary>
    public static IQueryable<Commitment> WaitingFor(this IQueryable<Commitment> commitments, CommunityId community) => commitments.Where(c =>
        c.ClosedAt == null && c.Communities.Any(owed => owed.CommunityId == community
            && (owed.ToldOn != null || (c.State != CommitmentState.Delivered && c.State != CommitmentState.Declined && c.State != CommitmentState.Disputed))));

    /// <summary>Delivered and of high priority, and nobody but the owner looked: as <see cref="ClosingFacts.NeedsVerifying"/>, for the database.</summary>
    public static IQueryable<Commitment> ToVerify(this IQueryable<Commitment> commitments) => commitments.Where(c =>
        c.ClosedAt == null && c.Priority == Priority.High && c.VerifiedBy == null && (c.State == CommitmentState.Delivered || c.State == CommitmentState.Confirmed));

    /// <summary>Told and answered, with nothing in the way of closing, or asked to be closed untold, which a second person decides: as <see cref="ClosingFacts.IsReady"/>, for the database.</summary>
    public static IQueryable<Commitment> ToClose(this IQueryable<Commitment> commitments) => commitments.Where(c =>
        c.ClosedAt == null
        && (c.Untold != null
            || (c.ToldOn != null
                && (c.State == CommitmentState.Delivered || c.State == CommitmentState.Declined || c.State == CommitmentState.Confirmed)
                && (c.Priority != Priority.High || c.State == CommitmentState.Declined || c.VerifiedBy != null)
                && !c.Communities.Any(owed => owed.Answer == CommunityAnswer.NotYet)
                && (c.Communities.Any()
                    || c.Tellings.Where(telling => telling.Stands).OrderByDescending(telling => telling.On).ThenByDescending(telling => telling.RecordedAt).Select(telling => (CommunityAnswer?)telling.Answer).FirstOrDefault() != CommunityAnswer.NotYet))));

    /// <summary>Closed although the community was not told: a second person agreed.</summary>
    public static IQueryable<Commitment> ClosedUntold(this IQueryable<Commitment> commitments) => commitments.Where(c => c.ClosedAt != null && c.Untold != null && c.Untold.AgreedBy != null);

    public static async Task<UntoldCounts> CountClosedUntold(this IQueryable<Commitment> commitments, CancellationToken cancel)
    {
        var counts = await commitments.ClosedUntold().GroupBy(c => c.Untold!.Reason).Select(c => new { Reason = c.Key, Count = c.Count() }).ToDictionaryAsync(c => c.Reason, c => c.Count, cancel);
        return new UntoldCounts(counts.GetValueOrDefault(UntoldReason.NotSafe), counts.GetValueOrDefault(UntoldReason.NotPossible));
    }

    public static async Task<Dictionary<CommunityId, SaidName>> CommunityNames(this PeaceCoordDb db, Actor actor, IReadOnlyCollection<CommunityId> ids, string language, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToList();
        var communities = await db.Communities.AsNoTracking().AsSingleQuery().Where(CommunityAccess.VisibleTo(actor)).Where(c => wanted.Contains(c.Id)).ToListAsync(cancel);
        return communities.ToDictionary(c => c.Id, c => c.NameFor(language));
    }

    /// <summary>For staff of the mission everybody's names; for people of organisations those of their own organisations' people, and of nobody else.</summary>
    public static async Task<Dictionary<AccountId, string>> NamesTold(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, IReadOnlyCollection<AccountId> ids, CancellationToken cancel)
    {
        if (actor.Workspaces.Contains(workspace))
            return await db.DisplayNames(ids, cancel);
        var mine = actor.Organisations;
        var wanted = ids.Distinct().ToList();
        var own = await db.Memberships.AsNoTracking().Where(m => wanted.Contains(m.AccountId) && m.OrganisationId != null && mine.Contains(m.OrganisationId.Value)).Select(m => m.AccountId).Distinct().ToListAsync(cancel);
        return await db.DisplayNames(own, cancel);
    }

    public static async Task<Dictionary<AccountId, string>> DisplayNames(this PeaceCoordDb db, IReadOnlyCollection<AccountId> ids, CancellationToken cancel)
    {
        var wanted = ids.Select(id => id.Value).Distinct().ToList();
        return await db.Accounts.AsNoTracking().Where(a => wanted.Contains(a.Id)).ToDictionaryAsync(a => new AccountId(a.Id), a => a.DisplayName, cancel);
    }
}

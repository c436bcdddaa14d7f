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

/// <summary>What the rows of the board are.</summary>
public enum BoardBy
{
    Community,
    Owner,
}

/// <summary>The columns of the board, in the order in which a commitment goes through them.</summary>
public enum BoardColumn
{
    ToAccept,
    Accepted,
    InProgress,
    Disputed,

    /// <summary>Delivered, declined or confirmed, and not closed.</summary>
    ToTellAndClose,
}

/// <summary>
/// Open commitments by community or by owner, in columns by their state: a page of rows, each with how many it has in each column and the first
/// that are due. A fixed number of queries, however many commitments there are.
/// </summary>
public sealed class CommitmentBoard(Database database, ICurrentActor current, KeptAnswers answers, TimeProvider clock) : IUseCase
{
    /// <summary>Rows of one page.</summary>
    public const int PageSize = 12;

    /// <summary>Commitments shown of one state in one row; the others stand in the list.</summary>
    public const int MostOfAState = 4;

    public async Task<Board> Run(BoardFilter filter, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<CommitmentBoard>(actor, cancel);
        var days = await db.DaysOf(clock.GetUtcNow(), cancel);
        var today = days.Count == 0 ? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) : days.Values.Min();
        var open = db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.ClosedAt == null);
        if (filter.Overdue)
            open = open.Overdue(today);

        // Organisations read no names of the mission's staff: by owner there is nothing to tell apart.
        var by = actor.Workspaces.Count == 0 ? BoardBy.Community : filter.By;
        var board = by == BoardBy.Owner ? await ByOwner(db, open, filter, days, today, language, actor, cancel) : await ByCommunity(db, open, filter, days, today, language, actor, cancel);
        var steps = await db.NextStepsOf(actor, [.. board.Rows.SelectMany(row => row.Cards).Select(card => card.Id).Distinct()], cancel);
        return board with
        {
            Rows = [.. board.Rows.Select(row => row with { Cards = [.. row.Cards.Select(card => card with { Now = steps.GetValueOrDefault(card.Id, StepsNow.None) })] })],
            Moved = filter.Moved is { } moved ? await Moved(db, actor, moved, cancel) : null,
        };
    }

    private static async Task<MovedCard?> Moved(PeaceCoordDb db, Actor actor, CommitmentId id, CancellationToken cancel) =>
        await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.Id == id)
            .Select(c => new MovedCard(c.Id, c.Text, c.State, c.VerifiedBy != null, c.ClosedAt != null)).SingleOrDefaultAsync(cancel);

    private async Task<Board> ByCommunity(PeaceCoordDb db, IQueryable<Commitment> open, BoardFilter filter, Dictionary<WorkspaceId, DateOnly> days, DateOnly today, string language, Actor actor, CancellationToken cancel)
    {
        // Under each community that it is owed to; under none where the meeting named none.
        var owed = open.SelectMany(c => c.Communities.DefaultIfEmpty(), (c, of) => new Owed { Of = c, CommunityId = of == null ? null : of.CommunityId, ToldOn = of == null ? c.ToldOn : of.ToldOn });
        // How many of each state every community has is one look at all; which stand on the page follows from it.
        var held = await answers.Hold(db, actor.Workspaces, actor, cancel);
        var counts = await held.Get((filter.Overdue, today), () => CountsOf(owed, cancel), counts => counts.Count * 4);
        var all = counts.GroupBy(c => c.CommunityId).OrderBy(c => c.Min(state => state.First)).ThenBy(c => c.Key?.Value).ToList();
        var page = Page(filter, all.Count);
        var rows = await held.Get((filter.Overdue, page, today), () => RowsOf(owed, all, page, cancel), rows => rows.Size);
        var shown = rows.Shown;
        var cards = (await owed.Where(c => shown.Contains(c.Of.Id))
            .Select(c => new Found(c.Of.Id, c.Of.WorkspaceId, c.CommunityId, c.Of.OwnerId, c.Of.Text, c.Of.Due, c.Of.State, c.Of.RecordedAt, c.Of.DeliveredOn, c.Of.DeclinedOn, c.ToldOn)).ToListAsync(cancel))
            .GroupBy(c => (c.CommunityId, c.State)).SelectMany(c => c.OrderBy(one => one.Due).ThenBy(one => one.Id.Value).Take(MostOfAState)).ToList();
        var names = await db.CommunityNames(actor, [.. rows.Communities.OfType<CommunityId>()], language, cancel);
        return new Board(BoardBy.Community, rows.Found, rows.Page,
        [
            .. rows.Communities.Select(key => new BoardRow(
                key is { } id && names.TryGetValue(id, out var name) ? new NamedCommunity(id, name) : null, null,
                rows.Counts.Where(c => c.CommunityId == key).GroupBy(c => ColumnOf(c.State)).ToDictionary(c => c.Key, c => c.Sum(state => state.Count)),
                Cards(cards.Where(c => c.CommunityId == key), days, today))),
        ]);
    }

    private static Task<List<StateCount>> CountsOf(IQueryable<Owed> owed, CancellationToken cancel) =>
        owed.GroupBy(c => new { c.CommunityId, c.Of.State }).Select(g => new StateCount(g.Key.CommunityId, g.Key.State, g.Count(), g.Min(c => c.Of.Due))).ToListAsync(cancel);

    private static async Task<CommunityRows> RowsOf(IQueryable<Owed> owed, IReadOnlyList<IGrouping<CommunityId?, StateCount>> all, int page, CancellationToken cancel)
    {
        var on = all.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var ids = on.Select(c => c.Key).OfType<CommunityId>().ToList();
        var withNone = on.Exists(c => c.Key is null);
        var dues = await owed.Where(c => (c.CommunityId != null && ids.Contains(c.CommunityId.Value)) || (withNone && c.CommunityId == null))
            .Select(c => new { c.CommunityId, c.Of.State, c.Of.Due, c.Of.Id }).ToListAsync(cancel);
        var shown = dues.GroupBy(c => (c.CommunityId, c.State)).SelectMany(c => c.OrderBy(one => one.Due).ThenBy(one => one.Id.Value).Take(MostOfAState)).Select(c => c.Id).ToHashSet();
        return new CommunityRows(all.Count, page, [.. on.Select(c => c.Key)], [.. on.SelectMany(c => c)], shown);
    }

    private static async Task<Board> ByOwner(PeaceCoordDb db, IQueryable<Commitment> open, BoardFilter filter, Dictionary<WorkspaceId, DateOnly> days, DateOnly today, string language, Actor actor, CancellationToken cancel)
    {
        var counts = await open.GroupBy(c => new { c.OwnerId, c.State }).Select(g => new { g.Key.OwnerId, g.Key.State, Count = g.Count(), First = g.Min(c => c.Due) }).ToListAsync(cancel);
        var all = counts.GroupBy(c => c.OwnerId).OrderBy(c => c.Min(state => state.First)).ThenBy(c => c.Key.Value).ToList();
        var page = Page(filter, all.Count);
        var keys = all.Skip((page - 1) * PageSize).Take(PageSize).Select(c => c.Key).ToList();
        var here = open.Where(c => keys.Contains(c.OwnerId));
        var cards = await here.Select(c => new { c.OwnerId, c.State }).Distinct()
            .SelectMany(key => here.Where(c => c.OwnerId == key.OwnerId && c.State == key.State).OrderBy(c => c.Due).ThenBy(c => c.Id).Take(MostOfAState))
            .Select(c => new Found(c.Id, c.WorkspaceId, null, c.OwnerId, c.Text, c.Due, c.State, c.RecordedAt, c.DeliveredOn, c.DeclinedOn, c.ToldOn)).ToListAsync(cancel);
        var names = await db.DisplayNames(keys, cancel);
        var communities = await CommunitiesOf(db, cards, language, actor, cancel);
        return new Board(BoardBy.Owner, all.Count, page,
        [
            .. keys.Select(key => new BoardRow(
                null, new BoardOwner(key, names.GetValueOrDefault(key, ""), key == actor.Id),
                counts.Where(c => c.OwnerId == key).GroupBy(c => ColumnOf(c.State)).ToDictionary(c => c.Key, c => c.Sum(state => state.Count)),
                Cards(cards.Where(c => c.OwnerId == key), days, today, communities))),
        ]);
    }

    /// <summary>Whom each is owed to, as far as the reader sees them.</summary>
    private static async Task<ILookup<CommitmentId, SaidName>> CommunitiesOf(PeaceCoordDb db, List<Found> cards, string language, Actor actor, CancellationToken cancel)
    {
        var ids = cards.ConvertAll(card => card.Id);
        var owed = await db.Commitments.AsNoTracking().Where(c => ids.Contains(c.Id)).SelectMany(c => c.Communities, (c, of) => new { c.Id, of.CommunityId }).ToListAsync(cancel);
        var names = await db.CommunityNames(actor, owed.ConvertAll(of => of.CommunityId), language, cancel);
        return owed.Where(of => names.ContainsKey(of.CommunityId)).ToLookup(of => of.Id, of => names[of.CommunityId]);
    }

    private static IReadOnlyList<BoardCard> Cards(IEnumerable<Found> found, Dictionary<WorkspaceId, DateOnly> days, DateOnly earliest, ILookup<CommitmentId, SaidName>? communities = null) =>
    [
        .. found.OrderBy(c => c.Due).ThenBy(c => c.Id.Value).Select(c => (Of: c, Today: days.GetValueOrDefault(c.WorkspaceId, earliest))).Select(c => new BoardCard(
            c.Of.Id, c.Of.Text, communities is null ? [] : [.. communities[c.Of.Id].OrderBy(name => name.Text, StringComparer.CurrentCulture)], c.Of.State, ColumnOf(c.Of.State), c.Of.Due,
            ListCommitments.Age(c.Of.RecordedAt, c.Today),
            ListCommitments.DaysOverdue(c.Of.State, c.Of.Due, null, c.Today),
            ListCommitments.DaysUntold(c.Of.State, c.Of.DeliveredOn, c.Of.DeclinedOn, c.Of.ToldOn, null, c.Today))),
    ];

    private static int Page(BoardFilter filter, int rows) => Part.At(filter.Page, rows, PageSize);

    private static BoardColumn ColumnOf(CommitmentState state) => state switch
    {
        CommitmentState.Recorded => BoardColumn.ToAccept,
        CommitmentState.Accepted or CommitmentState.Planned => BoardColumn.Accepted,
        CommitmentState.InProgress => BoardColumn.InProgress,
        CommitmentState.Disputed => BoardColumn.Disputed,
        _ => BoardColumn.ToTellAndClose,
    };

    private sealed record StateCount(CommunityId? CommunityId, CommitmentState State, int Count, DateOnly First);

    /// <summary>The communities of one page, how many of each state they have, and which commitments are shown.</summary>
    private sealed record CommunityRows(int Found, int Page, IReadOnlyList<CommunityId?> Communities, IReadOnlyList<StateCount> Counts, IReadOnlySet<CommitmentId> Shown)
    {
        public int Size => Communities.Count + (Counts.Count * 4) + Shown.Count;
    }

    private sealed class Owed
    {
        public required Commitment Of { get; init; }

        public required CommunityId? CommunityId { get; init; }

        /// <summary>When that community was told.</summary>
        public required DateOnly? ToldOn { get; init; }
    }

    private sealed record Found(
        CommitmentId Id, WorkspaceId WorkspaceId, CommunityId? CommunityId, AccountId OwnerId, string Text, DateOnly Due, CommitmentState State, DateTimeOffset RecordedAt, DateOnly? DeliveredOn, DateOnly? DeclinedOn, DateOnly? ToldOn);
}

/// <summary>What stands in the board's address.</summary>
/// <param name="Moved">One that was just moved: the board says where it stands now.</param>
public sealed record BoardFilter(BoardBy By = BoardBy.Community, bool Overdue = false, int? Page = null, CommitmentId? Moved = null);

/// <param name="Found">Rows on all pages.</param>
public sealed record Board(BoardBy By, int Found, int Page, IReadOnlyList<BoardRow> Rows)
{
    /// <summary>Null where none was, or the reader does not see it.</summary>
    public MovedCard? Moved { get; init; }
}

/// <summary>Where a commitment stands that was just moved; it may have left the board.</summary>
public sealed record MovedCard(CommitmentId Id, string Text, CommitmentState State, bool IsVerified, bool IsClosed);

/// <summary>The open commitments of one community, or of one owner.</summary>
/// <param name="Community">Null for those of no community, or of one the reader does not see.</param>
/// <param name="Owner">Null on the board by community.</param>
/// <param name="Counts">How many it has, by column.</param>
/// <param name="Cards">The first due of each state.</param>
public sealed record BoardRow(NamedCommunity? Community, BoardOwner? Owner, IReadOnlyDictionary<BoardColumn, int> Counts, IReadOnlyList<BoardCard> Cards);

public sealed record BoardOwner(AccountId Id, string Name, bool IsMe);

/// <param name="Communities">On the board by owner, those that the reader sees.</param>
/// <param name="Age">Days since it was recorded.</param>
public sealed record BoardCard(CommitmentId Id, string Text, IReadOnlyList<SaidName> Communities, CommitmentState State, BoardColumn Column, DateOnly Due, int Age, int DaysOverdue, int? DaysUntold)
{
    /// <summary>What the reader may do with it by one click.</summary>
    public StepsNow Now { get; init; } = StepsNow.None;
}

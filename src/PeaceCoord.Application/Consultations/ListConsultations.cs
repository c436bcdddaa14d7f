using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Search;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>The consultations open to the actor, filtered and a page at a time.</summary>
public sealed class ListConsultations(Database database, ICurrentActor current, KeptAnswers answers, Vault vault, TimeProvider clock) : IUseCase
{
    public const int PageSize = 25;

    private static readonly string?[] Orders = ["held", "title", "-title", "state"];

    public async Task<ConsultationList> Run(ConsultationFilter filter, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListConsultations>(actor, cancel);
        var words = filter.Search is { } search ? await db.WordsOf(vault, search, SearchedList.Consultations, actor, clock.GetUtcNow(), cancel) : null;
        var area = filter.Area is { } asked ? await db.AreaAsked(asked, filter.Language, cancel) : null;
        if (filter.Search is not null && words is null)
            return new ConsultationList([], 0, 1, await Offices(db, actor, cancel), await db.TasksNamed(cancel), CanWrite(actor)) { SearchExpired = true, Area = area };

        // A task that there is none of narrows nothing, and the page says so; an order that there is none of is the usual one.
        var tasks = await db.TasksNamed(cancel);
        if (!tasks.Exists(task => task.Code == filter.Task))
            filter = filter with { Task = null };
        if (!Orders.Contains(filter.Sort))
            filter = filter with { Sort = null };
        var named = words is null ? db.Consultations : await db.ConsultationsFound(actor, words, cancel);
        var found = Filtered(named.AsNoTracking().VisibleTo(actor), filter, area, actor);
        // The page first and then its rows: else what is counted for a row would be counted for all before it too.
        // What is found by words or in an area hangs on more than the mission's records.
        var question = words is null && area is null ? filter with { Language = "" } : null;
        var page = await answers.PageOf(db, actor, question, Sorted(found, filter).Select(c => c.Id), filter.Page, PageSize, cancel);
        var ids = page.Ids;
        var rows = await Sorted(db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => ids.Contains(c.Id)), filter)
            .Select(c => new ConsultationRow
            {
                Id = c.Id,
                Reference = c.Reference,
                Title = c.Title,
                Kind = c.Kind,
                State = c.State,
                Label = c.Label,
                HeldOn = c.HeldOn,
                Office = c.FieldOfficeId,
                Place = c.Sensitivity == null || c.Sensitivity == PlaceSensitivity.Exact ? c.PlaceName : null,
                Language = c.Language,
                Heads = c.Participation.Sum(p => p.Heads),
                Concerns = c.Concerns.Count,
                IsMine = c.AuthorId == actor.Id,
            })
            .ToListAsync(cancel);
        await vault.NameDrafts(db, rows, actor, cancel);
        return new ConsultationList(rows, page.Count, page.Number, await Offices(db, actor, cancel), tasks, CanWrite(actor)) { SearchText = words, Area = area };
    }

    internal static async Task<IReadOnlyDictionary<FieldOfficeId, string>> Offices(PeaceCoordDb db, Actor actor, CancellationToken cancel)
    {
        var offices = await db.Workspaces.AsNoTracking().Where(w => actor.Workspaces.Contains(w.Id)).SelectMany(w => w.FieldOffices).Select(o => new { o.Id, o.Name }).ToListAsync(cancel);
        return offices.OrderBy(o => o.Name, StringComparer.CurrentCulture).ToDictionary(o => o.Id, o => o.Name);
    }

    private static bool CanWrite(Actor actor) => actor.WorkspacesAs(ConsultationAccess.Writers).Count > 0;

    private static IQueryable<Consultation> Filtered(IQueryable<Consultation> all, ConsultationFilter filter, AreaAsked? area, Actor actor)
    {
        if (filter.State is { } state)
            all = all.Where(c => c.State == state);
        if (filter.Kind is { } kind)
            all = all.Where(c => c.Kind == kind);
        if (filter.Label is { } label)
            all = all.Where(c => c.Label == label);
        if (filter.Office is { } office)
            all = all.Where(c => c.FieldOfficeId == office);
        if (filter.From is { } from)
            all = all.Where(c => c.HeldOn >= from);
        if (filter.To is { } to)
            all = all.Where(c => c.HeldOn <= to);
        if (filter.Task is { } task)
            all = all.Where(c => c.Tasks.Contains(task));
        if (area is { Area: not null, Codes: var codes })
            all = all.Where(c => c.Sensitivity != PlaceSensitivity.Hidden && codes.Contains(c.AreaPCode!));
        if (filter.Mine && actor.Id is { } me)
            all = all.Where(c => c.AuthorId == me);
        return all;
    }

    private static IOrderedQueryable<Consultation> Sorted(IQueryable<Consultation> found, ConsultationFilter filter) => filter.Sort switch
    {
        "held" => found.OrderBy(c => c.HeldOn).ThenBy(c => c.Id),
        "title" => found.OrderBy(c => c.Title).ThenBy(c => c.Id),
        "-title" => found.OrderByDescending(c => c.Title).ThenByDescending(c => c.Id),
        "state" => found.OrderBy(c => c.State).ThenByDescending(c => c.HeldOn).ThenBy(c => c.Id),
        // Postgres puts what has no day yet first, in its descending order.
        _ => found.OrderByDescending(c => c.HeldOn).ThenByDescending(c => c.Id),
    };
}

/// <summary>What the list's address says.</summary>
public sealed record ConsultationFilter
{
    public ConsultationState? State { get; init; }

    public ConsultationKind? Kind { get; init; }

    public Label? Label { get; init; }

    public FieldOfficeId? Office { get; init; }

    public string? Task { get; init; }

    /// <summary>An area's code or name: consultations in it and in all that lies in it. A name of several areas, or of none, narrows nothing.</summary>
    public string? Area { get; init; }

    /// <summary>The reader's, for the names of areas.</summary>
    public string Language { get; init; } = "en";

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public bool Mine { get; init; }

    /// <summary>The id of a kept search; the words never stand in the address.</summary>
    public Guid? Search { get; init; }

    public string? Sort { get; init; }

    public int Page { get; init; } = 1;
}

/// <param name="Count">Of the whole list.</param>
/// <param name="Page">From 1; the last where one beyond it was asked for.</param>
public sealed record ConsultationList(IReadOnlyList<ConsultationRow> Rows, int Count, int Page, IReadOnlyDictionary<FieldOfficeId, string> Offices, IReadOnlyList<TaskName> Tasks, bool CanWrite)
{
    /// <summary>What the gazetteer has for the area asked for; null when none was.</summary>
    public AreaAsked? Area { get; init; }

    /// <summary>What was searched for; null when nothing was.</summary>
    public string? SearchText { get; init; }

    /// <summary>The address holds a search that is over, or somebody else's: nothing is shown.</summary>
    public bool SearchExpired { get; init; }
}

public sealed class ConsultationRow
{
    public ConsultationId Id { get; init; }

    public string? Reference { get; init; }

    /// <summary>Null for a draft without a title.</summary>
    public string? Title { get; internal set; }

    public ConsultationKind? Kind { get; init; }

    public ConsultationState State { get; init; }

    public Label Label { get; init; }

    public DateOnly? HeldOn { get; internal set; }

    public FieldOfficeId? Office { get; init; }

    /// <summary>Null when the place is hidden.</summary>
    public string? Place { get; init; }

    public string? Language { get; init; }

    public int Heads { get; init; }

    public int Concerns { get; init; }

    public bool IsMine { get; init; }
}

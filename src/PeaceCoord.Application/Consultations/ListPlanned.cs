using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>Consultations that are planned or put off, by their day. A fixed number of queries, however many.</summary>
public sealed class ListPlanned(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <summary>More are not shown at once.</summary>
    public const int Most = 300;

    /// <param name="language">Of the names of communities.</param>
    public async Task<PlannedList> Run(PlannedFilter filter, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListPlanned>(actor, cancel);
        var planned = db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.State == ConsultationState.Planned || c.State == ConsultationState.Postponed).Within(filter, actor);
        var places = await db.Workspaces.AsNoTracking().AsSingleQuery().Where(w => actor.Workspaces.Contains(w.Id)).OrderBy(w => w.Code).ToListAsync(cancel);
        var today = MissionTime.Today(places.Count > 0 ? places[0].TimeZone : "UTC", clock.GetUtcNow());
        var (from, to) = filter.ThisMonth ? (FirstOf(today), FirstOf(today).AddMonths(1).AddDays(-1)) : (filter.From, filter.To);
        if (from is not null)
            planned = planned.Where(c => c.HeldOn >= from);
        if (to is not null)
            planned = planned.Where(c => c.HeldOn <= to);
        var found = await planned.Meetings(actor).Take(Most + 1).ToListAsync(cancel);
        var names = await db.CommunityNames(actor, [.. found.SelectMany(c => c.CommunityIds)], language, cancel);
        var organisations = found.SelectMany(c => c.OrganisationIds).Distinct().ToList();
        var legal = organisations.Count == 0 ? [] : await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => organisations.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.LegalName, cancel);
        var codes = await db.CodesOf(actor, [.. found.SelectMany(c => c.LeaderIds)], cancel);
        var tasks = (await db.TasksNamed(cancel)).ToDictionary(task => task.Code, StringComparer.Ordinal);
        foreach (var meeting in found)
        {
            meeting.Communities = [.. meeting.CommunityIds.Where(names.ContainsKey).Select(id => new NamedCommunity(id, names[id]))];
            meeting.Organisations = [.. meeting.OrganisationIds.Where(legal.ContainsKey).Select(id => legal[id])];
            meeting.Leaders = [.. meeting.LeaderIds.Select(id => codes.GetValueOrDefault(id.Value)).OfType<string>()];
            meeting.Tasks = [.. meeting.TaskCodes.Where(tasks.ContainsKey).Select(code => tasks[code])];
        }

        return new PlannedList(
            [.. found.Take(Most)],
            found.Count > Most,
            today,
            places.SelectMany(w => w.FieldOffices).OrderBy(o => o.Name, StringComparer.CurrentCulture).ToDictionary(o => o.Id, o => o.Name),
            actor.WorkspacesAs(ConsultationAccess.Writers));
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>What the list's address says.</summary>
public sealed record PlannedFilter
{
    /// <summary>Those that the actor planned.</summary>
    public bool Mine { get; init; }

    public FieldOfficeId? Office { get; init; }

    /// <summary>The first day; with it, what has no day yet is left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Of the month that it is where the mission works, whatever the days say.</summary>
    public bool ThisMonth { get; init; }
}

/// <param name="HasMore">There are more than are shown.</param>
/// <param name="Offices">Of the actor's missions.</param>
/// <param name="Writes">The missions where the actor plans, and prints sheets for visits.</param>
public sealed record PlannedList(IReadOnlyList<PlannedMeeting> Meetings, bool HasMore, DateOnly Today, IReadOnlyDictionary<FieldOfficeId, string> Offices, IReadOnlyList<WorkspaceId> Writes);

/// <summary>One meeting that is planned, as one reader sees it.</summary>
public sealed class PlannedMeeting
{
    public ConsultationId Id { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public int Version { get; init; }

    public string Title { get; init; } = "";

    public ConsultationKind? Kind { get; init; }

    public ConsultationState State { get; init; }

    public Label Label { get; init; }

    /// <summary>Null while it waits for a day.</summary>
    public DateOnly? On { get; init; }

    public TimeOnly? StartsAt { get; init; }

    public TimeOnly? EndsAt { get; init; }

    public string Zone { get; init; } = "";

    /// <summary>The instant it begins.</summary>
    public DateTimeOffset? At { get; init; }

    public FieldOfficeId? Office { get; init; }

    /// <summary>As far as it may be told; its author is told their own.</summary>
    public string? Place { get; init; }

    /// <summary>Whether the place by name may be told to everybody who reads the plan.</summary>
    public bool IsPlaceTold { get; init; }

    public string? Language { get; init; }

    public string? Purpose { get; init; }

    public bool IsMine { get; init; }

    /// <summary>That the reader may see.</summary>
    public IReadOnlyList<NamedCommunity> Communities { get; internal set; } = [];

    /// <summary>By name, those that the reader may see.</summary>
    public IReadOnlyList<string> Organisations { get; internal set; } = [];

    /// <summary>By code, those that the reader may see.</summary>
    public IReadOnlyList<string> Leaders { get; internal set; } = [];

    /// <summary>Why: the mandate tasks it is held for.</summary>
    public IReadOnlyList<TaskName> Tasks { get; internal set; } = [];

    internal List<CommunityId> CommunityIds { get; init; } = [];

    internal List<OrganisationId> OrganisationIds { get; init; } = [];

    internal List<LeaderId> LeaderIds { get; init; } = [];

    internal IReadOnlyList<string> TaskCodes { get; init; } = [];
}

internal static class PlannedMeetings
{
    public static IQueryable<Consultation> Within(this IQueryable<Consultation> planned, PlannedFilter filter, Actor actor)
    {
        var me = actor.Id ?? default;
        if (filter.Mine)
            planned = planned.Where(c => c.AuthorId == me);
        return filter.Office is { } office ? planned.Where(c => c.FieldOfficeId == office) : planned;
    }

    /// <summary>In the order of their days; what waits for a day last.</summary>
    public static IQueryable<PlannedMeeting> Meetings(this IQueryable<Consultation> planned, Actor actor)
    {
        var me = actor.Id ?? default;
        return planned.OrderBy(c => c.HeldOn).ThenBy(c => c.StartsAt).ThenBy(c => c.Id).Select(c => new PlannedMeeting
        {
            Id = c.Id,
            WorkspaceId = c.WorkspaceId,
            Version = c.Version,
            Title = c.Title!,
            Kind = c.Kind,
            State = c.State,
            Label = c.Label,
            On = c.HeldOn,
            StartsAt = c.StartsAt,
            EndsAt = c.EndsAt,
            Zone = c.Zone,
            At = c.HeldAt,
            Office = c.FieldOfficeId,
            Place = c.Sensitivity == null || c.Sensitivity == PlaceSensitivity.Exact || c.AuthorId == me ? c.PlaceName : null,
            IsPlaceTold = c.Sensitivity == null || c.Sensitivity == PlaceSensitivity.Exact,
            Language = c.Language,
            Purpose = c.Purpose,
            IsMine = c.AuthorId == me,
            CommunityIds = c.Communities.Select(part => part.CommunityId).ToList(),
            OrganisationIds = c.Organisations.Select(part => part.OrganisationId).ToList(),
            LeaderIds = c.Leaders.Select(part => part.LeaderId).ToList(),
            TaskCodes = c.Tasks,
        });
    }
}

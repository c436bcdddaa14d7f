using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Inclusion;

/// <summary>
/// Whom a mission meets, by area and quarter or year: figures of all recorded consultations that are not Strictly confidential, the same
/// for every reader. Every number adds up what the records themselves tell, so that no difference of two reports tells more. Communities are
/// those the actor may see. A fixed number of queries, however many rows.
/// </summary>
public sealed class ViewInclusion(Database database, ICurrentActor current, KeptAnswers answers, TimeProvider clock) : IUseCase
{
    /// <summary>The gazetteer's level just below the country.</summary>
    public const int Level = 1;

    /// <param name="code">Of the workspace; null for the first the actor reads.</param>
    /// <param name="period">Null, or one that no calendar has, for the quarter it is.</param>
    public async Task<Result<InclusionView>> Run(string? code, InclusionPeriod? period, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var open = actor.WorkspacesAs(InclusionAccess.Readers);
        if (open.Count == 0)
            return Refusal.NotFound;

        await using var db = await database.Open<ViewInclusion>(actor, cancel);
        var workspaces = await db.Workspaces.AsNoTracking().Where(w => open.Contains(w.Id)).OrderBy(w => w.Code)
            .Select(w => new InclusionWorkspace(w.Id, w.Code, w.Name, w.TimeZone)).ToListAsync(cancel);
        var workspace = workspaces.Find(w => code is null || w.Code == code);
        if (workspace is null)
            return Refusal.NotFound;

        var today = MissionTime.Today(workspace.TimeZone, clock.GetUtcNow());
        var asked = period is { IsOfTheCalendar: true } readable ? readable : InclusionPeriod.QuarterOf(today);
        var meetings = await answers.Get(db, [workspace.Id], actor, (asked.First, asked.Last), () => db.CountedMeetings(workspace.Id, asked, cancel), counted => counted.Count * MeetingFigures.Length, cancel, isTheSameForAll: true);
        var areas = await db.AreasAround([.. meetings.Select(m => m.AreaPCode).OfType<string>()], Level, language, cancel);
        return new InclusionView
        {
            Workspace = workspace,
            Workspaces = workspaces,
            Period = asked,
            Today = today,
            Areas = [.. meetings.GroupBy(m => m.AreaPCode is { } place ? areas.GetValueOrDefault(place) : null)
                .Select(group => new InclusionRow(group.Key, [.. group]))
                .OrderBy(row => row.Area is null).ThenBy(row => row.Area?.Name, StringComparer.CurrentCulture)],
            Total = new InclusionRow(null, meetings),
            Communities = CommunityAccess.CanRead(actor, workspace.Id) ? await (await MindedCommunities.Read(db, answers, actor, workspace.Id, today, cancel)).Beginnings(db, actor, language, cancel) : null,
            ClosedUntold = !actor.WorkspacesAs(ConsultationAccess.Readers).Contains(workspace.Id) ? null : await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == workspace.Id).CountClosedUntold(cancel),
            CanConsult = ConsultationAccess.CanWrite(actor, workspace.Id),
        };
    }
}

public sealed record InclusionWorkspace(WorkspaceId Id, string Code, string Name, string TimeZone);

public sealed class InclusionView
{
    public required InclusionWorkspace Workspace { get; init; }

    /// <summary>Those whose figures the actor reads.</summary>
    public required IReadOnlyList<InclusionWorkspace> Workspaces { get; init; }

    public required InclusionPeriod Period { get; init; }

    /// <summary>The mission's day.</summary>
    public required DateOnly Today { get; init; }

    public bool IsOver => Period.Last < Today;

    /// <summary>By name; meetings whose area is not told come last.</summary>
    public required IReadOnlyList<InclusionRow> Areas { get; init; }

    public required InclusionRow Total { get; init; }

    /// <summary>Null for those who read no communities.</summary>
    public required CommunitiesToMind? Communities { get; init; }

    /// <summary>Commitments closed without telling the community, as far as the actor may see them; not of the period, but of all time. Null for those who read none.</summary>
    public required UntoldCounts? ClosedUntold { get; init; }

    public required bool CanConsult { get; init; }
}

/// <summary>The meetings of one area, added up.</summary>
public sealed class InclusionRow
{
    private readonly MeetingFigures _told;

    internal InclusionRow(AreaChoice? area, IReadOnlyList<CountedMeetings> meetings)
    {
        Area = area;
        Meetings = meetings.Sum(m => m.Count);
        _told = meetings.Aggregate(MeetingFigures.None, (sum, m) => sum + m.Told);
    }

    /// <summary>Null for meetings whose area is not told, and for all areas together.</summary>
    public AreaChoice? Area { get; }

    public int Meetings { get; }

    public HeadRange People => _told.People;

    public ShownPart this[PeopleGroup group] => _told[group];
}

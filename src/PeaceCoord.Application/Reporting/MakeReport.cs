using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Publishing;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Reporting;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Reporting;

/// <summary>
/// A report of a period, built from what its audience may see. Each leaves an entry in the audit trail before it is shown, one for others as an
/// export. Officers and section heads; analysts and leadership figures for the mission only.
/// </summary>
public sealed class MakeReport(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <summary>What the audit trail calls a report for the mission, and one for others.</summary>
    public const string ForMission = "MissionReport";

    public const string ForOthers = "ExportReport";

    /// <summary>What its entries are of; their reason says for whom, and the period.</summary>
    internal const string Kind = "PeriodReport";

    /// <param name="code">Of the workspace; null for the first the actor reports of.</param>
    public async Task<Result<ReportView>> Run(string? code, ReportAsked asked, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var open = actor.WorkspacesAs(ReportingAccess.ReporterRoles);
        if (open.Count == 0)
            return Refusal.NotFound;

        await using var db = await database.Open<MakeReport>(actor, cancel);
        var workspaces = await db.Workspaces.AsNoTracking().Where(w => open.Contains(w.Id)).OrderBy(w => w.Code).Select(w => new ReportWorkspace(w.Id, w.Code, w.Name, w.TimeZone)).ToListAsync(cancel);
        if (workspaces.Find(w => code is null || w.Code == code) is not { } workspace)
            return Refusal.NotFound;
        var canExport = ReportingAccess.CanExport(actor, workspace.Id);
        if (asked.Audience != ReportAudience.Mission && !canExport)
            return Refusal.NotPermitted(Who.Officers);

        var today = MissionTime.Today(workspace.TimeZone, clock.GetUtcNow());
        var period = asked.Period ?? ReportPeriod.Of(InclusionPeriod.QuarterOf(today).Before());
        var area = string.IsNullOrWhiteSpace(asked.Area) ? null : await db.AreaAsked(asked.Area.Trim(), language, cancel);
        var published = await db.PublishedResults.AsNoTracking().Where(results => results.Code == workspace.Code).OrderByDescending(results => results.Year).ThenByDescending(results => results.Quarter).ToListAsync(cancel);
        var frozen = published.Find(results => results.Period == period.Quarter);
        var view = new ReportView
        {
            Workspace = workspace,
            Workspaces = workspaces,
            Today = today,
            Period = period,
            Audience = asked.Audience,
            Area = area,
            CanExport = canExport,
            Published = published.ConvertAll(results => results.Period),
            Refusals = [.. Refused(asked, period, frozen is not null, StepUp.IsFresh(actor, clock.GetUtcNow()))],
        };
        if (view.Refusals.Count > 0 || area is { Area: null })
            return view;
        if (asked.Audience == ReportAudience.Mission)
        {
            view = view with { ForMission = await db.ReportForMission(actor, workspace.Id, period, area?.Codes, today, language, cancel) };
            await db.Note(new Act(ForMission, Kind, null, workspace.Id.Value, Reason: $"{asked.Audience} {period}"), cancel);
            return view;
        }

        var results = await db.Tell(frozen!.Figures, frozen.Code, frozen.Name, frozen.IsFictional, frozen.Period, frozen.PublishedOn, language, cancel);
        view = view with { Results = results, ForPartners = asked.Audience == ReportAudience.Partners ? await db.ReportForPartners(actor, workspace.Id, period, language, cancel) : null };
        await db.Note(new Act(ForOthers, Kind, null, workspace.Id.Value, Reason: $"{asked.Audience} {period}"), cancel);
        return view;
    }

    private static IEnumerable<Refusal> Refused(ReportAsked asked, ReportPeriod period, bool isPublished, bool isProved)
    {
        if (period.Last < period.First)
            yield return new Refusal(ReportingRefusalCodes.EndsBeforeStart, "To");
        else if (period.Last.DayNumber - period.First.DayNumber > ReportPeriod.MostDays)
            yield return new Refusal(ReportingRefusalCodes.TooLong, "To", ReportPeriod.MostDays);
        if (asked.Audience == ReportAudience.Mission)
            yield break;
        if (!isPublished)
            yield return new Refusal(ReportingRefusalCodes.NotPublished, nameof(asked.Period));
        if (!string.IsNullOrWhiteSpace(asked.Area))
            yield return new Refusal(ReportingRefusalCodes.WholeMissionOnly, nameof(asked.Area));
        if (!isProved)
            yield return PeopleRefusals.ConfirmFirst;
    }
}

/// <summary>What the address says.</summary>
public sealed record ReportAsked
{
    public ReportAudience Audience { get; init; }

    /// <summary>Null for the last quarter that is over.</summary>
    public ReportPeriod? Period { get; init; }

    /// <summary>An area's code or name: meetings in it and in all that lies in it.</summary>
    public string? Area { get; init; }
}

public sealed record ReportWorkspace(WorkspaceId Id, string Code, string Name, string TimeZone);

/// <summary>A report and what else can be asked for. Of the three reports one is there, or none where the question was refused.</summary>
public sealed record ReportView
{
    public required ReportWorkspace Workspace { get; init; }

    public required IReadOnlyList<ReportWorkspace> Workspaces { get; init; }

    public required DateOnly Today { get; init; }

    public required ReportPeriod Period { get; init; }

    public required ReportAudience Audience { get; init; }

    /// <summary>What the gazetteer has for the area asked for; null when none was.</summary>
    public required AreaAsked? Area { get; init; }

    /// <summary>Whether the reader makes whole reports, and reports for others.</summary>
    public required bool CanExport { get; init; }

    /// <summary>Quarters whose figures were published: those of which others can be told.</summary>
    public required IReadOnlyList<InclusionPeriod> Published { get; init; }

    public required IReadOnlyList<Refusal> Refusals { get; init; }

    public MissionReport? ForMission { get; init; }

    /// <summary>The published figures, for others.</summary>
    public ResultsView? Results { get; init; }

    /// <summary>Beside the figures, what partners are told of single records.</summary>
    public PartnersReport? ForPartners { get; init; }

    /// <summary>The highest label of what stands on it; null where there is none.</summary>
    public Label? Label => ForMission?.Label ?? ForPartners?.Label ?? (Results is null ? null : Domain.People.Label.Public);
}

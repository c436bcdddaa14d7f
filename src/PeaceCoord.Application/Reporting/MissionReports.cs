using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Publishing;
using PeaceCoord.Domain.Reporting;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Reporting;

/// <summary>A report for the mission: of the records its reader may read, so that it tells nobody more than they could add up themselves.</summary>
/// <param name="Label">The highest of what stands on it.</param>
/// <param name="People">What the records tell of who came, added up: <c>docs/decisions/0012-small-numbers.md</c>.</param>
public sealed record MissionReport(Label Label, int Meetings, MeetingFigures People, IReadOnlyList<ReportTheme> Themes, ReportPromises Promises, ReportAgeing Ageing)
{
    /// <summary>The records themselves; null for those who report figures only.</summary>
    public ReportRecords? Records { get; init; }

    public int Concerns => Themes.Sum(theme => theme.Raised);
}

/// <param name="Open">Of which nothing became yet.</param>
public sealed record ReportTheme(ConcernTheme Theme, int Raised, int Open);

/// <summary>What was promised at meetings of the period, and what became of it.</summary>
/// <param name="Told">The community was told that it was delivered or declined.</param>
public sealed record ReportPromises(int Made, int Open, int Delivered, int Declined, int Told, int Confirmed, int Disputed)
{
    internal static ReportPromises Of(IReadOnlyList<(PromiseStage Stage, int Count)> fates)
    {
        return new(In(Enum.GetValues<PromiseStage>()), In(PromiseStage.Open), In(PromiseStage.Delivered, PromiseStage.DeliveredAndTold, PromiseStage.Confirmed, PromiseStage.Disputed), In(PromiseStage.Declined, PromiseStage.DeclinedAndTold),
            In(PromiseStage.DeliveredAndTold, PromiseStage.Confirmed, PromiseStage.Disputed, PromiseStage.DeclinedAndTold), In(PromiseStage.Confirmed), In(PromiseStage.Disputed));

        int In(params PromiseStage[] stages) => fates.Where(fate => stages.Contains(fate.Stage)).Sum(fate => fate.Count);
    }
}

/// <summary>How long what is not closed today has been waiting, whenever it was promised.</summary>
/// <param name="Untold">Delivered or declined, and nobody told the community.</param>
public sealed record ReportAgeing(IReadOnlyList<DaysOpen> Bands, int Overdue, int Untold)
{
    private static readonly int[] Limits = [30, 90, 180];

    /// <param name="ages">In days.</param>
    internal static IReadOnlyList<DaysOpen> Of(IReadOnlyList<int> ages)
    {
        var least = 0;
        List<DaysOpen> bands = [];
        foreach (var limit in Limits)
        {
            bands.Add(new DaysOpen(least, limit, ages.Count(age => age <= limit) - bands.Sum(band => band.Count)));
            least = limit + 1;
        }

        return [.. bands, new DaysOpen(least, null, ages.Count - bands.Sum(band => band.Count))];
    }
}

/// <summary>Commitments that were recorded so many days ago.</summary>
/// <param name="Most">Null for any longer.</param>
public sealed record DaysOpen(int Least, int? Most, int Count);

/// <param name="More">How many consultations are not listed.</param>
public sealed record ReportRecords(IReadOnlyList<ReportConsultation> Consultations, int More, IReadOnlyList<ReportUrgent> Urgent, IReadOnlyList<ReportAgreement> Agreements);

/// <param name="Place">As far as it may be told.</param>
public sealed record ReportConsultation(ConsultationId Id, string? Reference, string? Title, ConsultationKind? Kind, DateOnly? HeldOn, string? Place, Label Label);

public sealed record ReportUrgent(ConsultationId Id, string? Reference, ConcernTheme Theme, string Summary, ConcernState State);

public sealed record ReportAgreement(LocalAgreementId Id, string Title, DateOnly SignedOn, int Parties, int Unsettled, Label Label);

internal static class MissionReports
{
    /// <summary>Longer lists are cut, and say so.</summary>
    private const int MostListed = 100;

    /// <param name="codes">Of the area and all that lies in it; null for the whole mission.</param>
    public static async Task<MissionReport> ReportForMission(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, ReportPeriod period, IReadOnlyList<string>? codes, DateOnly today, string language, CancellationToken cancel)
    {
        var labels = ReportingAccess.LabelsFor(actor, workspace, ReportingAccess.ReporterRoles);
        var (first, last) = (period.First, period.Last);
        var there = db.Recorded(actor, workspace, labels, codes);
        var held = there.Where(c => c.HeldOn >= first && c.HeldOn <= last);
        var meetings = await held.Select(c => new { c.Label, c.Figures }).ToListAsync(cancel);
        var themes = await held.SelectMany(c => c.Concerns).GroupBy(concern => concern.Theme)
            .Select(theme => new ReportTheme(theme.Key, theme.Count(), theme.Count(concern => concern.State == ConcernState.Open))).ToListAsync(cancel);

        var commitments = db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == workspace && labels.Contains(c.Label));
        var fates = await commitments.Where(c => held.Any(from => from.Id == c.ConsultationId)).GroupBy(c => new { c.State, Told = c.ToldOn != null })
            .Select(fate => new { fate.Key.State, fate.Key.Told, Count = fate.Count() }).ToListAsync(cancel);
        if (codes is not null)
            commitments = commitments.Where(c => there.Any(from => from.Id == c.ConsultationId));
        var waiting = await commitments.Where(c => c.ClosedAt == null).Select(c => new { c.RecordedAt, c.State, c.Due, c.ToldOn, c.Label }).ToListAsync(cancel);
        var records = await db.Records(actor, workspace, period, codes, cancel);
        return new MissionReport(
            meetings.Select(m => m.Label).Concat(waiting.Select(c => c.Label)).Concat(records?.Agreements.Select(a => a.Label) ?? []).Append(Label.Restricted).Max(),
            meetings.Count,
            meetings.Where(m => m.Figures.Count == MeetingFigures.Length).Aggregate(MeetingFigures.None, (sum, m) => sum + MeetingFigures.Read(m.Figures)),
            [.. themes.OrderByDescending(theme => theme.Raised).ThenBy(theme => theme.Theme)],
            ReportPromises.Of([.. fates.Select(fate => (PromiseFate.Of(fate.State, fate.Told, null).Stage, fate.Count))]),
            new ReportAgeing(
                ReportAgeing.Of([.. waiting.Select(c => ListCommitments.Age(c.RecordedAt, today))]),
                waiting.Count(c => Commitment.IsOverdue(c.State, c.Due, isClosed: false, today)),
                waiting.Count(c => Commitment.IsOwedWord(c.State, c.ToldOn is not null, isClosed: false))))
        {
            Records = records,
        };
    }

    /// <summary>Recorded consultations that the actor reads and reports of, in the area; where the place is hidden, in no area.</summary>
    public static IQueryable<Consultation> Recorded(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, IReadOnlyList<Label> labels, IReadOnlyList<string>? codes)
    {
        var recorded = db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.WorkspaceId == workspace && c.State == ConsultationState.Recorded && labels.Contains(c.Label));
        return codes is null ? recorded : recorded.Where(c => c.Sensitivity != PlaceSensitivity.Hidden && codes.Contains(c.AreaPCode!));
    }

    /// <summary>Null for those who report figures only.</summary>
    private static async Task<ReportRecords?> Records(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, ReportPeriod period, IReadOnlyList<string>? codes, CancellationToken cancel)
    {
        if (!ReportingAccess.CanExport(actor, workspace))
            return null;
        var labels = ReportingAccess.LabelsFor(actor, workspace, ReportingAccess.ExporterRoles);
        var (first, last) = (period.First, period.Last);
        var there = db.Recorded(actor, workspace, labels, codes);
        var held = there.Where(c => c.HeldOn >= first && c.HeldOn <= last);
        var count = await held.CountAsync(cancel);
        var listed = await held.OrderBy(c => c.HeldOn).ThenBy(c => c.Id).Take(MostListed)
            .Select(c => new ReportConsultation(c.Id, c.Reference, c.Title, c.Kind, c.HeldOn, c.Sensitivity == null || c.Sensitivity == PlaceSensitivity.Exact ? c.PlaceName : null, c.Label)).ToListAsync(cancel);
        var urgent = await held.SelectMany(c => c.Concerns.Where(concern => concern.Urgency == ConcernUrgency.Urgent), (c, concern) => new { c.Id, c.Reference, c.HeldOn, concern.Theme, concern.Summary, concern.State })
            .OrderBy(found => found.HeldOn).ThenBy(found => found.Id).Take(MostListed).ToListAsync(cancel);
        var agreements = db.LocalAgreements.AsNoTracking().Where(LocalAgreementAccess.VisibleTo(actor)).Where(a => a.WorkspaceId == workspace && labels.Contains(a.Label) && a.SignedOn >= first && a.SignedOn <= last);
        if (codes is not null)
            agreements = agreements.Where(a => there.Any(c => c.Id == a.ConsultationId));
        return new ReportRecords(
            listed,
            count - listed.Count,
            urgent.ConvertAll(found => new ReportUrgent(found.Id, found.Reference, found.Theme, found.Summary, found.State)),
            await agreements.Told(cancel));
    }

    public static async Task<IReadOnlyList<ReportAgreement>> Told(this IQueryable<LocalAgreement> agreements, CancellationToken cancel)
    {
        var found = await agreements.OrderBy(a => a.SignedOn).ThenBy(a => a.Id).Take(MostListed)
            .Select(a => new { a.Id, a.Title, a.SignedOn, a.Parties, Unsettled = a.Breaches.Count(breach => breach.SettledOn == null), a.Label }).ToListAsync(cancel);
        return found.ConvertAll(a => new ReportAgreement(a.Id, a.Title, a.SignedOn, a.Parties.Count, a.Unsettled, a.Label));
    }
}

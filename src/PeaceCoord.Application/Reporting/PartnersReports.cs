using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Inclusion;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Reporting;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Reporting;

/// <summary>
/// What partners are told of single records, beside the published figures: consultations by reference, month and county, without a word
/// of theirs; agreements by their title. Both up to <see cref="ReportingAccess.MostForPartners"/>, as far as whoever makes it reads them.
/// </summary>
/// <param name="Label">The highest of what stands on it.</param>
public sealed record PartnersReport(Label Label, IReadOnlyList<PartnersConsultation> Consultations, int More, IReadOnlyList<ReportAgreement> Agreements);

/// <param name="Month">Its first day: partners are told the month.</param>
/// <param name="Area">Of the first level; null where the area is not told.</param>
public sealed record PartnersConsultation(string? Reference, ConsultationKind? Kind, DateOnly Month, AreaChoice? Area);

internal static class PartnersReports
{
    private const int MostListed = 100;

    public static async Task<PartnersReport> ReportForPartners(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, ReportPeriod period, string language, CancellationToken cancel)
    {
        IReadOnlyList<Label> labels = [.. ReportingAccess.LabelsFor(actor, workspace, ReportingAccess.ExporterRoles).Where(label => label <= ReportingAccess.MostForPartners)];
        var (first, last) = (period.First, period.Last);
        var held = db.Recorded(actor, workspace, labels, null).Where(c => c.HeldOn >= first && c.HeldOn <= last);
        var count = await held.CountAsync(cancel);
        // Only these columns leave the database: no title, no place, no text.
        var listed = await held.OrderBy(c => c.HeldOn).ThenBy(c => c.Id).Take(MostListed)
            .Select(c => new { c.Reference, c.Kind, c.HeldOn, c.Label, Area = c.Sensitivity == PlaceSensitivity.Hidden ? null : c.AreaPCode }).ToListAsync(cancel);
        var areas = await db.AreasAround([.. listed.Select(c => c.Area).OfType<string>()], ViewInclusion.Level, language, cancel);
        var agreements = await db.LocalAgreements.AsNoTracking().Where(LocalAgreementAccess.VisibleTo(actor)).Where(a => a.WorkspaceId == workspace && labels.Contains(a.Label) && a.SignedOn >= first && a.SignedOn <= last).Told(cancel);
        return new PartnersReport(
            listed.Select(c => c.Label).Concat(agreements.Select(a => a.Label)).Append(Label.Public).Max(),
            [.. listed.Select(c => new PartnersConsultation(c.Reference, c.Kind, ReportPeriod.MonthOf(c.HeldOn!.Value).First, c.Area is null ? null : Counties(areas, c.Area)))],
            count - listed.Count,
            agreements);
    }

    private static AreaChoice? Counties(IReadOnlyDictionary<string, AreaChoice> areas, string code) => areas.GetValueOrDefault(code) is { Level: ViewInclusion.Level } county ? county : null;
}

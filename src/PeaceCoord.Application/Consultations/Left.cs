using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Reporting;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Reporting;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Consultations;

public enum LeftHow
{
    /// <summary>An organisation could read sections of it.</summary>
    Shared,

    /// <summary>Somebody printed the sheet for a visit to one of its communities.</summary>
    VisitSheet,

    /// <summary>Somebody took one of its files, or one that proves a promise of it.</summary>
    File,

    /// <summary>Somebody printed the handover sheet of one who follows up, or followed up, a promise of it.</summary>
    HandoverSheet,

    /// <summary>A report for the mission of a period in which it was held: titles, and summaries of urgent concerns.</summary>
    Report,

    /// <summary>As <see cref="Report"/>, for partners: reference, month and county.</summary>
    PartnersReport,
}

/// <summary>One way in which a record left the portal.</summary>
/// <param name="At">When it was shared or printed.</param>
/// <param name="To">The organisation, the community or the member whose sheet it was, or the report's period; empty where the reader does not see it, and for files, whose names are sealed.</param>
/// <param name="By">The member who shared, printed or took it.</param>
/// <param name="Sections">What could be read; empty but for shares.</param>
/// <param name="Readings">How often it was read, where somebody withdrew: before that.</param>
public sealed record LeftRow(LeftHow How, DateTimeOffset At, string To, string? By, IReadOnlyList<SharedSection> Sections, int Readings, DateTimeOffset? LastRead, DateTimeOffset? EndedAt);

/// <summary>
/// What of a record left the portal, as the shares and the audit trail have it. A report or a sheet that may have held it is listed: their entries say no records. What is printed
/// from a browser leaves no entry.
/// </summary>
internal static class LeftRows
{
    /// <summary>More than this is not shown at once.</summary>
    private const int Most = 200;

    public static async Task<IReadOnlyList<LeftRow>> Left(this PeaceCoordDb db, Consultation record, Actor actor, string language, CancellationToken cancel)
    {
        List<LeftRow> left =
        [
            .. await db.SharedOf(record, actor, cancel), .. await db.SheetsOf(record, actor, language, cancel),
            .. await db.FilesOf(record, cancel), .. await db.HandoversOf(record, cancel), .. await db.ReportsOf(record, cancel),
        ];
        return [.. left.OrderByDescending(row => row.At).Take(Most)];
    }

    private static async Task<IEnumerable<LeftRow>> SharedOf(this PeaceCoordDb db, Consultation record, Actor actor, CancellationToken cancel)
    {
        var shares = await db.Shares.AsNoTracking().Where(s => s.ConsultationId == record.Id).OrderByDescending(s => s.SharedAt).Take(Most).ToListAsync(cancel);
        if (shares.Count == 0)
            return [];
        var withdrawn = record.Consents.Max(consent => consent.WithdrawnAt);
        var ids = shares.ConvertAll(s => (Guid?)s.Id.Value);
        var read = await db.AuditEntries.AsNoTracking().Where(e => ids.Contains(e.RecordId) && e.RecordKind == nameof(Share) && e.Act == nameof(ViewSharedConsultation)).Select(e => new { e.RecordId, e.At, e.Fields }).ToListAsync(cancel);
        var with = shares.ConvertAll(s => s.OrganisationId);
        var organisations = await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => with.Contains(o.Id)).Select(o => new { o.Id, o.LegalName }).ToDictionaryAsync(o => o.Id, o => o.LegalName, cancel);
        var people = await db.NamesOf([.. shares.Select(s => s.SharedBy)], cancel);
        return shares.Select(s =>
        {
            var readings = read.Where(entry => entry.RecordId == s.Id.Value && (withdrawn is null || entry.At <= withdrawn)).ToList();
            // What was read stays told, also where the share was narrowed since.
            var sections = s.Sections.Union(readings.SelectMany(entry => entry.Fields).Where(field => Enum.TryParse<SharedSection>(field, out _)).Select(Enum.Parse<SharedSection>)).Order().ToList();
            return new LeftRow(LeftHow.Shared, s.SharedAt, organisations.GetValueOrDefault(s.OrganisationId, ""), people.GetValueOrDefault(s.SharedBy), sections, readings.Count, readings.Count == 0 ? null : readings.Max(entry => entry.At), s.RevokedAt ?? s.EndsAt);
        });
    }

    private static async Task<IEnumerable<LeftRow>> SheetsOf(this PeaceCoordDb db, Consultation record, Actor actor, string language, CancellationToken cancel)
    {
        var communities = record.Communities.Select(c => (Guid?)c.CommunityId.Value).ToList();
        if (communities.Count == 0 || record.Label == Label.StrictlyConfidential)
            return [];
        var since = record.RecordedAt ?? DateTimeOffset.MaxValue;
        var printed = await db.AuditEntries.AsNoTracking()
            .Where(e => communities.Contains(e.RecordId) && e.RecordKind == nameof(Community) && e.Act == nameof(PrintVisitSheet) && e.At >= since)
            .OrderByDescending(e => e.Sequence).Take(Most).Select(e => new { e.RecordId, e.At, e.ActorId }).ToListAsync(cancel);
        var names = await db.CommunityNames(actor, [.. record.Communities.Select(c => c.CommunityId)], language, cancel);
        var people = await db.NamesOf([.. printed.Where(e => e.ActorId is not null).Select(e => new AccountId(e.ActorId!.Value))], cancel);
        return printed.Select(e => new LeftRow(
            LeftHow.VisitSheet, e.At, names.TryGetValue(new CommunityId(e.RecordId!.Value), out var name) ? name.Text : "", e.ActorId is { } by ? people.GetValueOrDefault(new AccountId(by)) : null, [], 0, null, null));
    }

    private static async Task<IEnumerable<LeftRow>> FilesOf(this PeaceCoordDb db, Consultation record, CancellationToken cancel)
    {
        var promises = await db.Commitments.AsNoTracking().IgnoreAutoIncludes().Where(c => c.ConsultationId == record.Id).Select(c => c.Id.Value).ToListAsync(cancel);
        var beside = (List<Guid?>)[record.Id.Value, .. promises];
        return await db.Entries(record, LeftHow.File, entry => beside.Contains(entry.RecordId) && entry.RecordKind == nameof(KeptFile) && (entry.Act == nameof(OpenFile) || entry.Act == nameof(OpenEvidence)), _ => "", cancel);
    }

    private static async Task<IEnumerable<LeftRow>> HandoversOf(this PeaceCoordDb db, Consultation record, CancellationToken cancel)
    {
        var promises = await db.Commitments.AsNoTracking().Where(c => c.ConsultationId == record.Id).Select(c => new { c.OwnerId, Before = c.Handovers.Select(handover => handover.From).ToList() }).ToListAsync(cancel);
        var owners = promises.SelectMany(promise => promise.Before.Append(promise.OwnerId)).Distinct().ToList();
        var ids = owners.ConvertAll(owner => (Guid?)owner.Value);
        var names = await db.NamesOf(owners, cancel);
        return await db.Entries(
            record, LeftHow.HandoverSheet, entry => ids.Contains(entry.RecordId) && entry.RecordKind == nameof(Account) && entry.Act == nameof(PrintHandoverSheet),
            entry => names.GetValueOrDefault(new AccountId(entry.RecordId!.Value), ""), cancel);
    }

    private static async Task<IEnumerable<LeftRow>> ReportsOf(this PeaceCoordDb db, Consultation record, CancellationToken cancel)
    {
        var made = await db.Entries(record, LeftHow.Report, entry => entry.RecordKind == MakeReport.Kind && (entry.Act == MakeReport.ForMission || entry.Act == MakeReport.ForOthers), entry => entry.Reason ?? "", cancel);
        return made.Select(row => row.To.Split(' ') is [var audience, var days] && ReportPeriod.Parse(days) is { } period && period.First <= record.HeldOn && record.HeldOn <= period.Last ? (row, audience, days) : default)
            .Where(found => found.audience is nameof(ReportAudience.Mission) or nameof(ReportAudience.Partners))
            .Select(found => found.row with { How = found.audience == nameof(ReportAudience.Partners) ? LeftHow.PartnersReport : LeftHow.Report, To = found.days });
    }

    /// <summary>Of the mission, since the record was on record.</summary>
    private static async Task<IReadOnlyList<LeftRow>> Entries(this PeaceCoordDb db, Consultation record, LeftHow how, Expression<Func<AuditEntry, bool>> which, Func<AuditEntry, string> to, CancellationToken cancel)
    {
        var (within, since) = (record.WorkspaceId.Value, record.RecordedAt ?? DateTimeOffset.MaxValue);
        var entries = await db.AuditEntries.AsNoTracking().Where(entry => entry.WorkspaceId == within && entry.At >= since).Where(which).OrderByDescending(entry => entry.Sequence).Take(Most).ToListAsync(cancel);
        var people = await db.NamesOf([.. entries.Where(entry => entry.ActorId is not null).Select(entry => new AccountId(entry.ActorId!.Value))], cancel);
        return entries.ConvertAll(entry => new LeftRow(how, entry.At, to(entry), entry.ActorId is { } by ? people.GetValueOrDefault(new AccountId(by)) : null, [], 0, null, null));
    }
}

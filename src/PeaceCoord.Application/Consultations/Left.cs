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

    /// <summary>Somebody printed the form to fill in by hand that begins with what its plan said: title, purpose and place.</summary>
    PaperForm,
}

/// <summary>One way in which a record left the portal.</summary>
/// <param name="At">When it was shared or printed.</param>
/// <param name="To">The organisation, the community or the member whose sheet it was, or the report's period; empty where the reader does not see it, and for files, whose names are sealed, and forms.</param>
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
        List<Taken> taken =
        [
            .. await db.SharedOf(record, actor, cancel), .. await db.SheetsOf(record, actor, language, cancel),
            .. await db.FilesOf(record, cancel), .. await db.FormsOf(record, cancel), .. await db.HandoversOf(record, cancel), .. await db.ReportsOf(record, cancel),
        ];
        List<Taken> shown = [.. taken.OrderByDescending(found => found.Row.At).Take(Most)];
        // The names of all in one question.
        var people = await db.NamesOf([.. shown.SelectMany(found => new[] { found.By, found.SheetOf }).OfType<AccountId>()], cancel);
        return shown.ConvertAll(found => found.Row with { By = NameOf(found.By), To = found.SheetOf is null ? found.Row.To : NameOf(found.SheetOf) ?? "" });

        string? NameOf(AccountId? account) => account is { } id ? people.GetValueOrDefault(id) : null;
    }

    private static async Task<IEnumerable<Taken>> SharedOf(this PeaceCoordDb db, Consultation record, Actor actor, CancellationToken cancel)
    {
        var shares = await db.Shares.AsNoTracking().Where(s => s.ConsultationId == record.Id).OrderByDescending(s => s.SharedAt).Take(Most).ToListAsync(cancel);
        if (shares.Count == 0)
            return [];
        var withdrawn = record.Consents.Max(consent => consent.WithdrawnAt);
        var ids = shares.ConvertAll(s => (Guid?)s.Id.Value);
        var read = await db.AuditEntries.AsNoTracking().Where(e => ids.Contains(e.RecordId) && e.RecordKind == nameof(Share) && e.Act == nameof(ViewSharedConsultation)).Select(e => new { e.RecordId, e.At, e.Fields }).ToListAsync(cancel);
        var with = shares.ConvertAll(s => s.OrganisationId);
        var organisations = await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => with.Contains(o.Id)).Select(o => new { o.Id, o.LegalName }).ToDictionaryAsync(o => o.Id, o => o.LegalName, cancel);
        return shares.Select(s =>
        {
            var readings = read.Where(entry => entry.RecordId == s.Id.Value && (withdrawn is null || entry.At <= withdrawn)).ToList();
            // What was read stays told, also where the share was narrowed since.
            var sections = s.Sections.Union(readings.SelectMany(entry => entry.Fields).Where(field => Enum.TryParse<SharedSection>(field, out _)).Select(Enum.Parse<SharedSection>)).Order().ToList();
            var row = new LeftRow(LeftHow.Shared, s.SharedAt, organisations.GetValueOrDefault(s.OrganisationId, ""), null, sections, readings.Count, readings.Count == 0 ? null : readings.Max(entry => entry.At), s.RevokedAt ?? s.EndsAt);
            return new Taken(row, s.SharedBy);
        });
    }

    private static async Task<IEnumerable<Taken>> SheetsOf(this PeaceCoordDb db, Consultation record, Actor actor, string language, CancellationToken cancel)
    {
        var communities = record.Communities.Select(c => (Guid?)c.CommunityId.Value).ToList();
        if (communities.Count == 0 || record.Label == Label.StrictlyConfidential)
            return [];
        var since = record.RecordedAt ?? DateTimeOffset.MaxValue;
        var printed = await db.AuditEntries.AsNoTracking()
            .Where(e => communities.Contains(e.RecordId) && e.RecordKind == nameof(Community) && e.Act == nameof(PrintVisitSheet) && e.At >= since)
            .OrderByDescending(e => e.Sequence).Take(Most).ToListAsync(cancel);
        var names = await db.CommunityNames(actor, [.. record.Communities.Select(c => c.CommunityId)], language, cancel);
        return printed.Select(e => Taken.Of(LeftHow.VisitSheet, e, names.TryGetValue(new CommunityId(e.RecordId!.Value), out var name) ? name.Text : ""));
    }

    private static async Task<IEnumerable<Taken>> FilesOf(this PeaceCoordDb db, Consultation record, CancellationToken cancel)
    {
        var promises = await db.Commitments.AsNoTracking().IgnoreAutoIncludes().Where(c => c.ConsultationId == record.Id).Select(c => c.Id.Value).ToListAsync(cancel);
        var beside = (List<Guid?>)[record.Id.Value, .. promises];
        var opened = await db.Entries(record, entry => beside.Contains(entry.RecordId) && entry.RecordKind == nameof(KeptFile) && (entry.Act == nameof(OpenFile) || entry.Act == nameof(OpenEvidence)), null, cancel);
        return opened.Select(entry => Taken.Of(LeftHow.File, entry));
    }

    private static async Task<IEnumerable<Taken>> FormsOf(this PeaceCoordDb db, Consultation record, CancellationToken cancel)
    {
        var printed = await db.Entries(record, entry => entry.RecordId == record.Id.Value && entry.RecordKind == nameof(Consultation) && entry.Act == nameof(PrintPaperForm), null, cancel);
        return printed.Select(entry => Taken.Of(LeftHow.PaperForm, entry));
    }

    private static async Task<IEnumerable<Taken>> HandoversOf(this PeaceCoordDb db, Consultation record, CancellationToken cancel)
    {
        var promises = await db.Commitments.AsNoTracking().Where(c => c.ConsultationId == record.Id).Select(c => new { c.OwnerId, Before = c.Handovers.Select(handover => handover.From).ToList() }).ToListAsync(cancel);
        var owners = promises.SelectMany(promise => promise.Before.Append(promise.OwnerId)).Select(owner => (Guid?)owner.Value).Distinct().ToList();
        var printed = await db.Entries(record, entry => owners.Contains(entry.RecordId) && entry.RecordKind == nameof(Account) && entry.Act == nameof(PrintHandoverSheet), record.RecordedAt, cancel);
        return printed.Select(entry => Taken.Of(LeftHow.HandoverSheet, entry) with { SheetOf = new AccountId(entry.RecordId!.Value) });
    }

    /// <summary>Which reports held it is told by their periods, so all of the mission are looked at: the rows are small, and few.</summary>
    private static async Task<IEnumerable<Taken>> ReportsOf(this PeaceCoordDb db, Consultation record, CancellationToken cancel)
    {
        var (within, since) = (record.WorkspaceId.Value, record.RecordedAt ?? DateTimeOffset.MaxValue);
        var asked = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.WorkspaceId == within && entry.At >= since && entry.RecordKind == MakeReport.Kind && (entry.Act == MakeReport.ForMission || entry.Act == MakeReport.ForOthers) && entry.Reason != null)
            .Select(entry => entry.Reason!).Distinct().ToListAsync(cancel);
        var holding = asked.ConvertAll(reason => (Reason: reason, How: HowHeld(reason, record))).Where(report => report.How is not null).ToDictionary(report => report.Reason, report => report.How!.Value, StringComparer.Ordinal);
        if (holding.Count == 0)
            return [];
        var reasons = holding.Keys.ToList();
        var made = await db.Entries(record, entry => entry.RecordKind == MakeReport.Kind && (entry.Act == MakeReport.ForMission || entry.Act == MakeReport.ForOthers) && reasons.Contains(entry.Reason!), since, cancel);
        return made.Select(entry => Taken.Of(holding[entry.Reason!], entry, entry.Reason!.Split(' ')[1]));
    }

    /// <summary>Null where the report's entry says another period, or figures alone.</summary>
    private static LeftHow? HowHeld(string reason, Consultation record) =>
        reason.Split(' ') is [var audience, var days] && ReportPeriod.Parse(days) is { } period && period.First <= record.HeldOn && record.HeldOn <= period.Last
            ? audience switch { nameof(ReportAudience.Mission) => LeftHow.Report, nameof(ReportAudience.Partners) => LeftHow.PartnersReport, _ => null }
            : null;

    /// <summary>Of the record's mission, latest first.</summary>
    /// <param name="since">When the record could first be on it; null where the entry names the record.</param>
    private static Task<List<AuditEntry>> Entries(this PeaceCoordDb db, Consultation record, Expression<Func<AuditEntry, bool>> which, DateTimeOffset? since, CancellationToken cancel)
    {
        var (within, from) = (record.WorkspaceId.Value, since ?? DateTimeOffset.MinValue);
        return db.AuditEntries.AsNoTracking().Where(entry => entry.WorkspaceId == within && entry.At >= from).Where(which).OrderByDescending(entry => entry.Sequence).Take(Most).ToListAsync(cancel);
    }

    /// <summary>A row whose names of members are still to be looked up.</summary>
    /// <param name="SheetOf">The member whose handover sheet it is.</param>
    private sealed record Taken(LeftRow Row, AccountId? By, AccountId? SheetOf = null)
    {
        public static Taken Of(LeftHow how, AuditEntry entry, string to = "") =>
            new(new LeftRow(how, entry.At, to, null, [], 0, null, null), entry.ActorId is { } by ? new AccountId(by) : null);
    }
}

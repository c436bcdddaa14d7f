using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Consultations;

public enum LeftHow
{
    /// <summary>An organisation could read sections of it.</summary>
    Shared,

    /// <summary>Somebody printed the sheet for a visit to one of its communities.</summary>
    VisitSheet,
}

/// <summary>One way in which a record left the portal.</summary>
/// <param name="At">When it was shared or printed.</param>
/// <param name="To">The organisation, or the community whose sheet it was; empty where the reader does not see it.</param>
/// <param name="By">The member who shared or printed it.</param>
/// <param name="Sections">What could be read; empty for a sheet.</param>
/// <param name="Readings">How often it was read, where somebody withdrew: before that.</param>
public sealed record LeftRow(LeftHow How, DateTimeOffset At, string To, string? By, IReadOnlyList<SharedSection> Sections, int Readings, DateTimeOffset? LastRead, DateTimeOffset? EndedAt);

/// <summary>What of a record left the portal, as the shares and the audit trail have it. What is printed from a browser leaves no entry.</summary>
internal static class LeftRows
{
    /// <summary>More than this is not shown at once.</summary>
    private const int Most = 200;

    public static async Task<IReadOnlyList<LeftRow>> Left(this PeaceCoordDb db, Consultation record, Actor actor, string language, CancellationToken cancel)
    {
        List<LeftRow> left = [.. await db.SharedOf(record, actor, cancel), .. await db.SheetsOf(record, actor, language, cancel)];
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
}

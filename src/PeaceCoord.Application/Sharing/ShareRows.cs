using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>Shares as staff see them.</summary>
internal static class ShareRows
{
    /// <summary>The shares of one record the actor reads, those in force first.</summary>
    public static async Task<IReadOnlyList<ShareRow>> SharesOf(this PeaceCoordDb db, ConsultationId id, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var shares = await db.Shares.AsNoTracking().Where(s => s.ConsultationId == id).OrderBy(s => s.RevokedAt != null || s.EndsAt <= now).ThenByDescending(s => s.SharedAt).ToListAsync(cancel);
        return await db.Rows(shares, await db.LabelsOf(shares, actor, cancel), actor, now, cancel);
    }

    /// <summary>What decides about the shared records for this actor; those the actor does not read are missing.</summary>
    public static async Task<IReadOnlyDictionary<ConsultationId, Labelled>> LabelsOf(this PeaceCoordDb db, IReadOnlyList<Share> shares, Actor actor, CancellationToken cancel)
    {
        var me = actor.Id ?? default;
        var ids = shares.Select(s => s.ConsultationId).Distinct().ToList();
        return await db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.WorkspaceId, c.Label, c.FieldOfficeId, IsNamed = c.AuthorId == me || c.NamedReaders.Any(named => named.AccountId == me) })
            .ToDictionaryAsync(c => c.Id, c => new Labelled(c.WorkspaceId, c.Label, c.FieldOfficeId, c.IsNamed), cancel);
    }

    /// <summary>Null when the actor does not read what was shared.</summary>
    public static Labelled? For(this IReadOnlyDictionary<ConsultationId, Labelled> labels, Share share) =>
        labels.TryGetValue(share.ConsultationId, out var record) ? record : null;

    public static async Task<IReadOnlyList<ShareRow>> Rows(
        this PeaceCoordDb db, IReadOnlyList<Share> shares, IReadOnlyDictionary<ConsultationId, Labelled> labels, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var people = await db.NamesOf([.. shares.SelectMany(s => new[] { s.SharedBy, s.RevokedBy }).OfType<AccountId>()], cancel);
        var ids = shares.Select(s => s.OrganisationId).Distinct().ToList();
        var organisations = await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.LegalName }).ToDictionaryAsync(o => o.Id, o => o.LegalName, cancel);
        return
        [
            .. shares.Select(s => new ShareRow(
                s.Id.Value,
                s.ConsultationId.Value,
                organisations.GetValueOrDefault(s.OrganisationId, ""),
                s.Sections,
                s.Purpose,
                people.GetValueOrDefault(s.SharedBy, ""),
                s.SharedAt,
                s.Until,
                s.RevokedAt,
                s.RevokedBy is { } by ? people.GetValueOrDefault(by, "") : null,
                s.InForce(now),
                s.Stands(now) && ShareAccess.CanTakeBack(actor, s, labels.For(s)))
            {
                IsPrepared = s.Stands(now) && s.OpenedAt is null,
                CanRedact = s.Stands(now) && ShareAccess.CanShare(actor, s.WorkspaceId) && labels.For(s) is { } record && actor.Is(record, Role.Officer, Role.SectionHead),
                Redactions = labels.For(s) is null ? [] : [.. s.Redactions.GroupBy(r => r.Kind).Select(kind => new RedactionCount(kind.Key, kind.Select(r => r.Passage ?? r.ItemId?.ToString()).Distinct().Count()))],
            }),
        ];
    }
}

/// <param name="InForce">Whether the organisation reads it now.</param>
public sealed record ShareRow(
    Guid Id,
    Guid ConsultationId,
    string Organisation,
    IReadOnlyList<SharedSection> Sections,
    string Purpose,
    string SharedBy,
    DateTimeOffset SharedAt,
    DateOnly Until,
    DateTimeOffset? RevokedAt,
    string? RevokedBy,
    bool InForce,
    bool CanTakeBack)
{
    /// <summary>Still being prepared: nobody of the organisation reads anything yet.</summary>
    public bool IsPrepared { get; init; }

    /// <summary>Whether the reader may look at what the organisation reads, and choose what is left out.</summary>
    public bool CanRedact { get; init; }

    /// <summary>How much of what is left out; none for who does not read the record.</summary>
    public IReadOnlyList<RedactionCount> Redactions { get; init; } = [];

    /// <summary>The record's reference, in lists.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether the reader may open the record.</summary>
    public bool CanOpen { get; init; }
}

public sealed record RedactionCount(RedactionKind Kind, int Count);

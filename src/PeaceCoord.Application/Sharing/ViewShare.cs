using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>A share as those see it who may share the record: exactly what the organisation reads, and the texts as they stand, to choose what is left out.</summary>
public sealed class ViewShare(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="language">Of the names of areas.</param>
    public async Task<Result<ShareView>> Run(ShareId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ViewShare>(actor, cancel);
        var (share, record, refusal) = await db.ToRedact(id, actor, tracked: false, cancel);
        if (refusal is not null)
            return refusal;

        var texts = await db.TextsOf(share!, record!, cancel);
        var row = (await db.Rows([share!], await db.LabelsOf([share!], actor, cancel), actor, now, cancel))[0];
        return new ShareView(
            row with { Reference = record!.Reference },
            record.Title ?? "",
            await db.ReadThrough(share!, record, language, cancel),
            [.. texts.Select(text => Shown(share!, text))],
            [.. record.Concerns.Where(c => c.IsAttributable).Select(c => c.Id.Value)],
            share!.Version,
            record.Version,
            share.Waits(texts))
        {
            Redactions = share.Redactions,
        };
    }

    private static TextChoice Shown(Share share, TextToShare text)
    {
        var removed = share.Redactions.Where(redaction => redaction.Kind == RedactionKind.Passage).Select(redaction => redaction.Passage!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new TextChoice(
            text.Field,
            text.ItemId,
            [.. Passages.Sentences(text.Text).DistinctBy(sentence => sentence, StringComparer.OrdinalIgnoreCase).Select(sentence => new SentenceChoice(SentenceMark.Of(text, sentence), sentence, removed.Contains(sentence)))],
            share.IsShared(text) && share.Lost(text).Any(),
            text.ItemId is { } item && share.IsShared(text) && share.IsUnseen(item));
    }
}

/// <param name="Row">With whom, until when.</param>
/// <param name="Title">Of the record.</param>
/// <param name="Preview">What the organisation reads, or would.</param>
/// <param name="Attributable">Concerns whose group would be told.</param>
/// <param name="RecordVersion">Of the record: texts that somebody changed meanwhile were not looked at.</param>
/// <param name="Waits">Something is held back until somebody says anew what is left out.</param>
public sealed record ShareView(ShareRow Row, string Title, SharedConsultation Preview, IReadOnlyList<TextChoice> Texts, IReadOnlyList<Guid> Attributable, int Version, int RecordVersion, bool Waits)
{
    /// <summary>What is left out now.</summary>
    public required IReadOnlyList<Redaction> Redactions { get; init; }
}

/// <param name="IsWithheld">It was changed since a passage was marked in it.</param>
/// <param name="IsUnseen">It came since somebody looked.</param>
public sealed record TextChoice(SharedField Field, Guid? ItemId, IReadOnlyList<SentenceChoice> Sentences, bool IsWithheld, bool IsUnseen);

/// <param name="Mark">By which the form names the sentence.</param>
public sealed record SentenceChoice(string Mark, string Text, bool IsRemoved);

internal static class SentenceMark
{
    /// <summary>Says which sentence of which text without holding a word of it.</summary>
    public static string Of(TextToShare text, string sentence) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{text.Field}/{text.ItemId}/{sentence}")).AsSpan(0, 12));
}

internal static class ShareWork
{
    /// <summary>The share and its record, for somebody who may choose what is left out; else why not.</summary>
    public static async Task<(Share? Share, Consultation? Record, Refusal? Refusal)> ToRedact(this PeaceCoordDb db, ShareId id, Actor actor, bool tracked, CancellationToken cancel)
    {
        var share = await (tracked ? db.Shares : db.Shares.AsNoTracking()).FirstOrDefaultAsync(s => s.Id == id, cancel);
        var record = share is null ? null : await db.Consultations.AsNoTracking().VisibleTo(actor).Find(share.ConsultationId, cancel);
        if (share is null || record is null)
            return (null, null, Refusal.NotFound);
        return ShareAccess.CanRedact(actor, record) ? (share, record, null) : (null, null, Refusal.NotPermitted(ShareAccess.Sharers));
    }

    /// <summary>Shares of the actor that hold something back until somebody looks, the oldest first. One query where the actor redacted nothing.</summary>
    public static async Task<IReadOnlyList<ShareToLookAt>> SharesToLookAt(this PeaceCoordDb db, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (actor.Id is not { } me || actor.WorkspacesAs(Role.Officer, Role.SectionHead).Count == 0)
            return [];
        var shares = await db.Shares.AsNoTracking().Where(s => s.SharedBy == me && s.RevokedAt == null && s.EndsAt > now && s.Redactions.Any()).OrderBy(s => s.SharedAt).ToListAsync(cancel);
        if (shares.Count == 0)
            return [];
        var ids = shares.ConvertAll(s => s.ConsultationId);
        var records = await db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var organisationIds = shares.ConvertAll(s => s.OrganisationId);
        var organisations = await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => organisationIds.Contains(o.Id)).Select(o => new { o.Id, o.LegalName }).ToDictionaryAsync(o => o.Id, o => o.LegalName, cancel);
        var promises = (await db.Commitments.AsNoTracking().Where(c => ids.Contains(c.ConsultationId) && c.Label != Label.StrictlyConfidential).Select(c => new { c.ConsultationId, c.Id, c.Text }).ToListAsync(cancel))
            .ToLookup(c => c.ConsultationId, c => new PromiseToShare(c.Id.Value, c.Text));
        List<ShareToLookAt> waiting = [];
        foreach (var share in shares)
        {
            if (records.TryGetValue(share.ConsultationId, out var record) && ShareAccess.CanRedact(actor, record) && share.Waits(TextsToShare.Of(record, promises[record.Id], share.OpenOn(record))))
                waiting.Add(new ShareToLookAt(share.Id, record.Title ?? "", record.Label, organisations.GetValueOrDefault(share.OrganisationId, ""), share.Until));
        }

        return waiting;
    }
}

/// <summary>A share that holds something back since its record was changed.</summary>
/// <param name="Title">Of the record.</param>
public sealed record ShareToLookAt(ShareId Id, string Title, Label Label, string Organisation, DateOnly Until);

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>What people of organisations reach through shares. The preview of those who share reads by the same code.</summary>
internal static class Reading
{
    public static IQueryable<Consultation> SharedConsultations(this PeaceCoordDb db, Actor actor) => db.Consultations.Where(ConsultationAccess.SharedWith(actor));

    /// <summary>The sections that can be read through it now: no words while they wait to be read again after a withdrawal.</summary>
    public static IReadOnlyList<SharedSection> OpenOn(this Share share, Consultation record) => Open(share, record.ReadAgainSince is not null);

    public static IReadOnlyList<SharedSection> Open(Share share, bool wordsWait) => wordsWait ? [.. share.Sections.Where(section => !section.HoldsWords())] : share.Sections;

    /// <summary>Shares in force whose record may still be shared: one that was made Strictly confidential since is gone.</summary>
    public static IQueryable<Share> SharesOpenTo(this PeaceCoordDb db, Actor actor, DateTimeOffset now)
    {
        var shared = db.SharedConsultations(actor).Select(c => c.Id);
        return db.Shares.Where(ShareAccess.OpenTo(actor, now)).Where(s => shared.Contains(s.ConsultationId));
    }

    /// <summary>Exactly what the organisation reads through the share: what was removed is not in it.</summary>
    /// <param name="language">Of the names of areas.</param>
    public static async Task<SharedConsultation> ReadThrough(this PeaceCoordDb db, Share share, Consultation record, string language, CancellationToken cancel)
    {
        var open = share.OpenOn(record);
        var mission = await db.Workspaces.AsNoTracking().Where(w => w.Id == share.WorkspaceId).Select(w => w.Name).FirstOrDefaultAsync(cancel);
        var promises = open.Contains(SharedSection.Commitments) ? await db.PromisesOf(record, cancel) : [];
        return new SharedConsultation(share, open, record, [.. promises.Where(p => !share.LeavesOut(RedactionKind.Item, p.Id) && !share.IsUnseen(p.Id)).Select(p => p.As(share))], mission ?? "")
        {
            Area = await db.Area(share, record, open, language, cancel),
            LeftOut = new SharedLeftOut(
                record.Concerns.Count(c => open.Contains(SharedSection.Concerns) && share.LeavesOut(RedactionKind.Item, c.Id.Value)),
                promises.Count(p => share.LeavesOut(RedactionKind.Item, p.Id)),
                (open.Contains(SharedSection.Concerns) ? record.Concerns.Count(c => !share.LeavesOut(RedactionKind.Item, c.Id.Value) && share.IsUnseen(c.Id.Value)) : 0)
                    + promises.Count(p => !share.LeavesOut(RedactionKind.Item, p.Id) && share.IsUnseen(p.Id)))
            {
                Groups = open.Contains(SharedSection.Concerns)
                    ? record.Concerns.Count(c => c.IsAttributable && share.LeavesOut(RedactionKind.Group, c.Id.Value) && !share.LeavesOut(RedactionKind.Item, c.Id.Value) && !share.IsUnseen(c.Id.Value))
                    : 0,
                Place = open.Contains(SharedSection.WhereAndWhen)
                    && ((record.Sensitivity.ShowsPlace && share.LeavesOut(RedactionKind.Place)) || (record.Sensitivity.ShowsArea && share.LeavesOut(RedactionKind.Area))),
            },
        };
    }

    /// <summary>The texts of the sections that are open, before anything is taken out.</summary>
    public static async Task<IReadOnlyList<TextToShare>> TextsOf(this PeaceCoordDb db, Share share, Consultation record, CancellationToken cancel)
    {
        var open = share.OpenOn(record);
        var promises = open.Contains(SharedSection.Commitments) ? await db.PromisesOf(record, cancel) : [];
        return TextsToShare.Of(record, promises.Select(promise => new PromiseToShare(promise.Id, promise.Text)), open);
    }

    private static async Task<IReadOnlyList<Promised>> PromisesOf(this PeaceCoordDb db, Consultation record, CancellationToken cancel) =>
        await db.Commitments.AsNoTracking()
            .Where(c => c.ConsultationId == record.Id && c.Label != Label.StrictlyConfidential)
            .OrderBy(c => c.Due)
            .Select(c => new Promised(c.Id.Value, c.Text, c.PromisedBy, c.Due, c.State, c.ClosedAt != null))
            .ToListAsync(cancel);

    private static async Task<string?> Area(this PeaceCoordDb db, Share share, Consultation record, IReadOnlyList<SharedSection> open, string language, CancellationToken cancel)
    {
        if (!open.Contains(SharedSection.WhereAndWhen) || share.LeavesOut(RedactionKind.Area) || record.AreaPCode is null || !record.Sensitivity.ShowsArea)
            return null;
        return (await db.AreasTold([record.AreaPCode], language, cancel)).GetValueOrDefault(record.AreaPCode)?.Name;
    }

    private sealed record Promised(Guid Id, string Text, Domain.Commitments.PromisedBy By, DateOnly Due, Domain.Commitments.CommitmentState State, bool IsClosed)
    {
        public SharedCommitment As(Share share) => new(share.Read(new TextToShare(SharedField.Promise, Id, Text)), By, Due, State, IsClosed);
    }
}

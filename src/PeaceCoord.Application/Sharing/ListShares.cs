using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>
/// What the mission shares, and what it shared: for those who may take it back. Officers and section heads find the shares of records
/// they act on; the data focal point all of them, by reference and never by title, and of what became Strictly confidential only that there is a
/// share, with whom and until when.
/// </summary>
public sealed class ListShares(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <summary>More than this is not shown at once.</summary>
    public const int Most = 200;

    public async Task<IReadOnlyList<ShareRow>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ListShares>(actor, cancel);
        var watched = actor.WorkspacesAs(Role.DataFocalPoint);
        var shared = actor.WorkspacesAs(Role.Officer, Role.SectionHead);
        var read = db.Consultations.VisibleTo(actor).Select(c => c.Id);
        var found = await db.Shares.AsNoTracking()
            .Where(s => watched.Contains(s.WorkspaceId) || (shared.Contains(s.WorkspaceId) && read.Contains(s.ConsultationId)))
            .OrderBy(s => s.RevokedAt != null || s.EndsAt <= now).ThenByDescending(s => s.SharedAt)
            .Take(Most)
            .ToListAsync(cancel);
        // Who reads a record by one membership and is an officer by another takes no share of it back.
        var labels = await db.LabelsOf(found, actor, cancel);
        var shares = found.Where(s => ShareAccess.CanTakeBack(actor, s, labels.For(s))).ToList();
        var ids = shares.Select(s => s.ConsultationId).Distinct().ToList();
        var references = await db.Consultations.AsNoTracking().Where(c => ids.Contains(c.Id)).Where(c => c.Label != Label.StrictlyConfidential || read.Contains(c.Id)).Select(c => new { c.Id, c.Reference }).ToDictionaryAsync(c => c.Id, c => c.Reference, cancel);
        return [.. (await db.Rows(shares, labels, actor, now, cancel)).Select(row => references.TryGetValue(new ConsultationId(row.ConsultationId), out var reference)
            ? row with { Reference = reference, CanOpen = labels.ContainsKey(new ConsultationId(row.ConsultationId)) }
            : row with { Purpose = "", Sections = [], Redactions = [] })];
    }
}

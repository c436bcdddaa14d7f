using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>
/// The sections that were shared with the actor's organisation, and nothing else. That it was read is in the audit trail before it is
/// shown: when the entry cannot be written, nothing is.
/// </summary>
public sealed class ViewSharedConsultation(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="language">Of the names of areas.</param>
    public async Task<Result<SharedConsultation>> Run(ShareId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewSharedConsultation>(actor, cancel);
        var share = await db.SharesOpenTo(actor, clock.GetUtcNow()).AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel);
        if (share is null)
            return Refusal.NotFound;

        var record = await db.SharedConsultations(actor).AsNoTracking().FirstAsync(c => c.Id == share.ConsultationId, cancel);
        var open = share.OpenOn(record);
        if (open.Count == 0)
            return Refusal.NotFound;
        var view = await db.ReadThrough(share, record, language, cancel);
        await db.Note(new Act(nameof(ViewSharedConsultation), nameof(Share), id.Value, share.WorkspaceId.Value, share.Version, [.. open.Select(section => section.ToString())]), cancel);
        return view;
    }
}

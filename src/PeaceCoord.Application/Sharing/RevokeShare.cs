using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>Takes a share back: from this moment the organisation finds nothing there. Officers, section heads, the data focal point.</summary>
public sealed class RevokeShare(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ShareId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RevokeShare>(actor, cancel);
        var share = await db.Shares.FirstOrDefaultAsync(s => s.Id == id, cancel);
        if (share is null || !await Sees(db, actor, share, cancel))
            return Refusal.NotFound;
        if (!ShareAccess.CanTakeBack(actor, share))
            return Refusal.NotPermitted(ShareAccess.Revokers);

        return await db.Save(share.TakeBack(actor.Id!.Value, clock.GetUtcNow()), share, null, cancel);
    }

    /// <summary>The focal point knows of every share without reading what is in it; others know of the shares of records they read.</summary>
    private static async Task<bool> Sees(PeaceCoordDb db, Actor actor, Share share, CancellationToken cancel) =>
        actor.Is(share.WorkspaceId, Role.DataFocalPoint) || await db.Consultations.VisibleTo(actor).AnyAsync(c => c.Id == share.ConsultationId, cancel);
}

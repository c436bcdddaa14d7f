using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>Takes a share back: from this moment the organisation finds nothing there. Officers, section heads, the data focal point.</summary>
public sealed class RevokeShare(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(ShareId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RevokeShare>(actor, cancel);
        var share = await db.Shares.FirstOrDefaultAsync(s => s.Id == id, cancel);
        if (share is null)
            return Refusal.NotFound;
        // The focal point knows of every share without reading what is in it; others know of the shares of records they read.
        var record = (await db.LabelsOf([share], actor, cancel)).For(share);
        if (record is null && !ShareAccess.Watches(actor, share))
            return Refusal.NotFound;
        if (!ShareAccess.CanTakeBack(actor, share, record))
            return Refusal.NotPermitted(ShareAccess.Revokers);

        return await db.Save(share.TakeBack(actor.Id!.Value, clock.GetUtcNow()), share, null, cancel);
    }
}

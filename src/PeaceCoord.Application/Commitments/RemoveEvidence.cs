using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Commitments;

/// <summary>Removes evidence: its bytes and its name are gone for good, and the commitment says that there was some, and who removed it. Refused once it is closed, and while it is held.</summary>
public sealed class RemoveEvidence(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, KeptFileId file, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RemoveEvidence>(actor, cancel);
        var commitment = await db.Commitments.Where(CommitmentAccess.VisibleTo(actor)).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (commitment is null || await db.KeptFiles.Kept(id.Value, file, cancel) is not { } kept)
            return Refusal.NotFound;
        if (!CommitmentAccess.CanRemoveFiles(actor, commitment))
            return Refusal.NotPermitted(Who.MissionStaff);
        if (commitment.IsClosed)
            return new Refusal(CommitmentRefusalCodes.Closed);

        return await db.Remove(commitment.AsFileOwner(), kept, actor.Id!.Value, leavesTrace: true, clock.GetUtcNow(), cancel);
    }
}

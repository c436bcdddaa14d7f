using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Commitments;

/// <summary>
/// Hands a file to somebody who may read its commitment, with an entry in the audit trail before. Organisations get those of what they promised
/// themselves; a consultation that is shared with them, its promises included, opens no file.
/// </summary>
public sealed class OpenEvidence(Database database, ICurrentActor current, Vault vault) : IUseCase
{
    public async Task<Result<OpenedFile>> Run(CommitmentId id, KeptFileId file, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<OpenEvidence>(actor, cancel);
        return await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).SingleOrDefaultAsync(c => c.Id == id, cancel) is { } commitment
            ? await db.Hand(vault, commitment.AsFileOwner(), file, cancel)
            : Refusal.NotFound;
    }
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Hands a file to somebody who may read its consultation. That they took it stands in the audit trail before they have it; where that cannot be
/// written, they do not get it. Organisations reach no file: shares open sections.
/// </summary>
public sealed class OpenFile(Database database, ICurrentActor current, Vault vault) : IUseCase
{
    public async Task<Result<OpenedFile>> Run(ConsultationId id, KeptFileId file, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<OpenFile>(actor, cancel);
        return await db.Consultations.AsNoTracking().VisibleTo(actor).Find(id, cancel) is { } consultation ? await db.Hand(vault, consultation.AsFileOwner(), file, cancel) : Refusal.NotFound;
    }
}

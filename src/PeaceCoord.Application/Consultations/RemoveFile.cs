using PeaceCoord.Application.Files;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Removes a file: its bytes and its name are gone for good. Of a draft that nobody else has read nothing stays; else the list says that there was one,
/// and who removed it.
/// </summary>
public sealed class RemoveFile(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, KeptFileId file, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RemoveFile>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null || await db.KeptFiles.Kept(id.Value, file, cancel) is not { } kept)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanDraft(actor, consultation))
            return Refusal.NotPermitted(ConsultationAccess.Drafters(consultation));
        if (!ConsultationAccess.CanKeepFiles(actor, consultation))
            return new Refusal(ConsultationRefusalCodes.NotInThisState, null, consultation.State);

        return await db.Remove(consultation.AsFileOwner(), kept, actor.Id!.Value, leavesTrace: consultation.State != ConsultationState.Draft, clock.GetUtcNow(), cancel);
    }
}

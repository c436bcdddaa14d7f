using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Adds a file to a consultation that is being written, or (for officers and section heads) to one on record. On record it is there at once, without an
/// amendment: the list says who added it, and an entry stands in the audit trail. Sent twice under one id it is added once.
/// </summary>
public sealed class AddFile(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, AddFileInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<AddFile>(actor, cancel);
        var consultation = await Read();
        var takes = Takes(actor, consultation);
        return takes.Succeeded ? await db.Keep(vault, consultation!.AsFileOwner(), null, input, actor.Id!.Value, async () => Takes(actor, await Read()), clock.GetUtcNow(), cancel) : takes;

        Task<Consultation?> Read() => db.Consultations.AsNoTracking().VisibleTo(actor).Find(id, cancel);
    }

    private static Result Takes(Actor actor, Consultation? consultation)
    {
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanDraft(actor, consultation))
            return Refusal.NotPermitted(ConsultationAccess.Drafters(consultation));
        return ConsultationAccess.CanKeepFiles(actor, consultation) ? Result.Done : new Refusal(ConsultationRefusalCodes.NotInThisState, null, consultation.State);
    }
}

internal static class ConsultationFiles
{
    public static FileOwner AsFileOwner(this Consultation consultation) => new(RecordKind.Consultation, consultation.Id.Value, consultation.WorkspaceId, consultation.Version);
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>Calls a meeting off, or throws a draft away, with the reason. The draft's text goes, and its files.</summary>
public sealed class CancelConsultation(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, CancelConsultationInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<CancelConsultation>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanWrite(actor, consultation))
            return Refusal.NotPermitted(Who.Author);

        var cancelled = consultation.Cancel(input.Reason);
        if (cancelled.Succeeded && await db.DraftOf(id, actor, cancel) is { } draft)
            db.ConsultationDrafts.Remove(draft);
        // What is held stays; nobody opens it any more.
        if (cancelled.Succeeded && !await db.IsHeld(consultation.WorkspaceId, id.Value, cancel))
            db.KeptFiles.RemoveRange(await db.KeptFiles.Where(file => file.RecordId == id.Value).ToListAsync(cancel));
        return await db.Save(cancelled, consultation, input.Version, cancel);
    }
}

public sealed class CancelConsultationInput
{
    public string? Reason { get; set; }

    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }
}

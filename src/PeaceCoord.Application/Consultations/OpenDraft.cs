using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>Opens the editor on a meeting that was planned and held, on what was returned, or (for officers and section heads) on what is recorded, to amend it.</summary>
public sealed class OpenDraft(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<OpenDraft>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanDraft(actor, consultation))
            return Refusal.NotPermitted(ConsultationAccess.Drafters(consultation));
        if (consultation.State is ConsultationState.Submitted or ConsultationState.Cancelled)
            return new Refusal(ConsultationRefusalCodes.NotInThisState, null, consultation.State);
        if (await db.DraftOf(id, actor, cancel) is not null)
            return Result.Done;

        db.Acts.Add(consultation.Drafted<OpenDraft>());
        await vault.Begin(db, consultation, DraftWriting.Of(consultation), actor, clock.GetUtcNow(), cancel);
        var begun = consultation.State is ConsultationState.Planned or ConsultationState.Postponed ? consultation.BeginDraft() : Result.Done;
        return await db.Save(begun, consultation, null, cancel);
    }
}

using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Throws away an amendment that was begun; what is on record stays as it is. A draft that was never submitted is cancelled instead.
/// Whoever began it may, also when they may no longer write: it opens nothing.
/// </summary>
public sealed class DropDraft(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<DropDraft>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null || await db.DraftOf(id, actor, cancel) is not { } draft)
            return Refusal.NotFound;
        if (consultation.State is not (ConsultationState.Recorded or ConsultationState.Returned))
            return new Refusal(ConsultationRefusalCodes.NotInThisState, null, consultation.State);

        db.Acts.Add(consultation.Drafted<DropDraft>());
        db.ConsultationDrafts.Remove(draft);
        return await db.Save(cancel);
    }
}

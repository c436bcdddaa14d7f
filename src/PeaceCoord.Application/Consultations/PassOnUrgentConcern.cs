using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>Puts one concern of a draft on the duty list at once, without waiting for review. Passing on twice is passing on once.</summary>
public sealed class PassOnUrgentConcern(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, ConcernId concernId, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<PassOnUrgentConcern>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null || await db.DraftOf(id, actor, cancel) is not { } draft)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanDraft(actor, consultation))
            return Refusal.NotPermitted(ConsultationAccess.Drafters(consultation));

        var content = DraftReading.Read(await vault.Open(db, consultation, draft, cancel), new Check());
        var concern = content.Concerns.FirstOrDefault(c => c.Id == concernId);
        if (concern is null)
            return Refusal.NotFound;
        var check = new Check()
            .Unless(concern.Theme is not null, Refusal.Required(DraftFieldNames.Of(concernId, "theme")))
            .RequiredText(concern.Summary, Concern.SummaryMaxLength, DraftFieldNames.Of(concernId, "summary"));
        if (!check.Passed || await db.UrgentConcerns.AnyAsync(u => u.Id == concernId, cancel))
            return check.Result();

        await db.PassOn(vault, consultation, concern with { Urgency = ConcernUrgency.Urgent }, content, actor, clock.GetUtcNow(), cancel);
        return await db.Save(cancel);
    }
}

using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>Hands a draft to a reviewer: everything is checked at once, and every refusal points to its field. Urgent concerns go to the duty list.</summary>
public sealed class SubmitConsultation(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<SubmitConsultation>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanWrite(actor, consultation))
            return Refusal.NotPermitted(Who.Author);
        var written = await db.WrittenBy(actor, vault, consultation, cancel);
        if (!written.TryGet(out var text))
            return written;

        var (draft, content, check) = text;
        await check.Lookups(db, consultation, content, actor, now, cancel);
        if (content is { Label: Label.StrictlyConfidential, Readers.Count: > 0 })
            check.GoesToSomebody(content, (await db.RouteOf(consultation, content, now, cancel)).By);
        var submitted = consultation.Submit(content, now);
        if (!submitted.Succeeded || !check.Passed)
            return Result.Refused(check.MergedWith(submitted));

        await db.FollowUrgent(vault, consultation, actor, cancel);
        await db.PassOn(vault, consultation, content, actor, now, cancel);
        db.ConsultationDrafts.Remove(draft);
        return await db.Save(cancel);
    }
}

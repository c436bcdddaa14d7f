using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Makes what the actor wrote the new version of a recorded consultation, with a reason. The earlier one stays in its history. What others changed on
/// record since it was begun is kept; where both changed the same field, the actor chooses, and nothing is saved until then.
/// </summary>
public sealed class AmendConsultation(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public Task<Result> Run(ConsultationId id, string? reason, CancellationToken cancel) => Run(id, reason, new AmendChoices(), cancel);

    /// <param name="choices">Which text is to stand where the record was changed since the amendment was begun.</param>
    public async Task<Result> Run(ConsultationId id, string? reason, AmendChoices choices, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<AmendConsultation>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanAmend(actor, consultation))
            return Refusal.NotPermitted(Who.Officers);
        var stands = consultation.Version;
        var written = await db.WrittenBy(actor, vault, consultation, cancel, choices);
        if (!written.TryGet(out var text))
            return written;

        var (draft, typed, check) = text;
        var content = await db.WithUnseenLeaders(typed, consultation, actor, cancel);
        // What was promised lives in the commitments by now: an owner who left is no reason to refuse a correction.
        await check.Lookups(db, consultation, content with { Commitments = [], Tellings = [] }, actor, now, cancel);
        check.StaysUnnamed(vault, consultation, content);
        var amended = consultation.Amend(content, reason, now);
        if (!amended.Succeeded || !check.Passed)
            return Result.Refused(check.MergedWith(amended));

        await db.Follow(consultation, cancel);
        await db.FollowUrgent(vault, consultation, actor, cancel);
        await db.PassOn(vault, consultation, content, actor, now, cancel);
        // Where what stands on record was chosen everywhere, only the draft goes, and the trail says so.
        if (!db.ChangeTracker.HasChanges())
            db.Acts.Add(consultation.Drafted<AmendConsultation>());
        db.ConsultationDrafts.Remove(draft);
        return await db.Save(amended, consultation, stands, cancel);
    }
}

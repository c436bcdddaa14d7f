using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Oversight;

/// <summary>
/// Breaks the glass: opens one recorded consultation, by its reference, to somebody of the mission whose clearance or office does not reach it, for one to three
/// hours. Never what is Strictly confidential, which is answered as what does not exist. Focal points and section heads see it at once.
/// </summary>
public sealed class OpenInEmergency(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<ConsultationId>> Run(OpenInEmergencyInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.WorkspacesAs(ConsultationAccess.Readers).Count == 0)
            return Refusal.NotFound;
        var check = Emergency.Facts(input.Reason, input.Hours).RequiredText(input.Reference, Consultation.ReferenceMaxLength, nameof(input.Reference));
        if (!check.Passed)
            return Result<ConsultationId>.Refused(check.Refusals);

        await using var db = await database.Open<OpenInEmergency>(actor, cancel);
        if (await db.Consultations.AsNoTracking().VisibleTo(actor).CalledBy(input.Reference!).AnyAsync(cancel))
            return new Refusal(OversightRefusalCodes.ReadAnyway, nameof(input.Reference));
        var (me, now) = (actor.Id!.Value, clock.GetUtcNow());
        var openable = db.Consultations.AsNoTracking().IgnoreAutoIncludes().Where(ConsultationAccess.CanBeOpenedInAnEmergencyBy(actor)).CalledBy(input.Reference!);
        // Counted in turn: of several that are sent at once each sees those before it.
        await using var turn = await db.TurnFor(me, cancel);
        var open = await db.Emergencies.AsNoTracking().Where(e => e.AccountId == me && e.EndedAt == null && e.Until > now).Select(e => e.ConsultationId).Distinct().ToListAsync(cancel);
        // Sent twice, or opened before and still open.
        if (open.Count > 0 && await openable.Where(c => open.Contains(c.Id)).Select(c => (ConsultationId?)c.Id).SingleOrDefaultAsync(cancel) is { } already)
            return already;
        // Asked before the record is looked for: whoever opens nothing learns of no reference whether it exists.
        if (open.Count >= Emergency.MostAtOnce)
            return new Refusal(OversightRefusalCodes.TooManyOpen, null, Emergency.MostAtOnce);
        if (!StepUp.IsFresh(actor, now))
            return PeopleRefusals.ConfirmFirst;
        var found = await openable.Select(c => new { c.Id, c.WorkspaceId }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return new Refusal(OversightRefusalCodes.NothingToOpen, nameof(input.Reference));

        var opened = Emergency.Open(EmergencyId.New(), found.WorkspaceId, found.Id, input.Reason, input.Hours, me, now);
        if (!opened.TryGet(out var emergency))
            return Result<ConsultationId>.Refused(opened.Refusals);
        db.Add(emergency);
        var saved = await turn.Save(Result.Done, cancel);
        return saved.Succeeded ? found.Id : Result<ConsultationId>.Refused(saved.Refusals);
    }
}

public sealed class OpenInEmergencyInput
{
    /// <summary>As it stands on paper or is told on the telephone.</summary>
    public string? Reference { get; set; }

    public string? Reason { get; set; }

    public int? Hours { get; set; } = 1;
}

/// <summary>Shuts it before its time: who opened it, or the focal point.</summary>
public sealed class EndEmergency(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(EmergencyId id, EndEmergencyInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<EndEmergency>(actor, cancel);
        if (await db.Emergencies.Where(OversightAccess.EmergenciesVisibleTo(actor)).SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } emergency)
            return Refusal.NotFound;
        if (!OversightAccess.CanEnd(actor, emergency))
            return Refusal.NotPermitted(Who.DataFocalPoint);
        return await db.Save(emergency.End(actor.Id!.Value, clock.GetUtcNow()), emergency, input.Version, cancel);
    }
}

public sealed class EndEmergencyInput
{
    public int? Version { get; set; }
}

/// <summary>Says when it is over whether it was justified, with words. The focal point, never who opened it.</summary>
public sealed class ReviewEmergency(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(EmergencyId id, ReviewEmergencyInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ReviewEmergency>(actor, cancel);
        if (await db.Emergencies.Where(OversightAccess.EmergenciesVisibleTo(actor)).SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } emergency)
            return Refusal.NotFound;
        if (!OversightAccess.CanReview(actor, emergency))
            return Refusal.NotPermitted(Who.DataFocalPoint);
        return await db.Save(emergency.Review(input.Verdict, input.Words, actor.Id!.Value, clock.GetUtcNow()), emergency, input.Version, cancel);
    }
}

public sealed class ReviewEmergencyInput
{
    public EmergencyVerdict? Verdict { get; set; }

    public string? Words { get; set; }

    public int? Version { get; set; }
}

internal static class ReferenceReading
{
    /// <summary>The consultation that a reference names, however it was typed: one that is read on paper or told on the telephone.</summary>
    public static IQueryable<Consultation> CalledBy(this IQueryable<Consultation> consultations, string typed)
    {
        var reference = typed.Trim().ToUpperInvariant();
        return consultations.Where(c => c.Reference == reference);
    }
}

internal static class EmergencyReading
{
    /// <summary>What each reading of a record that was opened in an emergency is called in the audit trail.</summary>
    public const string Act = "ReadInEmergency";

    /// <summary>The record, where the actor opened it; that it is read now stands in the audit trail before it is handed on.</summary>
    public static async Task<Consultation?> OpenedInAnEmergency(this PeaceCoordDb db, Actor actor, ConsultationId id, CancellationToken cancel)
    {
        if (!actor.Opened.ContainsKey(id.Value))
            return null;
        var record = await db.Consultations.AsNoTracking().Where(ConsultationAccess.OpenedInAnEmergencyBy(actor)).Find(id, cancel);
        if (record is not null)
            await db.Note(new Act(Act, nameof(Consultation), id.Value, record.WorkspaceId.Value, record.Version), cancel);
        return record;
    }
}

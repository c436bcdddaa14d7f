using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Oversight;

/// <summary>
/// Freezes a recorded consultation after an incident, by its reference, or a leader, by the code: at once and by one person, the focal point or leadership. Also what is Strictly
/// confidential: closing it opens nothing.
/// </summary>
public sealed class FreezeRecord(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result<IncidentId>> Run(FreezeRecordInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var own = actor.WorkspacesAs(OversightAccess.IncidentRoles);
        if (own.Count == 0)
            return Refusal.NotFound;
        await using var db = await database.Open<FreezeRecord>(actor, cancel);
        var check = new Check().RequiredText(input.Reference, Consultation.ReferenceMaxLength, nameof(input.Reference)).RequiredText(input.What, Incident.TextMaxLength, nameof(input.What));
        if (!check.Passed)
            return Result<IncidentId>.Refused(check.Refusals);
        var (id, by, now) = (new IncidentId(input.Id), actor.Id!.Value, clock.GetUtcNow());
        if (await db.Incidents.AnyAsync(i => i.Id == id && i.FrozenBy == by, cancel))
            return id;
        var code = input.Reference!.Trim().ToUpperInvariant();
        var frozen = await db.Consultations.CalledBy(input.Reference!).SingleOrDefaultAsync(c => own.Contains(c.WorkspaceId) && c.State == ConsultationState.Recorded, cancel) is { } consultation
            ? Incident.Freeze(id, consultation, input.What, by, now)
            : await db.Leaders.SingleOrDefaultAsync(l => own.Contains(l.WorkspaceId) && l.Code == code, cancel) is { } leader
            ? Incident.Freeze(id, leader, input.What, by, now)
            : new Refusal(OversightRefusalCodes.NothingToFreeze, nameof(input.Reference));
        if (!frozen.TryGet(out var incident))
            return Result<IncidentId>.Refused(frozen.Refusals);
        db.Add(incident);
        var saved = await db.Save(cancel);
        return saved.Succeeded ? id : Result<IncidentId>.Refused(saved.Refusals);
    }
}

public sealed class FreezeRecordInput
{
    /// <summary>Made with the empty form, so that sending it twice is freezing once.</summary>
    public Guid Id { get; set; } = IncidentId.New().Value;

    public string? Reference { get; set; }

    public string? What { get; set; }
}

/// <summary>Writes down what was found out or done about an incident.</summary>
public sealed class NoteOnIncident(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(IncidentId id, NoteOnIncidentInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<NoteOnIncident>(actor, cancel);
        if (await db.Incidents.Where(OversightAccess.IncidentsVisibleTo(actor)).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } incident)
            return Refusal.NotFound;
        return await db.Save(incident.Note(input.Text, actor.Id!.Value, clock.GetUtcNow()), incident, input.Version, cancel);
    }
}

public sealed class NoteOnIncidentInput
{
    public string? Text { get; set; }

    public int? Version { get; set; }
}

/// <summary>Releases a frozen record: the first of two asks with the reason, the second, another person, releases it.</summary>
public sealed class ReleaseRecord(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(IncidentId id, ReleaseRecordInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ReleaseRecord>(actor, cancel);
        if (await db.Incidents.Where(OversightAccess.IncidentsVisibleTo(actor)).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } incident)
            return Refusal.NotFound;
        var (by, now) = (actor.Id!.Value, clock.GetUtcNow());
        if (!input.IsSecond)
            return await db.Save(incident.AskRelease(input.ReleaseReason, by, now), incident, input.Version, cancel);

        var released = incident.Of == FrozenKind.Leader
            ? incident.Release(await db.Leaders.SingleAsync(l => l.Id == new LeaderId(incident.RecordId), cancel), by, now)
            : incident.Release(await db.Consultations.SingleAsync(c => c.Id == new ConsultationId(incident.RecordId), cancel), by, now);
        return released.Succeeded && !StepUp.IsFresh(actor, now) ? PeopleRefusals.ConfirmFirst : await db.Save(released, incident, input.Version, cancel);
    }
}

public sealed class ReleaseRecordInput
{
    public string? ReleaseReason { get; set; }

    /// <summary>Whether this is the second person's release; else it is asked for.</summary>
    public bool IsSecond { get; set; }

    public int? Version { get; set; }
}

/// <summary>Shows a frozen record to a focal point or leadership whose clearance covers it, or whom it names; logged before it is shown.</summary>
public sealed class OpenFrozen(Database database, ICurrentActor current, ViewConsultation consultations) : IUseCase
{
    public async Task<Result<ConsultationView>> Run(IncidentId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<OpenFrozen>(actor, cancel);
        if (await db.Incidents.AsNoTracking().Where(OversightAccess.IncidentsVisibleTo(actor)).SingleOrDefaultAsync(i => i.Id == id && i.Of == FrozenKind.Consultation, cancel) is not { } incident)
            return Refusal.NotFound;
        var of = new ConsultationId(incident.RecordId);
        var record = await db.Consultations.AsNoTracking().SingleAsync(c => c.Id == of, cancel);
        if (record.FrozenSince is null || !OversightAccess.CanOpenFrozen(actor, record))
            return Refusal.NotFound;
        await db.Note(new Act(nameof(OpenFrozen), nameof(Consultation), of.Value, record.WorkspaceId.Value, record.Version), cancel);
        return (await consultations.Read(db, actor, record, language, cancel)).AsOpened(null);
    }
}

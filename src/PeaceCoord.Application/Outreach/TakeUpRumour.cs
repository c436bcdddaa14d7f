using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Outreach;

/// <summary>
/// Makes a rumour a concern of a consultation: of a new draft, which begins with the day, area, communities and label of the outreach activity, or of a
/// draft that the actor is writing. Both records show the other to those who may open it. Those who log consultations.
/// </summary>
public sealed class TakeUpRumour(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result<ConsultationId>> Run(OutreachActivityId id, RumourId rumourId, TakeUpRumourInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<TakeUpRumour>(actor, cancel);
        var activity = await db.OutreachActivities.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(a => a.Id == id, cancel);
        if (activity is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanWrite(actor, activity.WorkspaceId))
            return Refusal.NotPermitted(Who.MissionStaff);
        if (activity.Rumours.FirstOrDefault(heard => heard.Id == rumourId) is not { } rumour)
            return Refusal.NotFound;

        var target = new ConsultationId(input.DraftId ?? input.Id);
        var before = await db.RumoursTakenUp.AsNoTracking().Where(taken => taken.RumourId == rumourId && taken.ConsultationId == target).Select(taken => (ConcernId?)taken.ConcernId).FirstOrDefaultAsync(cancel);
        if (before is not null && (input.DraftId is null || await Holds(db, actor, target, before.Value, cancel)))
            return target;
        if (input.DraftId is null && target.Value.Version != 7)
            return new Refusal(RefusalCodes.Malformed);
        // Taken out of the draft and taken up again, it is the same concern.
        var concern = before ?? ConcernId.New();
        var written = input.DraftId is null ? await Begin(db, actor, activity, rumour, concern, target, cancel) : await GoOn(db, actor, activity, rumour, concern, target, cancel);
        if (!written.TryGet(out var label))
            return Result<ConsultationId>.Refused(written.Refusals);
        var made = RumourTakenUp.As(concern, rumour, activity, target, label, actor.Id!.Value, clock.GetUtcNow());
        if (!made.TryGet(out var link))
            return Result<ConsultationId>.Refused(made.Refusals);

        if (before is null)
            db.Add(link);
        db.Acts.Add(new Act(db.Acting!.Act, nameof(OutreachActivity), id.Value, activity.WorkspaceId.Value, null, [nameof(OutreachActivity.Rumours)]));
        var saved = await db.Save(cancel);
        return saved.Succeeded ? target : Result<ConsultationId>.Refused(saved.Refusals);
    }

    /// <returns>The label that the draft begins with: never below the activity's.</returns>
    private async Task<Result<Label>> Begin(PeaceCoordDb db, Actor actor, OutreachActivity activity, Rumour rumour, ConcernId concern, ConsultationId id, CancellationToken cancel)
    {
        var place = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == activity.WorkspaceId, cancel);
        var label = place.DefaultLabel > activity.Label ? place.DefaultLabel : activity.Label;
        var offices = actor.OfficesAs(place.Id, ConsultationAccess.Writers);
        var office = activity.FieldOfficeId is { } of && (offices.Contains(null) || offices.Contains(of)) ? of : offices is [var only] ? only : null;
        var communities = activity.Communities.ConvertAll(community => new CommunityId(community));
        var seen = await db.Communities.Where(CommunityAccess.VisibleTo(actor)).Where(c => communities.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel);
        var isHeld = activity.On <= MissionTime.Today(place.TimeZone, clock.GetUtcNow());
        var filled = DraftFields.Empty.With(
        [
            new(DraftFieldNames.LabelField, label.ToString()),
            new(DraftFieldNames.Office, office?.Value.ToString()),
            new(DraftFieldNames.SectionField, activity.SectionId?.Value.ToString()),
            new(DraftFieldNames.Date, isHeld ? activity.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null),
            new(DraftFieldNames.Area, activity.Areas is [var area] ? area : null),
            new(DraftFieldNames.CommunityIds, seen.Count > 0 ? string.Join('\n', communities.Where(seen.Contains).Select(community => community.Value)) : null),
            .. Said(rumour, concern),
        ]);
        if (!filled.TryGet(out var fields))
            return Result<Label>.Refused(filled.Refusals);

        var started = Consultation.Start(id, place, actor.Id!.Value, label);
        db.Consultations.Add(started);
        await vault.Begin(db, started, fields, actor, clock.GetUtcNow(), cancel);
        await Recognised(db, actor, started, DraftFields.Empty, fields, cancel);
        return label;
    }

    /// <returns>The label that the draft has now. A draft of another mission is none to go on with.</returns>
    private async Task<Result<Label>> GoOn(PeaceCoordDb db, Actor actor, OutreachActivity activity, Rumour rumour, ConcernId concern, ConsultationId id, CancellationToken cancel)
    {
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is not { State: ConsultationState.Draft or ConsultationState.Returned } || consultation.WorkspaceId != activity.WorkspaceId || !ConsultationAccess.CanDraft(actor, consultation) || await db.DraftOf(id, actor, cancel) is not { } draft)
            return new Refusal(OutreachRefusalCodes.UnknownRecord, nameof(TakeUpRumourInput.DraftId));

        var stands = await vault.Open(db, consultation, draft, cancel);
        var changed = stands.With(Said(rumour, concern));
        if (!changed.TryGet(out var fields))
            return Result<Label>.Refused(changed.Refusals);
        await vault.Keep(db, consultation, draft, fields, clock.GetUtcNow(), cancel);
        await Recognised(db, actor, consultation, stands, fields, cancel);
        return DraftReading.Read(fields, new Check()).Label ?? consultation.Label;
    }

    /// <summary>Whether the concern stands there: on record, or in the actor's draft of it. What is no draft of theirs any more is not gone on with.</summary>
    private async Task<bool> Holds(PeaceCoordDb db, Actor actor, ConsultationId id, ConcernId concern, CancellationToken cancel) =>
        await db.Consultations.VisibleTo(actor).Find(id, cancel) is not { } consultation || await db.DraftOf(id, actor, cancel) is not { } draft
        || (await vault.Open(db, consultation, draft, cancel)).Rows(DraftFieldNames.ConcernRow).Contains(concern.Value);

    private static IEnumerable<KeyValuePair<string, string?>> Said(Rumour rumour, ConcernId concern) =>
    [
        new(DraftFieldNames.Of(concern, "theme"), rumour.Theme.ToString()),
        new(DraftFieldNames.Of(concern, "summary"), rumour.Words),
    ];

    private async Task Recognised(PeaceCoordDb db, Actor actor, Consultation consultation, DraftFields before, DraftFields after, CancellationToken cancel) =>
        await db.NoteRecognised(vault, actor, consultation, await db.NamesToMind(vault, actor, consultation, after, cancel), before, after, cancel);
}

public sealed class TakeUpRumourInput
{
    /// <summary>Of a new draft; made with the empty form, so that sending it twice is beginning once.</summary>
    public Guid Id { get; set; } = ConsultationId.New().Value;

    /// <summary>A draft of the actor's; null for a new one.</summary>
    public Guid? DraftId { get; set; }
}

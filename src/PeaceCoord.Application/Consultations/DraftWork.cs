using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>A draft to be written in, with what stands in it.</summary>
/// <param name="IsNew">It is begun in this unit of work, and not saved yet.</param>
internal sealed record BegunDraft(Consultation Consultation, ConsultationDraft Draft, DraftFields Stands, bool IsNew);

/// <summary>Begins drafts and keeps what is typed in the unit of work of a use case, which saves all of it together.</summary>
internal static class DraftWork
{
    /// <summary>A meeting that was held, written down from nothing. Null in it: it was begun before, and its draft is the author's no more.</summary>
    /// <param name="id">A UUID version 7 made by the one who asks; starting twice under one id is starting once.</param>
    /// <param name="workspace">Null for the only one the actor writes in.</param>
    /// <param name="community">Whom it was held with, ticked already; left out when the actor may not see it.</param>
    public static async Task<Result<StartedDraft>> StartDraft(this PeaceCoordDb db, Vault vault, Actor actor, ConsultationId id, Guid? workspace, CommunityId? community, DateTimeOffset now, CancellationToken cancel)
    {
        var place = await db.WorkspaceToWriteIn(actor, workspace, cancel);
        if (place is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanWrite(actor, place.Id))
            return Refusal.NotPermitted(Who.MissionStaff);
        if (await db.Consultations.FirstOrDefaultAsync(c => c.Id == id && c.AuthorId == actor.Id!.Value, cancel) is { } before)
            return new StartedDraft(await db.DraftOf(id, actor, cancel) is { } kept ? new BegunDraft(before, kept, await vault.Open(db, before, kept, cancel), IsNew: false) : null);
        if (id.Value.Version != 7)
            return new Refusal(RefusalCodes.Malformed);

        // Who writes in two workspaces says which: a draft in the wrong one would be read by the wrong people once it is recorded.
        if (workspace is null && actor.WorkspacesAs(ConsultationAccess.Writers).Count > 1)
            return Refusal.Required("WorkspaceId");

        var started = Consultation.Start(id, place, actor.Id!.Value, place.DefaultLabel);
        // Of several offices none is guessed: the editor asks.
        var office = actor.OfficesAs(place.Id, ConsultationAccess.Writers) is [var only] ? only : null;
        var fields = DraftFields.Empty.With(
        [
            new(DraftFieldNames.LabelField, place.DefaultLabel.ToString()),
            new(DraftFieldNames.Office, office?.Value.ToString()),
            new(DraftFieldNames.CommunityIds, await Visible(db, place, community, actor, cancel)),
        ]).Value;
        db.Consultations.Add(started);
        return new StartedDraft(new BegunDraft(started, await vault.Begin(db, started, fields, actor, now, cancel), fields, IsNew: true));
    }

    /// <summary>A draft of what was planned, returned or recorded, as it stands there; the author's own where there is one already.</summary>
    public static async Task<Result<BegunDraft>> OpenDraft<TUseCase>(this PeaceCoordDb db, Vault vault, Actor actor, ConsultationId id, DateTimeOffset now, CancellationToken cancel)
        where TUseCase : IUseCase
    {
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanDraft(actor, consultation))
            return Refusal.NotPermitted(ConsultationAccess.Drafters(consultation));
        if (consultation.State is ConsultationState.Submitted or ConsultationState.Cancelled)
            return new Refusal(ConsultationRefusalCodes.NotInThisState, null, consultation.State);
        if (await db.DraftOf(id, actor, cancel) is { } kept)
            return new BegunDraft(consultation, kept, await vault.Open(db, consultation, kept, cancel), IsNew: false);

        db.Acts.Add(consultation.Drafted<TUseCase>());
        var fields = DraftWriting.Of(consultation);
        var draft = await vault.Begin(db, consultation, fields, actor, now, cancel);
        var begun = consultation.State is ConsultationState.Planned or ConsultationState.Postponed ? consultation.BeginDraft() : Result.Done;
        return begun.Succeeded ? new BegunDraft(consultation, draft, fields, IsNew: true) : Result<BegunDraft>.Refused(begun.Refusals);
    }

    private static async Task<string?> Visible(PeaceCoordDb db, MissionWorkspace place, CommunityId? community, Actor actor, CancellationToken cancel) =>
        community is { } id && await db.Communities.Where(CommunityAccess.VisibleTo(actor)).AnyAsync(c => c.Id == id && c.WorkspaceId == place.Id, cancel) ? id.Value.ToString() : null;
}

/// <param name="Draft">Null where it was begun before, and there is none any more.</param>
internal sealed record StartedDraft(BegunDraft? Draft);

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>Begins to write down a meeting that was held. The draft is read by its author alone.</summary>
public sealed class StartConsultation(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    /// <param name="id">A UUID version 7 made by the one who asks; starting twice under one id is starting once.</param>
    /// <param name="workspace">Null for the only one the actor writes in.</param>
    /// <param name="community">Whom it was held with, ticked already; left out when the actor may not see it.</param>
    public async Task<Result> Run(ConsultationId id, Guid? workspace, CommunityId? community, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<StartConsultation>(actor, cancel);
        var place = await db.WorkspaceToWriteIn(actor, workspace, cancel);
        if (place is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanWrite(actor, place.Id))
            return Refusal.NotPermitted(Who.MissionStaff);
        if (await db.Consultations.AnyAsync(c => c.Id == id && c.AuthorId == actor.Id!.Value, cancel))
            return Result.Done;
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
        await vault.Begin(db, started, fields, actor, clock.GetUtcNow(), cancel);
        return await db.Save(cancel);
    }

    private static async Task<string?> Visible(PeaceCoordDb db, MissionWorkspace place, CommunityId? community, Actor actor, CancellationToken cancel) =>
        community is { } id && await db.Communities.Where(CommunityAccess.VisibleTo(actor)).AnyAsync(c => c.Id == id && c.WorkspaceId == place.Id, cancel) ? id.Value.ToString() : null;
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Closing;

/// <summary>One record as the data protection focal point watches over it: until when it is kept, and its holds. Neither title nor text.</summary>
public sealed class ViewKeptRecord(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<KeptRecordView>> Run(Guid id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewKeptRecord>(actor, cancel);
        foreach (var watched in actor.WorkspacesAs(Role.DataFocalPoint))
        {
            if (await db.Kept(actor, watched).SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } row)
                continue;
            var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == watched, cancel);
            var holds = await db.LegalHolds.AsNoTracking().Where(h => h.WorkspaceId == watched && (h.RecordId == id || h.RecordId == null)).OrderByDescending(h => h.PlacedAt).ToListAsync(cancel);
            return new KeptRecordView(
                workspace, KeptRecord.Of(row, workspace, MissionTime.Today(workspace.TimeZone, clock.GetUtcNow())), holds, await db.NamesOf([.. holds.SelectMany(h => new[] { h.PlacedBy, h.LiftedBy }).OfType<AccountId>()], cancel));
        }

        return Refusal.NotFound;
    }
}

/// <param name="Holds">On it and on the whole workspace, lifted ones too, the last first.</param>
public sealed record KeptRecordView(MissionWorkspace Workspace, KeptRecord Record, IReadOnlyList<LegalHold> Holds, IReadOnlyDictionary<AccountId, string> Names);

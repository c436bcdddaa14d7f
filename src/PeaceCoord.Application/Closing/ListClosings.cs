using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Closing;

/// <summary>The states of the missions whose staff the actor is, and what waits for the actor to confirm.</summary>
public sealed class ListClosings(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result<IReadOnlyList<ClosingRow>>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var own = actor.WorkspacesAs(ClosingAccess.Readers);
        if (own.Count == 0)
            return Refusal.NotFound;

        await using var db = await database.Open<ListClosings>(actor, cancel);
        var workspaces = await db.Workspaces.AsNoTracking().Where(w => own.Contains(w.Id)).OrderBy(w => w.Code).Select(w => new { w.Id, w.Name, w.State, w.EndsOn, w.ArchivedOn }).ToListAsync(cancel);
        var proposed = await db.WorkspaceChanges.AsNoTracking().Where(ClosingAccess.VisibleTo(actor)).Where(c => c.State == ChangeState.Proposed).ToListAsync(cancel);
        return workspaces.ConvertAll(w => new ClosingRow(w.Id, w.Name, w.State, w.EndsOn, w.ArchivedOn, proposed.Find(c => c.WorkspaceId == w.Id) is { } change ? change.Kind : null, proposed.Exists(c => c.WorkspaceId == w.Id && ClosingAccess.CanConfirm(actor, c))));
    }
}

/// <param name="Proposed">What waits for a second person.</param>
/// <param name="WaitsForMe">Whether the reader may be that person.</param>
public sealed record ClosingRow(WorkspaceId Id, string Name, WorkspaceState State, DateOnly? EndsOn, DateOnly? ArchivedOn, ChangeKind? Proposed, bool WaitsForMe);

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

/// <summary>All workspaces, for the administrators of the system: that they exist and whether somebody administers them, nothing of their work.</summary>
public sealed class ListWorkspaces(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<WorkspaceList>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.IsSystemAdmin)
            return Refusal.NotFound;
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ListWorkspaces>(actor, cancel);
        var administrators = await db.Memberships.AsNoTracking()
            .Where(m => m.Role == Role.MissionAdmin && m.WorkspaceId != null && m.From <= now && (m.Until == null || m.Until > now))
            .Select(m => new { m.AccountId, WorkspaceId = m.WorkspaceId!.Value }).ToListAsync(cancel);
        // Who cannot sign in administers nothing.
        var ids = administrators.ConvertAll(m => m.AccountId.Value);
        var open = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id) && a.DisabledAt == null).Select(a => a.Id).ToListAsync(cancel);
        var administered = administrators.Where(m => open.Contains(m.AccountId.Value)).Select(m => m.WorkspaceId).ToHashSet();
        var workspaces = await db.Workspaces.AsNoTracking().IgnoreAutoIncludes().OrderBy(w => w.Code)
            .Select(w => new { w.Id, w.Code, w.Name, w.TimeZone }).ToListAsync(cancel);
        return new WorkspaceList([.. workspaces.Select(w => new WorkspaceRow(w.Id, w.Code, w.Name, w.TimeZone, administered.Contains(w.Id)))]);
    }
}

public sealed record WorkspaceList(IReadOnlyList<WorkspaceRow> Workspaces);

public sealed record WorkspaceRow(WorkspaceId Id, string Code, string Name, string TimeZone, bool HasAdministrator);

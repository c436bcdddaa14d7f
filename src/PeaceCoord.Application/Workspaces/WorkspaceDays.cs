using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

internal static class WorkspaceDays
{
    /// <summary>The day it is where the mission works.</summary>
    public static async Task<DateOnly> Today(this PeaceCoordDb db, WorkspaceId workspace, TimeProvider clock, CancellationToken cancel)
    {
        var zone = await db.Workspaces.AsNoTracking().Where(w => w.Id == workspace).Select(w => w.TimeZone).SingleAsync(cancel);
        return MissionTime.Today(zone, clock.GetUtcNow());
    }
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

internal static class MissionDays
{
    /// <summary>The day it is now in each workspace.</summary>
    public static async Task<Dictionary<WorkspaceId, DateOnly>> DaysOf(this PeaceCoordDb db, DateTimeOffset now, CancellationToken cancel) =>
        (await db.Workspaces.AsNoTracking().Select(w => new { w.Id, w.TimeZone }).ToListAsync(cancel)).ToDictionary(w => w.Id, w => MissionTime.Today(w.TimeZone, now));
}

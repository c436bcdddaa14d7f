using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

/// <summary>The calendar day where a mission works: due dates and first days fall at 00:00 there.</summary>
internal static class MissionTime
{
    public static async Task<DateOnly> Today(this PeaceCoordDb db, WorkspaceId workspace, TimeProvider clock, CancellationToken cancel)
    {
        var zone = await db.Workspaces.AsNoTracking().Where(w => w.Id == workspace).Select(w => w.TimeZone).SingleAsync(cancel);
        return TodayIn(zone, clock.GetUtcNow());
    }

    public static DateOnly TodayIn(string zone, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
}

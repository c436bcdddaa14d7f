namespace PeaceCoord.Domain.Workspaces;

/// <summary>Days where the mission works: due dates pass at 00:00 there.</summary>
public static class MissionTime
{
    /// <param name="zone">IANA name.</param>
    public static DateOnly Today(string zone, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
}

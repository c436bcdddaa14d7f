namespace PeaceCoord.Domain.Workspaces;

/// <summary>Days where the mission works: due dates pass at 00:00 there.</summary>
public static class MissionTime
{
    /// <param name="zone">IANA name.</param>
    public static DateOnly Today(string zone, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    /// <summary>The last day there of what is over at the instant: of <see cref="EndOf"/> a day, that day.</summary>
    /// <param name="zone">IANA name.</param>
    public static DateOnly LastDayBefore(string zone, DateTimeOffset end) => Today(zone, end.AddTicks(-1));

    /// <summary>The instant a day is over there. A midnight that a clock change skipped is read as the standard time around it.</summary>
    /// <param name="zone">IANA name.</param>
    public static DateTimeOffset EndOf(DateOnly day, string zone)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, place.IsInvalidTime(midnight) ? place.BaseUtcOffset : place.GetUtcOffset(midnight)).ToUniversalTime();
    }
}

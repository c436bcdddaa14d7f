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
    public static DateTimeOffset EndOf(DateOnly day, string zone) => day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(day.AddDays(1), zone);

    /// <summary>The instant a day begins there, read as in <see cref="EndOf"/>.</summary>
    /// <param name="zone">IANA name.</param>
    public static DateTimeOffset StartOf(DateOnly day, string zone) => At(zone, day, TimeOnly.MinValue);

    /// <summary>The day and the time of day there.</summary>
    /// <param name="zone">IANA name.</param>
    public static (DateOnly Day, TimeOnly Time) Local(string zone, DateTimeOffset now)
    {
        var there = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return (DateOnly.FromDateTime(there.DateTime), TimeOnly.FromDateTime(there.DateTime));
    }

    /// <summary>
    /// The instant it is that time there. A time that a clock change skipped is read as the standard time around it; of the first and the last day that there are, what
    /// lies beyond them in UTC is the first or the last instant.
    /// </summary>
    /// <param name="zone">IANA name.</param>
    public static DateTimeOffset At(string zone, DateOnly day, TimeOnly time)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var local = day.ToDateTime(time);
        var offset = place.IsInvalidTime(local) ? place.BaseUtcOffset : place.GetUtcOffset(local);
        return new DateTimeOffset(Math.Clamp(local.Ticks - offset.Ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }
}

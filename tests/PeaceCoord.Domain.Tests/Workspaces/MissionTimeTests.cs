using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Workspaces;

/// <summary>Instants of days where a mission works.</summary>
public sealed class MissionTimeTests
{
    [Theory]
    [InlineData("Africa/Monrovia")]
    [InlineData("Asia/Kabul")]
    [InlineData("America/Port-au-Prince")]
    public void The_first_and_the_last_day_that_there_are_begin_and_end_there_too(string zone)
    {
        MissionTime.EndOf(DateOnly.MaxValue, zone).ShouldBe(DateTimeOffset.MaxValue);
        MissionTime.StartOf(DateOnly.MaxValue, zone).ShouldBeLessThan(MissionTime.EndOf(DateOnly.MaxValue, zone));
        MissionTime.StartOf(DateOnly.MinValue, zone).ShouldBeLessThan(MissionTime.EndOf(DateOnly.MinValue, zone));
        MissionTime.EndOf(DateOnly.MaxValue.AddDays(-1), zone).ShouldBe(MissionTime.StartOf(DateOnly.MaxValue, zone));
    }

    [Fact]
    public void A_day_begins_where_the_day_before_ended_also_when_clocks_change_at_midnight()
    {
        MissionTime.StartOf(new DateOnly(2026, 5, 4), "Asia/Kabul").ShouldBe(new DateTimeOffset(2026, 5, 3, 19, 30, 0, TimeSpan.Zero));
        // In Beirut clocks went from 00:00 to 01:00: read as the standard time, two hours before UTC.
        MissionTime.StartOf(new DateOnly(2026, 3, 29), "Asia/Beirut").ShouldBe(new DateTimeOffset(2026, 3, 28, 22, 0, 0, TimeSpan.Zero));
    }
}

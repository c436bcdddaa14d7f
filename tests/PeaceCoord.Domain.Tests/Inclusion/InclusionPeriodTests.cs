using PeaceCoord.Domain.Inclusion;

namespace PeaceCoord.Domain.Tests.Inclusion;

public sealed class InclusionPeriodTests
{
    [Theory]
    [InlineData("2026", "2026-01-01", "2026-12-31", "2025")]
    [InlineData("2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4")]
    [InlineData("2024-q4", "2024-10-01", "2024-12-31", "2024-Q3")]
    public void A_quarter_or_a_year_is_read_and_knows_its_days(string text, string first, string last, string before)
    {
        var period = InclusionPeriod.Read(text)!.Value;

        period.First.ShouldBe(DateOnly.Parse(first));
        period.Last.ShouldBe(DateOnly.Parse(last));
        period.Before().ToString().ShouldBe(before);
        period.ToString().ShouldBe(text.ToUpperInvariant());
        InclusionPeriod.QuarterOf(period.Last).Quarter.ShouldBe(period.Quarter ?? 4);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("9999")]
    [InlineData("1947-Q4")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-03")]
    [InlineData("2026 Q1")]
    [InlineData("-202")]
    [InlineData("2026-Q١")]
    [InlineData("2026-03-08")]
    public void No_other_span_of_days_is_read(string? text) => InclusionPeriod.Read(text).ShouldBeNull();
}

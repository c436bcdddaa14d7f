using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Tests;

public sealed class ApproximateDateTests
{
    [Theory]
    [InlineData("1956", "1956-01-01", "1956-12-31", DatePrecision.Year)]
    [InlineData("1956-11", "1956-11-01", "1956-11-30", DatePrecision.Month)]
    [InlineData("1956-11-15", "1956-11-15", "1956-11-15", DatePrecision.Day)]
    public void A_date_is_read_as_far_as_it_is_known(string text, string earliest, string latest, DatePrecision precision)
    {
        ApproximateDate.TryParse(text, out var date).ShouldBeTrue();

        date.Earliest.ShouldBe(DateOnly.Parse(earliest, System.Globalization.CultureInfo.InvariantCulture));
        date.Latest.ShouldBe(DateOnly.Parse(latest, System.Globalization.CultureInfo.InvariantCulture));
        date.Precision.ShouldBe(precision);
        date.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1956-13")]
    [InlineData("56")]
    [InlineData("1956-02-30")]
    public void What_is_no_date_is_refused(string text) => ApproximateDate.TryParse(text, out _).ShouldBeFalse();
}

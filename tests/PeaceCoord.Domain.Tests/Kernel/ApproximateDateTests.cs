using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Tests.Kernel;

public sealed class ApproximateDateTests
{
    [Theory]
    [InlineData("1956", "1956-01-01", "1956-12-31", DatePrecision.Year)]
    [InlineData("1956-11", "1956-11-01", "1956-11-30", DatePrecision.Month)]
    [InlineData("2004-02", "2004-02-01", "2004-02-29", DatePrecision.Month)]
    [InlineData("1956-11-15", "1956-11-15", "1956-11-15", DatePrecision.Day)]
    public void A_date_is_read_as_far_as_it_is_known(string text, string earliest, string latest, DatePrecision precision)
    {
        ApproximateDate.TryParse(text, out var date).ShouldBeTrue();

        date.Earliest.ToString("O").ShouldBe(earliest);
        date.Latest.ToString("O").ShouldBe(latest);
        date.Precision.ShouldBe(precision);
        date.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("56")]
    [InlineData("1956-13")]
    [InlineData("31/12/2005")]
    [InlineData("2005-02-30")]
    [InlineData("0000")]
    [InlineData("-1")]
    public void What_is_no_date_is_refused(string? text) => ApproximateDate.TryParse(text, out _).ShouldBeFalse();
}

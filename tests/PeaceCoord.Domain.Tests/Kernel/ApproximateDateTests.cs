using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Tests.Kernel;

public sealed class ApproximateDateTests
{
    [Theory]
    [InlineData("1956", "1956-01-01", "1956-12-31")]
    [InlineData("1956-11", "1956-11-01", "1956-11-30")]
    [InlineData("2004-02", "2004-02-01", "2004-02-29")]
    [InlineData("2003-10-01", "2003-10-01", "2003-10-01")]
    public void A_date_reaches_from_its_earliest_to_its_latest_day(string text, string earliest, string latest)
    {
        ApproximateDate.TryParse(text, out var date).ShouldBeTrue();

        date.Earliest.ToString("O").ShouldBe(earliest);
        date.Latest.ToString("O").ShouldBe(latest);
        date.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1956-13")]
    [InlineData("31/12/2005")]
    [InlineData("2005-02-30")]
    [InlineData("0000")]
    [InlineData("-1")]
    public void What_is_no_date_is_refused(string? text) => ApproximateDate.TryParse(text, out _).ShouldBeFalse();
}

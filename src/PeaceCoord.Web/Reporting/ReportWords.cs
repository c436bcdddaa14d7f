using System.Globalization;
using PeaceCoord.Domain.Reporting;
using PeaceCoord.Web.Inclusion;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Reporting;

internal static class ReportWords
{
    /// <summary>Such as "first quarter of 2026", "March 2026" or "3 March 2026 to 8 April 2026".</summary>
    public static string PeriodName(ReportPeriod period) => period switch
    {
        { Quarter: { } quarter } => InclusionPage.PeriodName(quarter),
        { IsMonth: true } => Month(period.First),
        _ => Say.Fill(Words.FromTo, Say.Date(period.First), Say.Date(period.Last)),
    };

    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
}

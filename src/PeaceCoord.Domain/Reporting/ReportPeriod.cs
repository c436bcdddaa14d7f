using System.Globalization;
using PeaceCoord.Domain.Inclusion;

namespace PeaceCoord.Domain.Reporting;

/// <summary>The days a report is of, in the mission's days.</summary>
public readonly record struct ReportPeriod(DateOnly First, DateOnly Last)
{
    /// <summary>Of a free range.</summary>
    public const int MostDays = 5 * 366;

    /// <summary>The quarter it is; null for any other days.</summary>
    public InclusionPeriod? Quarter => First.Year < 9999 && InclusionPeriod.QuarterOf(First) is var quarter && quarter.First == First && quarter.Last == Last ? quarter : null;

    /// <summary>Whether it is one month.</summary>
    public bool IsMonth => First.Year < 9999 && First.Day == 1 && Last == First.AddMonths(1).AddDays(-1);

    public static ReportPeriod Of(InclusionPeriod period) => new(period.First, period.Last);

    public static ReportPeriod MonthOf(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1));

    /// <summary><c>2026-03</c>, <c>2026-Q1</c> or <c>2026</c>; null for anything else.</summary>
    public static ReportPeriod? Read(string? text)
    {
        if (InclusionPeriod.Read(text) is { } period)
            return Of(period);
        return DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= InclusionPeriod.EarliestYear and < 9998 ? MonthOf(day) : null;
    }

    /// <summary>What <see cref="ToString"/> wrote; null for anything else.</summary>
    public static ReportPeriod? Parse(string text) => Read(text) is { } period ? period
        : text.Split("..") is [var first, var last] && Day(first) is { } from && Day(last) is { } to ? new ReportPeriod(from, to) : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>As <see cref="Read"/> takes it; a free range as its two days.</summary>
    public override string ToString() => Quarter is { } quarter ? quarter.ToString()
        : IsMonth ? First.ToString("yyyy-MM", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First:yyyy-MM-dd}..{Last:yyyy-MM-dd}");
}

/// <summary>For whom a report is made: it is built from what they may see, and holds nothing else.</summary>
public enum ReportAudience
{
    /// <summary>The mission, to the reader's clearance.</summary>
    Mission,

    /// <summary>Partner organisations and the UN country team.</summary>
    Partners,
    Everybody,
}

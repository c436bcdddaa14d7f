using System.Globalization;

namespace PeaceCoord.Domain.Kernel;

/// <summary>How exactly a date is known.</summary>
public enum DatePrecision
{
    Day,
    Month,
    Year,
}

/// <summary>A date as far as it is known: "November 1956" is its earliest day, 1 November 1956, with month precision.</summary>
/// <param name="Earliest">The earliest day it can mean.</param>
/// <param name="Precision">How exactly it is known.</param>
public readonly record struct ApproximateDate(DateOnly Earliest, DatePrecision Precision)
{
    /// <summary>The latest day it can mean.</summary>
    public DateOnly Latest => Precision switch
    {
        DatePrecision.Year => new DateOnly(Earliest.Year, 12, 31),
        DatePrecision.Month => Earliest.AddMonths(1).AddDays(-1),
        _ => Earliest,
    };

    /// <summary>Reads <c>1956</c>, <c>1956-11</c> or <c>1956-11-15</c>. Anything else is refused.</summary>
    public static bool TryParse(string? text, out ApproximateDate date)
    {
        foreach (var (format, precision) in Formats)
        {
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                date = new ApproximateDate(day, precision);
                return true;
            }
        }

        date = default;
        return false;
    }

    /// <summary>The form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => Earliest.ToString(FormatOf(Precision), CultureInfo.InvariantCulture);

    private static string FormatOf(DatePrecision precision) => Formats.First(f => f.Precision == precision).Format;

    private static readonly (string Format, DatePrecision Precision)[] Formats =
        [("yyyy-MM-dd", DatePrecision.Day), ("yyyy-MM", DatePrecision.Month), ("yyyy", DatePrecision.Year)];
}

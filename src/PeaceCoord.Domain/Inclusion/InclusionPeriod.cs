using System.Globalization;

namespace PeaceCoord.Domain.Inclusion;

/// <summary>A calendar year or a quarter of one, in the mission's days.</summary>
/// <param name="Quarter">1 to 4; null for the whole year.</param>
public readonly record struct InclusionPeriod(int Year, int? Quarter)
{
    public const int EarliestYear = 1948;

    private const int LatestYear = 9998;

    /// <summary>A year from the first mission on, up to the last whose days can be counted, whole or one of its quarters. Only such a one has days.</summary>
    public bool IsOfTheCalendar => Year is >= EarliestYear and <= LatestYear && Quarter is null or >= 1 and <= 4;

    public DateOnly First => new(Year, Quarter is { } quarter ? (quarter * 3) - 2 : 1, 1);

    public DateOnly Last => First.AddMonths(Quarter is null ? 12 : 3).AddDays(-1);

    /// <summary>The quarter before; of a year, the year before.</summary>
    public InclusionPeriod Before() => Quarter switch
    {
        null => new(Year - 1, null),
        1 => new(Year - 1, 4),
        { } quarter => new(Year, quarter - 1),
    };

    public static InclusionPeriod QuarterOf(DateOnly day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    /// <summary><c>2026</c> or <c>2026-Q3</c>; null for anything else, and for years before the first mission or far ahead.</summary>
    public static InclusionPeriod? Read(string? text)
    {
        if (text is not { Length: 4 or 7 } || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return null;
        if (text.Length == 7 && !(text[4] == '-' && text[5] is 'Q' or 'q' && char.IsAsciiDigit(text[6])))
            return null;
        var period = new InclusionPeriod(year, text.Length == 4 ? null : text[6] - '0');
        return period.IsOfTheCalendar ? period : null;
    }

    public override string ToString() => Quarter is null
        ? Year.ToString("0000", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Quarter}");
}

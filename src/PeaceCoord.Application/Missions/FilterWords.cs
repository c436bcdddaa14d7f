using System.Globalization;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Missions;

/// <summary>Reads what an address says of a filter. Whatever it cannot read it names, and the list is shown without it.</summary>
internal sealed class FilterWords
{
    public List<Refusal> Refusals { get; } = [];

    public TChoice? Choice<TChoice>(string? text, string field)
        where TChoice : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var name = text.Trim().Replace("-", "", StringComparison.Ordinal);
        if (Enum.GetNames<TChoice>().FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found)
            return Enum.Parse<TChoice>(found);

        Refusals.Add(new Refusal(RefusalCodes.UnknownChoice, field));
        return null;
    }

    /// <summary>One of the codes that exist, whatever its case.</summary>
    public string? Code(string? text, string field, Func<string, bool> exists)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var code = text.Trim().ToUpperInvariant();
        if (exists(code))
            return code;

        Refusals.Add(new Refusal(RefusalCodes.UnknownChoice, field));
        return null;
    }

    public int? Number(string? text, string field, int least, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;

        Refusals.Add(new Refusal(RefusalCodes.OutOfRange, field, least, most));
        return null;
    }

    public DateOnly? Day(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > 1000)
            return day;

        Refusals.Add(new Refusal(MissionRefusalCodes.NotADay, field));
        return null;
    }

    public string Text(string? text, string field, int limit)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length <= limit)
            return typed;

        Refusals.Add(Refusal.TooLong(field, limit));
        return "";
    }

    /// <summary>A page that is there: beyond the last, the last.</summary>
    public PageOfRows<TRow> Page<TRow>(IReadOnlyList<TRow> rows, string? page, int size)
    {
        var last = Math.Max(1, (rows.Count + size - 1) / size);
        var number = Math.Min(Number(page, "Page", 1, 100_000) ?? 1, last);
        return new PageOfRows<TRow>([.. rows.Skip((number - 1) * size).Take(size)], number, size, rows.Count);
    }
}

/// <summary>Codes of refusals that lists of histories give.</summary>
public static class MissionRefusalCodes
{
    public const string NotADay = "Missions.NotADay";
}

/// <summary>One page of a list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">Rows on a full page.</param>
/// <param name="Found">Rows on all pages.</param>
public sealed record PageOfRows<TRow>(IReadOnlyList<TRow> Rows, int Number, int Size, int Found);

/// <summary>A value one can filter by, and how many rows it would leave.</summary>
public sealed record FilterCount<TValue>(TValue Value, int Count);

namespace PeaceCoord.Application.Missions;

/// <summary>How lists of histories, which are all in memory, are read a page at a time.</summary>
internal static class Paging
{
    /// <summary>A page that is there: beyond the last, the last.</summary>
    public static PageOfRows<TRow> PageOf<TRow>(this AddressReading words, IReadOnlyList<TRow> rows, string? page, int size)
    {
        var last = Math.Max(1, (rows.Count + size - 1) / size);
        var number = Math.Min(words.Number(page, "Page", 1, 100_000) ?? 1, last);
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

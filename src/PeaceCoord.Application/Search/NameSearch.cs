using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Missions;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Search;

/// <summary>
/// Finds rows by any part of their folded names. Where no name holds every word, words that are nearly alike are taken for misspelt,
/// as the search of missions takes them.
/// </summary>
internal static class NameSearch
{
    /// <summary>No name is longer than this.</summary>
    private const int LongestQuery = 200;
    private const int MostWords = 6;

    /// <summary>The words of a query, folded as the names are; none when it is no text, or longer than any name.</summary>
    public static IReadOnlyList<string> Words(string? query, Func<string, string> fold) => query is { Length: <= LongestQuery } && Check.IsPlain(query)
        ? [.. fold(query).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetterOrDigit)).Distinct(StringComparer.Ordinal).Take(MostWords)]
        : [];

    /// <param name="column">The property that holds the folded names.</param>
    /// <returns>The rows that answer, best first, and how many there are.</returns>
    public static async Task<(IQueryable<TRow> Rows, int Count)> Named<TRow>(this IQueryable<TRow> rows, string column, IReadOnlyList<string> words, CancellationToken cancel)
        where TRow : class
    {
        var found = words.Aggregate(rows, (some, word) => some.Where(row => EF.Property<string>(row, column).Contains(word)));
        var count = await found.CountAsync(cancel);
        if (count == 0)
        {
            found = words.Aggregate(rows, (some, word) => some.Where(row =>
                EF.Property<string>(row, column).Contains(word) || EF.Functions.TrigramsStrictWordSimilarity(word, EF.Property<string>(row, column)) >= Trigrams.Alike));
            count = await found.CountAsync(cancel);
        }

        var whole = string.Join(' ', words);
        return (found.OrderByDescending(row => EF.Functions.TrigramsStrictWordSimilarity(whole, EF.Property<string>(row, column)))
            .ThenBy(row => EF.Property<string>(row, column).Length)
            .ThenBy(row => EF.Property<string>(row, column)), count);
    }
}

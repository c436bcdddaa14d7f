using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Search;

/// <summary>Reads searches back, and says how their words are looked for.</summary>
internal static class Searches
{
    public const string Escape = "\\";

    /// <summary>More words narrow nothing down.</summary>
    private const int MostWords = 8;

    /// <summary>The words the actor searched this list for; null when the id is somebody else's, another list's, over, or nothing.</summary>
    public static async Task<string?> WordsOf(this PeaceCoordDb db, Vault vault, Guid id, SearchedList list, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (actor.Id is not { } me)
            return null;
        var search = await db.SavedSearches.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.AccountId == me && s.List == list && s.ExpiresAt > now, cancel);
        return search is null ? null : vault.KeyForSearch(id).Open(search.Text, PlaceFor(me, list));
    }

    /// <summary>Searches are no records: nothing of them is kept in versions or in the trail, so they are deleted in bulk.</summary>
    public static Task<int> ForgetSearches(this PeaceCoordDb db, DateTimeOffset now, CancellationToken cancel) =>
#pragma warning disable RS0030 // A search has neither versions nor entries that it could pass over.
        db.SavedSearches.Where(search => search.ExpiresAt <= now).ExecuteDeleteAsync(cancel);
#pragma warning restore RS0030

    /// <summary>Binds a sealed search to its account and its list.</summary>
    public static string PlaceFor(AccountId account, SearchedList list) => $"saved_searches.text|{account.Value:N}|{list}";

    /// <summary>Patterns for ILIKE over unaccented texts, one a word: every word must be found somewhere. Apostrophes of any kind are alike.</summary>
    public static IReadOnlyList<(string Word, string Pattern)> Patterns(string text) =>
    [
        .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(word => (word, $"%{Escaped(word)}%")),
    ];

    private static string Escaped(string word) => word
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal)
        .Replace('’', '_')
        .Replace('\'', '_');
}

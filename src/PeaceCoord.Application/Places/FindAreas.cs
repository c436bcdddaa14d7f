using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Places;

namespace PeaceCoord.Application.Places;

/// <summary>Finds areas by any part of a name in any language, or by their p-code; accents are forgiven. For people who are signed in.</summary>
public sealed class FindAreas(Database database, ICurrentActor current) : IUseCase
{
    /// <summary>No more than this many are shown.</summary>
    public const int Most = 20;

    /// <summary>No name is longer than this.</summary>
    private const int LongestQuery = Area.NameMaxLength;

    /// <param name="query">Part of a name; every word of it must occur.</param>
    /// <param name="language">The reader's, for the names shown.</param>
    /// <returns>None without a letter or digit in the query, and none when it is longer than any name.</returns>
    public async Task<IReadOnlyList<AreaChoice>> Run(string? query, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var words = query is { Length: <= LongestQuery } && Check.IsPlain(query) ? Area.Fold(query).Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        if (!actor.IsSignedIn || words.Length == 0)
            return [];

        await using var db = await database.Open<FindAreas>(actor, cancel);
        var areas = db.Areas.AsNoTracking();
        foreach (var word in words)
            areas = areas.Where(area => EF.Functions.Like(area.SearchText, "%" + word + "%"));
        var found = await areas.OrderBy(area => area.SearchText.Length).ThenBy(area => area.PCode).Take(Most).Select(area => area.PCode).ToListAsync(cancel);
        var told = await db.AreasTold(found, language, cancel);
        return [.. found.Select(code => told[code])];
    }
}

/// <summary>An area as people read it.</summary>
/// <param name="Name">In the reader's language where there is one.</param>
/// <param name="Within">The areas around it, from near to far; empty for a country.</param>
public sealed record AreaChoice(string PCode, string Name, string NameLanguage, int Level, string Within);

internal static class AreaNames
{
    /// <summary>Areas by code with their names and what they lie in; as many queries as there are levels above them, at most.</summary>
    public static async Task<IReadOnlyDictionary<string, AreaChoice>> AreasTold(this PeaceCoordDb db, IReadOnlyCollection<string> codes, string language, CancellationToken cancel)
    {
        Dictionary<string, Area> known = new(StringComparer.Ordinal);
        var wanted = codes.Distinct(StringComparer.Ordinal).ToList();
        for (var level = 0; level <= Area.DeepestLevel && wanted.Count > 0; level++)
        {
            var areas = await db.Areas.AsNoTracking().AsSingleQuery().Where(area => wanted.Contains(area.PCode)).ToListAsync(cancel);
            foreach (var area in areas)
                known[area.PCode] = area;
            wanted = [.. areas.Select(area => area.ParentPCode).OfType<string>().Distinct(StringComparer.Ordinal).Where(code => !known.ContainsKey(code))];
        }

        return codes.Distinct(StringComparer.Ordinal).Where(known.ContainsKey).ToDictionary(code => code, code => Tell(known[code], known, language), StringComparer.Ordinal);
    }

    private static AreaChoice Tell(Area area, Dictionary<string, Area> known, string language)
    {
        var (nameLanguage, name) = NameOf(area, language);
        List<string> within = [];
        for (var parent = ParentOf(area, known); parent is not null; parent = ParentOf(parent, known))
            within.Add(NameOf(parent, language).Text);
        return new AreaChoice(area.PCode, name, nameLanguage, area.Level, string.Join(", ", within));
    }

    private static Area? ParentOf(Area area, Dictionary<string, Area> known) =>
        area.ParentPCode is { } parent ? known.GetValueOrDefault(parent) : null;

    private static (string Language, string Text) NameOf(Area area, string language) =>
        NameChoice.For(language, [.. area.Names.Select(name => (name.Language, name.Text))]) ?? ("", area.PCode);
}

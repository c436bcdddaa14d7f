using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Places;

namespace PeaceCoord.Application.Places;

/// <summary>Finds areas by any part of a name in any language, or by their p-code; accents and slips are forgiven. For people who are signed in.</summary>
public sealed class FindAreas(Database database, ICurrentActor current) : IUseCase
{
    /// <param name="language">The reader's, for the names shown.</param>
    public async Task<Found<AreaChoice>> Run(Sought sought, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.IsSignedIn)
            return new Found<AreaChoice>([], [], 0, null);

        await using var db = await database.Open<FindAreas>(actor, cancel);
        var areas = db.Areas.AsNoTracking();
        var chosen = await Told(sought.Chosen ?? []);
        var few = await areas.OrderBy(area => area.PCode).Take(Found<AreaChoice>.Few + 1).Select(area => area.PCode).ToListAsync(cancel);
        var all = few.Count <= Found<AreaChoice>.Few ? await Told(few) : null;

        var words = NameSearch.Words(sought.Query, Area.Fold);
        if (words.Count == 0)
            return new Found<AreaChoice>(chosen, [], 0, all);

        var (found, count) = await areas.Named(nameof(Area.SearchText), words, cancel);
        var matches = await Told(await found.Take(Found<AreaChoice>.Most).Select(area => area.PCode).ToListAsync(cancel));
        return new Found<AreaChoice>(chosen, matches, count - matches.Count, all);

        async Task<IReadOnlyList<AreaChoice>> Told(IReadOnlyCollection<string> codes)
        {
            var told = await db.AreasTold(codes, language, cancel);
            return [.. codes.Distinct(StringComparer.Ordinal).Where(told.ContainsKey).Select(code => told[code])];
        }
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
        var known = await Known(db, codes, cancel);
        return codes.Distinct(StringComparer.Ordinal).Where(known.ContainsKey).ToDictionary(code => code, code => Tell(known[code], known, language), StringComparer.Ordinal);
    }

    /// <summary>The area around each code at a level; the area itself where it stands above that level. As many queries as there are levels, at most.</summary>
    public static async Task<IReadOnlyDictionary<string, AreaChoice>> AreasAround(this PeaceCoordDb db, IReadOnlyCollection<string> codes, int level, string language, CancellationToken cancel)
    {
        var known = await Known(db, codes, cancel);
        return codes.Distinct(StringComparer.Ordinal).Where(known.ContainsKey).ToDictionary(code => code, code => Tell(Around(known[code]), known, language), StringComparer.Ordinal);

        Area Around(Area area) => area.Level > level && ParentOf(area, known) is { } parent ? Around(parent) : area;
    }

    /// <summary>The areas and everything around them.</summary>
    private static async Task<Dictionary<string, Area>> Known(PeaceCoordDb db, IReadOnlyCollection<string> codes, CancellationToken cancel)
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

        return known;
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

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Places;

namespace PeaceCoord.Application.Places;

/// <summary>What a list's address says of an area, and what the gazetteer has for it.</summary>
/// <param name="Area">The one area meant; null when there is none of that name, or several.</param>
/// <param name="Several">Areas that carry the name, to choose one of.</param>
/// <param name="More">How many more carry it.</param>
public sealed record AreaAsked(AreaChoice? Area, IReadOnlyList<AreaChoice> Several, int More)
{
    /// <summary>Codes of the area and of all that lie in it.</summary>
    internal IReadOnlyList<string> Codes { get; init; } = [];
}

internal static class AreasAsked
{
    /// <param name="asked">A p-code, or any part of a name.</param>
    /// <param name="language">The reader's, for the names.</param>
    public static async Task<AreaAsked> AreaAsked(this PeaceCoordDb db, string asked, string language, CancellationToken cancel)
    {
        if ((await db.AreasTold([asked], language, cancel)).TryGetValue(asked, out var exact))
            return await db.Meant(exact, cancel);

        var words = NameSearch.Words(asked, Area.Fold);
        if (words.Count == 0)
            return new AreaAsked(null, [], 0);
        var (found, count) = await db.Areas.AsNoTracking().Named(nameof(Area.SearchText), words, cancel);
        var codes = await found.Take(Found<AreaChoice>.Most).Select(area => area.PCode).ToListAsync(cancel);
        var told = await db.AreasTold(codes, language, cancel);
        return codes is [var only]
            ? await db.Meant(told[only], cancel)
            : new AreaAsked(null, [.. codes.Select(code => told[code])], count - codes.Count);
    }

    /// <summary>The code of an area and of all that it lies in.</summary>
    public static async Task<List<string>> WithAllAbove(this PeaceCoordDb db, string code, CancellationToken cancel) =>
        await db.Database.SqlQuery<string>($"with recursive above as (select pcode, parent_pcode from areas where pcode = {code} union select a.pcode, a.parent_pcode from areas a join above on a.pcode = above.parent_pcode) select pcode as \"Value\" from above").ToListAsync(cancel);

    /// <summary>With all that lies in it: codes say nothing of where an area lies, parents do.</summary>
    private static async Task<AreaAsked> Meant(this PeaceCoordDb db, AreaChoice area, CancellationToken cancel)
    {
        List<string> codes = [area.PCode];
        List<string?> above = [area.PCode];
        for (var level = area.Level; level < Area.DeepestLevel && above.Count > 0; level++)
        {
            above = await db.Areas.AsNoTracking().Where(below => above.Contains(below.ParentPCode)).Select(below => (string?)below.PCode).ToListAsync(cancel);
            codes.AddRange(above.OfType<string>());
        }

        return new AreaAsked(area, [], 0) { Codes = codes };
    }
}

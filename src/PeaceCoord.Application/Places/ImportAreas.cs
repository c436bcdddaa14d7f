using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.ReferenceData;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Places;

namespace PeaceCoord.Application.Places;

/// <summary>
/// Loads a gazetteer, as OCHA gives it out: country, level, p-code, parent, names by language, position. Reads and checks the whole
/// file first: when one cell is wrong nothing is stored, and each refusal names row and column. Areas of other files stay; a second
/// import of the same file changes nothing, and says so.
/// </summary>
public sealed class ImportAreas(Database database) : IUseCase
{
    private const string NamePrefix = "name_";

    private static readonly string[] Languages = ["en", "fr", "ar", "es"];

    private static readonly string[] Columns = ["country", "level", "pcode", "parent_pcode", .. Languages.Select(language => NamePrefix + language), "lat", "lon"];

    /// <param name="files">Where the file is: <see cref="ReferenceFiles.In"/> its folder, or <see cref="ReferenceFiles.One"/>.</param>
    /// <param name="report">Told what was stored.</param>
    public async Task<Result> Run(ReferenceFiles files, string file, Action<AreasImported> report, CancellationToken cancel)
    {
        List<Refusal> problems = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        var rows = CsvRows.Read(files, file, Columns, problems, cells => Take(cells, seen));

        await using var db = database.OpenAsOwner<ImportAreas>();
        var stored = await db.Areas.ToDictionaryAsync(area => area.PCode, StringComparer.Ordinal, cancel);
        CheckParents(rows, stored, problems);
        if (problems.Count > 0)
            return Result.Refused(problems);

        foreach (var row in rows)
            Find(db, stored, row.PCode).Correct(row.Facts);
        db.ChangeTracker.DetectChanges();
        // Nothing changes from here on; looking for changes anew at every question would take minutes for six thousand areas.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var changed = db.ChangeTracker.Entries<Area>().Count(entry => entry.State is EntityState.Added or EntityState.Modified);
        if (changed > 0)
            db.Acts.Add(new Act(nameof(ImportAreas)));
        await db.SaveChangesAsync(cancel);
        report(new AreasImported(rows.Count, changed));
        return Result.Done;
    }

    private static AreaRow Take(Cells cells, HashSet<string> seen)
    {
        var pCode = cells.Text("pcode", Area.PCodeMaxLength);
        if (pCode.Length > 0 && !seen.Add(pCode))
            cells.Complain(ReferenceDataRefusalCodes.ValueRepeated, "pcode", pCode);

        var level = cells.OptionalCount("level");
        if (level is null or > Area.DeepestLevel)
            cells.Complain(ReferenceDataRefusalCodes.ValueUnknown, "level", cells.OptionalText("level", 9));

        var parent = cells.OptionalText("parent_pcode", Area.PCodeMaxLength);
        if (level > 0 && parent.Length == 0)
            cells.Complain(ReferenceDataRefusalCodes.ValueMissing, "parent_pcode", "");
        if (level == 0 && parent.Length > 0)
            cells.Complain(ReferenceDataRefusalCodes.ValueUnknown, "parent_pcode", parent);

        var names = Languages.Select(language => (Language: language, Text: cells.OptionalText(NamePrefix + language, Area.NameMaxLength)))
            .Where(name => name.Text.Length > 0).ToList();
        if (names.Count == 0)
            cells.Complain(ReferenceDataRefusalCodes.ValueMissing, "name_en", "");

        var facts = new AreaFacts(Country(cells), level ?? 0, parent.Length == 0 ? null : parent, Degrees(cells, "lat", 90), Degrees(cells, "lon", 180), names);
        return new AreaRow(pCode, facts, cells);
    }

    private static string Country(Cells cells)
    {
        var country = cells.Text("country", 3);
        if (country.Length > 0 && (country.Length != 3 || !country.All(char.IsAsciiLetterUpper)))
            cells.Complain(ReferenceDataRefusalCodes.ValueUnknown, "country", country);
        return country;
    }

    private static decimal? Degrees(Cells cells, string column, int limit) =>
        cells.OptionalText(column, 12).Length == 0 ? null : cells.Degrees(column, limit);

    /// <summary>A parent is another area of the file or of the gazetteer already loaded, and stands on a higher level: so there is no circle.</summary>
    private static void CheckParents(IReadOnlyList<AreaRow> rows, Dictionary<string, Area> stored, List<Refusal> problems)
    {
        if (problems.Count > 0)
            return;

        var levels = stored.ToDictionary(entry => entry.Key, entry => entry.Value.Level, StringComparer.Ordinal);
        foreach (var row in rows)
            levels[row.PCode] = row.Facts.Level;
        foreach (var row in rows)
        {
            if (row.Facts.ParentPCode is not { } parent)
                continue;
            if (!levels.TryGetValue(parent, out var level))
                row.Cells.Complain(ReferenceDataRefusalCodes.ValueUnknown, "parent_pcode", parent);
            else if (level >= row.Facts.Level)
                row.Cells.Complain(ReferenceDataRefusalCodes.ParentNotAbove, "parent_pcode", parent);
        }
    }

    private static Area Find(PeaceCoordDb db, Dictionary<string, Area> stored, string pCode)
    {
        if (stored.TryGetValue(pCode, out var found))
            return found;

        var made = new Area(pCode);
        stored.Add(pCode, made);
        db.Add(made);
        return made;
    }

    private sealed record AreaRow(string PCode, AreaFacts Facts, Cells Cells);
}

/// <param name="Read">How many areas the file holds.</param>
/// <param name="Written">How many of them were new or had changed.</param>
public sealed record AreasImported(int Read, int Written);

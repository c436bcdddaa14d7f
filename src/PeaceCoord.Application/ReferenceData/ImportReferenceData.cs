using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.ReferenceData;

/// <summary>
/// Loads the histories of peace operations from the reference files. Reads and checks everything first: when one cell is wrong,
/// nothing is stored, and each refusal names file, row and column. A second import changes nothing, and says so; at a start, the files
/// that this very build of the program brought and stored before are not read again.
/// </summary>
public sealed class ImportReferenceData(Database database, TimeProvider clock) : IUseCase
{
    // The files are part of it, and so is what reads them: any change of either is another build.
    private static readonly Guid ThisBuild = typeof(ImportReferenceData).Module.ModuleVersionId;

    /// <param name="report">Told what was read and stored; null when these files were stored before and not read again.</param>
    /// <param name="files">The files shipped with the portal when null.</param>
    /// <param name="again">Whether files that were stored before are compared row by row all the same.</param>
    public async Task<Result> Run(Action<HistoriesImported?> report, CancellationToken cancel, ReferenceFiles? files = null, bool again = true)
    {
        files ??= ReferenceFiles.Shipped;
        await using var db = database.OpenAsOwner<ImportReferenceData>();
        if (!again && files == ReferenceFiles.Shipped && await db.ReferenceImports.AnyAsync(import => import.ShippedBy == ThisBuild, cancel))
        {
            report(null);
            return Result.Done;
        }

        List<Refusal> problems = [];
        var rows = ReferenceRows.Read(files, problems);
        if (problems.Count > 0)
            return Result.Refused(problems);

        await Take(db, rows, cancel);
        db.ChangeTracker.DetectChanges();
        // From here on nothing changes but the stamp; looking for changes anew at every question would take a minute for six thousand rows.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var changed = db.ChangeTracker.Entries().Count(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
        await Stamp(db, changed > 0, files == ReferenceFiles.Shipped ? ThisBuild : null, cancel);
        db.ChangeTracker.DetectChanges();
        db.Acts.Add(new Act(nameof(ImportReferenceData)));
        await db.SaveChangesAsync(cancel);

        report(new HistoriesImported(rows.Missions.Count, rows.Mandates.Count, rows.Tasks.Count, rows.Legal.Count, rows.CaseStudies.Count, rows.Countries.Count, changed));
        return Result.Done;
    }

    private static async Task Take(PeaceCoordDb db, ReferenceRows rows, CancellationToken cancel)
    {
        await TakeCountries(db, rows.Countries, cancel);
        await TakeTasks(db, rows.Tasks, cancel);
        await TakeLegal(db, rows.Legal, cancel);
        var missions = await TakeMissions(db, rows.Missions, cancel);
        await TakeSuccessions(db, rows.Missions, missions, cancel);
        await TakeMandates(db, rows.Mandates, missions, cancel);
        await TakeCaseStudies(db, rows.CaseStudies, cancel);
    }

    private static async Task TakeCountries(PeaceCoordDb db, IReadOnlyList<CountryRow> rows, CancellationToken cancel)
    {
        var stored = await db.Countries.ToDictionaryAsync(country => country.Code, cancel);
        foreach (var row in rows)
            Find(db, stored, row.Code, code => new Country(code)).Correct(row.Name, row.NameFrench);
        db.RemoveRange(stored.Values.ExceptBy(rows.Select(row => row.Code), country => country.Code));
    }

    private static async Task TakeTasks(PeaceCoordDb db, IReadOnlyList<TaskRow> rows, CancellationToken cancel)
    {
        var stored = await db.MandateTasks.ToDictionaryAsync(task => task.Code, cancel);
        foreach (var (order, row) in rows.Index())
            Find(db, stored, row.Code, code => new MandateTask(code)).Correct(order, row.Label, row.LabelFrench, row.Definition);
        db.RemoveRange(stored.Values.ExceptBy(rows.Select(row => row.Code), task => task.Code));
    }

    private static async Task TakeLegal(PeaceCoordDb db, IReadOnlyList<LegalRow> rows, CancellationToken cancel)
    {
        var stored = await db.LegalInstruments.ToDictionaryAsync(instrument => instrument.Code, cancel);
        foreach (var (order, row) in rows.Index())
            Find(db, stored, row.Code, code => new LegalInstrument(code)).Correct(row.Title, row.Adopted, row.Kind, row.Reference, row.Relevance, order);
        db.RemoveRange(stored.Values.ExceptBy(rows.Select(row => row.Code), instrument => instrument.Code));
    }

    private static async Task<Dictionary<string, Mission>> TakeMissions(PeaceCoordDb db, IReadOnlyList<MissionRow> rows, CancellationToken cancel)
    {
        var stored = await db.Missions.Where(mission => !mission.IsFictional).ToDictionaryAsync(mission => mission.Slug, cancel);
        foreach (var row in rows)
            Find(db, stored, Slug.Of(row.Facts.Acronym), _ => new Mission(MissionId.New(), row.Facts)).Correct(row.Facts);
        db.RemoveRange(stored.Values.ExceptBy(rows.Select(row => Slug.Of(row.Facts.Acronym)), mission => mission.Slug));
        return stored;
    }

    private static async Task TakeSuccessions(PeaceCoordDb db, IReadOnlyList<MissionRow> rows, Dictionary<string, Mission> missions, CancellationToken cancel)
    {
        var wanted = rows.SelectMany(row => row.Predecessors.Select(before => (Before: before, After: row.Facts.Acronym))
                .Concat(row.Successors.Select(after => (Before: row.Facts.Acronym, After: after))))
            .Select(pair => (missions[Slug.Of(pair.Before)].Id, missions[Slug.Of(pair.After)].Id)).ToHashSet();
        var stored = await db.MissionSuccessions.ToListAsync(cancel);
        db.RemoveRange(stored.Where(link => !wanted.Contains((link.Predecessor, link.Successor))));
        wanted.ExceptWith(stored.Select(link => (link.Predecessor, link.Successor)));
        db.AddRange(wanted.Select(link => new MissionSuccession(link.Item1, link.Item2)));
    }

    private static async Task TakeMandates(PeaceCoordDb db, IReadOnlyList<MandateRow> rows, Dictionary<string, Mission> missions, CancellationToken cancel)
    {
        var known = missions.Values.Select(mission => mission.Id).ToHashSet();
        var stored = (await db.Mandates.ToListAsync(cancel)).Where(mandate => known.Contains(mandate.MissionId))
            .ToDictionary(mandate => (mandate.MissionId, mandate.Resolution));
        foreach (var row in rows)
            Find(db, stored, (missions[row.Mission].Id, row.Resolution), key => new Mandate(MandateId.New(), key.Item1, key.Item2)).Correct(row.Facts);
        var wanted = rows.Select(row => (missions[row.Mission].Id, row.Resolution)).ToHashSet();
        db.RemoveRange(stored.Where(entry => !wanted.Contains(entry.Key)).Select(entry => entry.Value));
    }

    private static async Task TakeCaseStudies(PeaceCoordDb db, IReadOnlyList<(string Slug, CaseStudyFacts Facts)> rows, CancellationToken cancel)
    {
        var stored = await db.CaseStudies.ToDictionaryAsync(study => study.Slug, cancel);
        foreach (var (slug, facts) in rows)
            Find(db, stored, slug, key => new CaseStudy(key)).Correct(facts);
        db.RemoveRange(stored.Values.ExceptBy(rows.Select(row => row.Slug), study => study.Slug));
    }

    private static TEntity Find<TKey, TEntity>(PeaceCoordDb db, Dictionary<TKey, TEntity> stored, TKey key, Func<TKey, TEntity> make)
        where TKey : notnull
        where TEntity : class
    {
        if (stored.TryGetValue(key, out var found))
            return found;

        var made = make(key);
        stored.Add(key, made);
        db.Add(made);
        return made;
    }

    private async Task Stamp(PeaceCoordDb db, bool isChanged, Guid? shippedBy, CancellationToken cancel)
    {
        var stamp = await db.ReferenceImports.SingleOrDefaultAsync(cancel);
        if (stamp is null)
            db.Add(stamp = new ReferenceImport());
        stamp.ShippedBy = shippedBy;
        if (!isChanged)
            return;
        stamp.Stamp++;
        stamp.ImportedAt = clock.GetUtcNow();
    }
}

/// <summary>What the files hold, and how many rows of it were new or had changed.</summary>
public sealed record HistoriesImported(int Missions, int Mandates, int Tasks, int LegalInstruments, int CaseStudies, int Countries, int Written);

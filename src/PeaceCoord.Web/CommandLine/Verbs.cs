using PeaceCoord.Application.Demonstration;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.ReferenceData;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.CommandLine;

internal static class Verbs
{
    public static async Task<int> Migrate(PortalSettings settings, CancellationToken cancel)
    {
        var means = await Means.PrepareOwner(settings, cancel);
        var applied = await Migrate(means, again: true, cancel);
        Console.WriteLine(applied == 0 ? Words.DatabaseWasUpToDate : Say.Fill(Words.MigrationsApplied, applied));
        return 0;
    }

    public static async Task<int> ImportReference(PortalSettings settings, CancellationToken cancel)
    {
        var means = await Means.PrepareOwner(settings, cancel);
        return (await PrepareDatabase(settings, means, Console.WriteLine, cancel, again: true)).Succeeded ? 0 : 1;
    }

    public static async Task<int> Demo(PortalSettings settings, CancellationToken cancel)
    {
        var means = await Means.PrepareOwner(settings, cancel);
        if (!(await PrepareDatabase(settings, means, Console.WriteLine, cancel)).Succeeded)
            return 1;
        await Demo(settings, means, cancel);
        return 0;
    }

    /// <summary>Loads the fictional mission once, and prints who can sign in. Never in Production.</summary>
    public static async Task Demo(PortalSettings settings, Means means, CancellationToken cancel)
    {
        if (settings.IsProduction)
            throw new CannotStartException(Words.DemoNotInProduction);
        if (means.Owner is null)
            throw new CannotStartException(Words.NeedsOwner);

        await LoadDemonstration.Run(means.Application, means.Owner, means.MasterKey, TimeProvider.System.GetUtcNow(), step => Console.WriteLine(Said(step)), cancel);
        Console.WriteLine(Say.Fill(Words.DemoSignIns, LoadDemonstration.Password));
        foreach (var (email, name) in LoadDemonstration.SignIns())
            Console.WriteLine($"  {email,-34} {name}");
    }

    /// <summary>Throws when the database holds the demonstration: its password is in the README, so it is only ever served as what it is.</summary>
    public static async Task RefuseDemonstration(Means means, CancellationToken cancel)
    {
        await using var services = means.Services();
        using var scope = services.CreateScope();
        if (await scope.ServiceProvider.GetRequiredService<HasDemonstration>().Run(cancel))
            throw new CannotStartException(Words.HoldsDemonstration);
    }

    /// <summary>Throws when the keys of the database are wrapped by a master key that was not given: nothing is served that nobody could read.</summary>
    public static void OpenKeys(Means means)
    {
        using var services = means.Services();
        services.GetRequiredService<PurposeKeys>().Open();
    }

    /// <summary>
    /// Migrates and loads the reference data, when an owner connection was given; without one both are the operator's to run. When the
    /// files are refused nothing of them is stored, and what is wrong where is told on standard error.
    /// </summary>
    /// <param name="again">Whether rules that stand and reference files that are stored already are worked out once more.</param>
    public static async Task<Result> PrepareDatabase(PortalSettings settings, Means means, Action<string> report, CancellationToken cancel, bool again = false)
    {
        if (means.Owner is null)
            return Result.Done;
        await Migrate(means, again, cancel);
        report(Words.DatabaseIsUpToDate);

        await using var services = means.Services();
        using var scope = services.CreateScope();
        var files = settings.Reference is { } folder ? ReferenceFiles.In(folder) : ReferenceFiles.Shipped;
        var imported = await scope.ServiceProvider.GetRequiredService<ImportReferenceData>().Run(done => report(Said(done)), cancel, files, again);
        await Complaints.Tell(imported, settings.Reference is { } named ? Say.Fill(Words.NamedFilesRefused, named) : Words.ShippedFilesRefused);
        return imported;
    }

    private static string Said(DemonstrationStep step) => step switch
    {
        DemonstrationStep.ThrownAway => Words.DemoBegunAnew,
        DemonstrationStep.Begun => Words.DemoBegins,
        DemonstrationStep.Ready ready => Say.Fill(Words.DemoReady, ready.Acts),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static string Said(HistoriesImported? done) => done is null
        ? Words.HistoriesUpToDate
        : Say.Fill(
            Words.HistoriesRead, done.Missions, done.Mandates, done.Tasks, done.LegalInstruments, done.CaseStudies, done.Countries,
            done.Written == 0 ? Words.NothingChanged : Say.Fill(Words.RowsWritten, done.Written));

    private static async Task<int> Migrate(Means means, bool again, CancellationToken cancel)
    {
        await using var services = means.Services();
        using var scope = services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(means.ApplicationRole, cancel, again);
    }
}

using PeaceCoord.Application.Demonstration;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.ReferenceData;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Web.CommandLine;

internal static class Verbs
{
    public static async Task<int> Migrate(PortalSettings settings, CancellationToken cancel)
    {
        var means = await Means.Prepare(settings, cancel);
        var applied = await Migrate(means, cancel);
        Console.WriteLine(applied == 0 ? "The database was up to date." : $"{applied} migrations applied.");
        return 0;
    }

    public static async Task<int> ImportReference(PortalSettings settings, CancellationToken cancel)
    {
        var means = await Means.Prepare(settings, cancel);
        return (await PrepareDatabase(settings, means, Console.WriteLine, cancel, again: true)).Succeeded ? 0 : 1;
    }

    public static async Task<int> Demo(PortalSettings settings, CancellationToken cancel)
    {
        var means = await Means.Prepare(settings, cancel);
        if (!(await PrepareDatabase(settings, means, Console.WriteLine, cancel)).Succeeded)
            return 1;
        await Demo(settings, means, cancel);
        return 0;
    }

    /// <summary>Loads the fictional mission once, and prints who can sign in. Never in Production.</summary>
    public static async Task Demo(PortalSettings settings, Means means, CancellationToken cancel)
    {
        if (settings.IsProduction)
            throw new CannotStartException("The demonstration has a password that everybody knows: it does not run in Production.");
        if (means.Owner is null)
            throw new CannotStartException("The demonstration needs the owner's connection: set ConnectionStrings__PeaceCoordOwner.");

        await LoadDemonstration.Run(means.Application, means.Owner, means.MasterKey, TimeProvider.System.GetUtcNow(), Console.WriteLine, cancel);
        Console.WriteLine($"Demonstration sign-ins, all with the password {LoadDemonstration.Password}:");
        foreach (var (email, name) in LoadDemonstration.SignIns())
            Console.WriteLine($"  {email,-34} {name}");
    }

    /// <summary>Throws when the database holds the demonstration: its password is in the README, so it is only ever served as what it is.</summary>
    public static async Task RefuseDemonstration(Means means, CancellationToken cancel)
    {
        await using var services = means.Services();
        using var scope = services.CreateScope();
        if (await scope.ServiceProvider.GetRequiredService<HasDemonstration>().Run(cancel))
            throw new CannotStartException("This database holds the demonstration, and everybody knows its password: start it with --demo, or start on another folder (--data DIR) or database.");
    }

    /// <summary>
    /// Migrates and loads the reference data, when an owner connection was given; without one both are the operator's to run. When the
    /// files are refused nothing of them is stored, and what is wrong where is told on standard error.
    /// </summary>
    /// <param name="again">Whether reference files that are stored already are compared once more.</param>
    public static async Task<Result> PrepareDatabase(PortalSettings settings, Means means, Action<string> report, CancellationToken cancel, bool again = false)
    {
        if (means.Owner is null)
            return Result.Done;
        await Migrate(means, cancel);
        report("The database is up to date.");

        await using var services = means.Services();
        using var scope = services.CreateScope();
        var files = settings.Reference is { } folder ? ReferenceFiles.In(folder) : ReferenceFiles.Shipped;
        var imported = await scope.ServiceProvider.GetRequiredService<ImportReferenceData>().Run(report, cancel, files, again);
        await Complaints.Tell(imported, settings.Reference is { } named ? $"The reference files in {named} were refused" : "The reference files of this program were refused");
        return imported;
    }

    private static async Task<int> Migrate(Means means, CancellationToken cancel)
    {
        await using var services = means.Services();
        using var scope = services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(means.ApplicationRole, cancel);
    }
}

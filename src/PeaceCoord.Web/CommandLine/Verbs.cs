using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.ReferenceData;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Web.Shared;

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
        var imported = await PrepareDatabase(means, Console.WriteLine, cancel);
        foreach (var refusal in imported.Refusals)
            await Console.Error.WriteLineAsync(Say.Refusal(refusal));
        return imported.Succeeded ? 0 : 1;
    }

    /// <summary>Migrates and loads the reference data, when an owner connection was given; without one both are the operator's to run.</summary>
    public static async Task<Result> PrepareDatabase(Means means, Action<string> report, CancellationToken cancel)
    {
        if (means.Owner is null)
            return Result.Done;
        await Migrate(means, cancel);
        report("The database is up to date.");

        await using var services = means.Services();
        using var scope = services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<ImportReferenceData>().Run(report, cancel);
    }

    private static async Task<int> Migrate(Means means, CancellationToken cancel)
    {
        await using var services = means.Services();
        using var scope = services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(means.ApplicationRole, cancel);
    }
}

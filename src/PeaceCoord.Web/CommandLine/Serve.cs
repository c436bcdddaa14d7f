using PeaceCoord.Web.LocalPostgres;

namespace PeaceCoord.Web.CommandLine;

internal static class Serve
{
    /// <summary>Prepares the database and serves until told to stop.</summary>
    public static async Task<int> Run(PortalSettings settings, CancellationToken cancel)
    {
        Security.Transport.Check(settings);
        var means = await Means.Prepare(settings, cancel);
        if (!(await Verbs.PrepareDatabase(settings, means, Console.WriteLine, cancel)).Succeeded)
            return 1;
        if (settings.Demo)
            await Verbs.Demo(settings, means, cancel);
        else
            await Verbs.RefuseDemonstration(means, cancel);
        await DatabaseRoles.RequireModestApplication(means.Application, cancel);
        var portal = Portal.Build(settings, means);
        await portal.StartAsync(cancel);
        foreach (var address in portal.Urls)
            Console.WriteLine($"PeaceCoord is at {address}");
        await portal.WaitForShutdownAsync(cancel);
        return 0;
    }
}

using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using PeaceCoord.Web.LocalPostgres;
using PeaceCoord.Web.Shared;

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
        Verbs.OpenKeys(means);
        if (settings.Demo)
            await Verbs.Demo(settings, means, cancel);
        else
            await Verbs.RefuseDemonstration(means, cancel);
        await DatabaseRoles.RequireModestApplication(means.Application, cancel);
        var telling = await TellingLog(settings, means, cancel);
        if (telling is not null)
            await Console.Error.WriteLineAsync(telling);
        var portal = Portal.Build(settings, means);
        if (telling is not null)
            LogTells(portal.Logger, telling, null);
        await Listen(portal, settings, cancel);
        foreach (var address in portal.Urls)
            Console.WriteLine($"PeaceCoord is at {address}");
        await portal.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>In Production, what to do where the database's own log would hold names; null where it would not.</summary>
    private static async Task<string?> TellingLog(PortalSettings settings, Means means, CancellationToken cancel)
    {
        if (!settings.IsProduction)
            return null;
        HashSet<string> telling = [.. await DatabaseLog.Telling(means.Application, cancel)];
        if (means.Owner is { } owner)
            telling.UnionWith(await DatabaseLog.Telling(owner, cancel));
        return telling.Count == 0 ? null : Say.Fill(LocalPostgres.Words.LogTells, string.Join(", ", telling.Order(StringComparer.Ordinal)));
    }

    private static readonly Action<ILogger, string, Exception?> LogTells = LoggerMessage.Define<string>(LogLevel.Warning, new EventId(1, nameof(DatabaseLog)), "{Telling}");

    /// <summary>Throws, with what to do, when it cannot listen where it was told to.</summary>
    private static async Task Listen(WebApplication portal, PortalSettings settings, CancellationToken cancel)
    {
        try
        {
            await portal.StartAsync(cancel);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new CannotStartException(Say.Fill(Words.AddressInUse, settings.Urls), fault);
        }
        catch (Exception fault) when (fault is IOException or SocketException || (fault is InvalidOperationException && MayLackCertificate(settings)))
        {
            throw new CannotStartException(Say.Fill(Words.CannotListen, settings.Urls, fault.Message), fault);
        }
    }

    /// <summary>The server's word for a missing certificate is no more exact than that.</summary>
    private static bool MayLackCertificate(PortalSettings settings) => settings.Addresses.Any(address => address.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase));
}

using System.Globalization;
using System.Net;
using Npgsql;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

/// <summary>
/// How the portal reaches its database in Production: on this host, or over TLS with a server whose certificate is checked. A network that nobody else is on may do
/// without, where the operator names the host.
/// </summary>
internal static class DatabaseTransport
{
    /// <summary>Throws, with what to do, when names would travel to the database in the open, or to whoever says to be it.</summary>
    /// <param name="variable">Where the connection string was found.</param>
    public static void Check(PortalSettings settings, string variable, string connection)
    {
        if (!settings.IsProduction)
            return;
        var to = new NpgsqlConnectionStringBuilder(connection);
        if (to.SslMode is SslMode.VerifyFull or SslMode.VerifyCA)
            return;
        foreach (var host in (to.Host ?? "").Split(',', StringSplitOptions.TrimEntries).Select(WithoutPort).Where(host => !IsHere(host) && !settings.PlainDatabases.Contains(host, StringComparer.OrdinalIgnoreCase)))
            throw new CannotStartException(Say.Fill(Words.DatabaseInTheOpen, host, variable, PortalSettings.PlainDatabaseVariable));
    }

    /// <summary>A socket or loopback.</summary>
    private static bool IsHere(string host) =>
        host is "" or ['/', ..] or ['@', ..] || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>One host of several may have a port of its own.</summary>
    private static string WithoutPort(string host)
    {
        if (host is ['/' or '@', ..] || IPAddress.TryParse(host, out _))
            return host;
        var colon = host.LastIndexOf(':');
        return colon > 0 && int.TryParse(host[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort ? host[..colon].Trim('[', ']') : host;
    }
}

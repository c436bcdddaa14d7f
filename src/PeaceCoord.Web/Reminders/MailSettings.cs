using System.Globalization;
using System.Net;
using System.Net.Mail;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Reminders;

/// <summary>The mail server that takes digests.</summary>
/// <param name="Port">587 unless said otherwise.</param>
/// <param name="From">The address digests come from.</param>
/// <param name="Portal">Where people reach the portal: digests lead there.</param>
/// <param name="User">Null for a server that asks for none.</param>
public sealed record MailSettings(string Host, int Port, MailAddress From, Uri Portal, string? User, string? Password)
{
    public const string HostVariable = "PEACECOORD_MAIL_HOST";
    public const string PortVariable = "PEACECOORD_MAIL_PORT";
    public const string FromVariable = "PEACECOORD_MAIL_FROM";
    public const string UserVariable = "PEACECOORD_MAIL_USER";
    public const string PasswordVariable = "PEACECOORD_MAIL_PASSWORD";
    public const string PortalVariable = "PEACECOORD_ADDRESS";

    /// <summary>Whether the server stands on this machine; to any other, nothing is sent without TLS.</summary>
    public bool IsLocal => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>As the environment says; null when it names no server. Throws, with what to do, when it says half of it.</summary>
    public static MailSettings? FromEnvironment() => Read(Environment.GetEnvironmentVariable);

    internal static MailSettings? Read(Func<string, string?> variable)
    {
        if (variable(HostVariable) is not { Length: > 0 } host)
            return null;
        var port = 587;
        if (variable(PortVariable) is { Length: > 0 } named && (!int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535))
            throw new CannotStartException(Say.Fill(Words.BadSetting, PortVariable));
        if (!MailAddress.TryCreate(variable(FromVariable), out var from))
            throw new CannotStartException(Say.Fill(Words.BadSetting, FromVariable));
        if (!Uri.TryCreate(variable(PortalVariable), UriKind.Absolute, out var portal) || (portal.Scheme != Uri.UriSchemeHttps && portal.Scheme != Uri.UriSchemeHttp))
            throw new CannotStartException(Say.Fill(Words.BadSetting, PortalVariable));
        return new MailSettings(host, port, from, portal, variable(UserVariable) is { Length: > 0 } user ? user : null, variable(PasswordVariable));
    }
}

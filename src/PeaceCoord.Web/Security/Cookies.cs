using PeaceCoord.Web.CommandLine;

namespace PeaceCoord.Web.Security;

/// <summary>One shape for every cookie: <c>__Host-</c> and Secure over TLS; the same without both on loopback.</summary>
internal static class Cookies
{
    public static void Shape(CookieBuilder cookie, string name, PortalSettings settings)
    {
        var secure = OverTls(settings);
        cookie.Name = NameOf(name, settings);
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }

    /// <summary>As a browser is told it.</summary>
    public static string NameOf(string name, PortalSettings settings) => OverTls(settings) ? $"__Host-peacecoord-{name}" : $"peacecoord-{name}";

    /// <summary>Whether people reach the portal over TLS: listened for here, or ended by a proxy that the settings name.</summary>
    public static bool OverTls(PortalSettings settings) =>
        settings.TlsProxies.Count > 0 || settings.Urls.Split(';').All(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
}

using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

/// <summary>
/// How people reach the portal: over TLS that ends here, over TLS that ends at a proxy the settings name, or over plain http on
/// loopback. Anything else does not start.
/// </summary>
internal static class Transport
{
    /// <summary>What is spoken where TLS ends here, whatever the system's OpenSSL would also take.</summary>
    public const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>With a key of this conversation alone, and nothing encrypted that is not authenticated with it; those of TLS 1.3 all are so.</summary>
    public static readonly IReadOnlyList<TlsCipherSuite> Suites =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_AES_128_GCM_SHA256, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ];

    /// <summary>Says so of all TLS that ends here. Elsewhere than on Linux the machine's own suites hold.</summary>
    public static void Pin(HttpsConnectionAdapterOptions https)
    {
        https.SslProtocols = Protocols;
        if (!OperatingSystem.IsLinux())
            return;
        var suites = new CipherSuitesPolicy(Suites);
        https.OnAuthenticate = (_, tls) => tls.CipherSuitesPolicy = suites;
    }

    /// <summary>Throws, with what to do, when the addresses to listen at would carry names and passwords in the open.</summary>
    public static void Check(PortalSettings settings)
    {
        var addresses = settings.Addresses.Select(Parse).ToList();
        if (addresses.Count == 0)
            throw new CannotStartException(Say.Fill(Words.AddressMalformed, settings.Urls));
        var plain = addresses.Where(address => !IsHttps(address)).ToList();
        if (settings.Demo && addresses.Find(address => !IsLoopback(address)) is { } open)
            throw new CannotStartException(Say.Fill(Words.DemoOnLoopbackOnly, open));
        if (plain.Count > 0 && settings.TlsProxies.Count == 0 && (settings.IsProduction || plain.Exists(address => !IsLoopback(address))))
            throw new CannotStartException(Say.Fill(Words.InTheOpen, plain[0], PortalSettings.TlsProxyVariable));
        foreach (var proxy in settings.TlsProxies.Where(proxy => !IPAddress.TryParse(proxy, out _) && !System.Net.IPNetwork.TryParse(proxy, out _)))
            throw new CannotStartException(Say.Fill(Words.ProxyMalformed, PortalSettings.TlsProxyVariable, proxy));
    }

    /// <summary>Takes the visitor's address and scheme from the named proxies, and from nobody else.</summary>
    public static void Use(WebApplication app, PortalSettings settings)
    {
        if (settings.TlsProxies.Count > 0)
            app.UseForwardedHeaders(Forwarded(settings));
        if (Cookies.OverTls(settings))
            app.Use(OnlyTls);
    }

    private static ForwardedHeadersOptions Forwarded(PortalSettings settings)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.TlsProxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        }

        return options;
    }

    /// <summary>What did not come over TLS gets nothing but its health.</summary>
    private static Task OnlyTls(HttpContext http, RequestDelegate next)
    {
        if (http.Request.IsHttps)
        {
            http.Response.Headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            return next(http);
        }

        if (http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return http.Response.WriteAsync("This portal answers over TLS only.", http.RequestAborted);
    }

    private static BindingAddress Parse(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            var known = IsHttps(parsed) || string.Equals(parsed.Scheme, Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase);
            if (known && (parsed.IsUnixPipe || (parsed.Port <= IPEndPoint.MaxPort && parsed.PathBase.Length == 0)))
                return parsed;
        }
        catch (FormatException)
        {
            // Told below, in words.
        }

        throw new CannotStartException(Say.Fill(Words.AddressMalformed, address));
    }

    private static bool IsHttps(BindingAddress address) => string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(BindingAddress address) =>
        address.IsUnixPipe
        || string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}

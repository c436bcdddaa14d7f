using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Security;

namespace PeaceCoord.Web.Tests.Security;

/// <summary>What a proxy says of a visitor is believed of the proxies the settings name, and of nobody else.</summary>
public sealed class ForwardedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task A_named_proxy_says_who_asked_and_how_and_a_visitor_in_front_of_it_cannot(string proxy)
    {
        var (status, said) = await Asked(proxy, ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "portal.example.org"), ("X-Forwarded-For", "198.51.100.66, 203.0.113.7"));

        (status, said).ShouldBe((HttpStatusCode.OK, "https portal.example.org 203.0.113.7"));
    }

    [Theory]
    [InlineData("203.0.113.9", "X-Forwarded-Proto", "https")]
    [InlineData("10.0.0.0/8", "X-Forwarded-Proto", "https")]
    [InlineData("127.0.0.1", "Forwarded", "for=203.0.113.7;proto=https;host=portal.example.org")]
    [InlineData("127.0.0.1", "X-Forwarded-Scheme", "https")]
    public async Task Nobody_else_and_no_other_header_makes_a_request_come_over_TLS(string proxy, string header, string value)
    {
        var (status, said) = await Asked(proxy, (header, value), ("X-Forwarded-For", "203.0.113.7"));

        (status, said).ShouldBe((HttpStatusCode.BadRequest, "This portal answers over TLS only."));
    }

    [Fact]
    public async Task Without_a_named_proxy_nothing_of_it_is_believed()
    {
        var (status, said) = await Asked("", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "portal.example.org"), ("X-Forwarded-For", "203.0.113.7"), ("Forwarded", "for=203.0.113.7"));

        status.ShouldBe(HttpStatusCode.OK);
        said.ShouldMatch(@"^http 127\.0\.0\.1:\d+ 127\.0\.0\.1$");
    }

    /// <summary>What the portal's own reading of a request makes of one from loopback with those headers.</summary>
    private static async Task<(HttpStatusCode Status, string Said)> Asked(string proxy, params (string Name, string Value)[] headers)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        Transport.Use(app, new PortalSettings("/nowhere", "http://127.0.0.1:0", false) { EnvironmentName = "Production", TlsProxies = proxy.Length == 0 ? [] : [proxy] });
        app.MapGet("/who", (HttpContext http) => $"{http.Request.Scheme} {http.Request.Host} {http.Connection.RemoteIpAddress}");
        await app.StartAsync(Cancel);
        using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/who");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var answer = await browser.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}

using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.People;
using PeaceCoord.Web;
using PeaceCoord.Web.CommandLine;

namespace PeaceCoord.TestSupport;

/// <summary>The portal itself, listening on a loopback port of its own over a database of its own.</summary>
public sealed class RunningPortal : IAsyncDisposable
{
    private readonly PortalSettings _settings;
    private WebApplication _portal;

    private RunningPortal(Stage stage, WebApplication portal, PortalSettings settings)
    {
        Stage = stage;
        _portal = portal;
        _settings = settings;
    }

    /// <summary>The same database, for arranging and looking behind the pages.</summary>
    public Stage Stage { get; }

    public Uri Address => new(_portal.Urls.First());

    /// <summary>What it logged so far, in Production, where its logs are files.</summary>
    public string Logged => string.Concat(Directory.GetFiles(Directory.CreateDirectory(Path.Combine(_settings.Data, "logs")).FullName).Select(ReadShared));

    /// <summary>What the portal answers at.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _portal.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <param name="secondStep">Whether staff must have a second step, as outside tests and the demonstration.</param>
    /// <param name="demo">With the demonstration loaded (and the histories), and its banner shown.</param>
    /// <param name="searches">How often one person may search in a minute; null for no limit.</param>
    /// <param name="taken">How many reports, sheets and files one person may take in a minute; null for no limit.</param>
    /// <param name="saves">How often one person's editors may save in a minute; null for no limit.</param>
    /// <param name="limited">Whether one address may try to guess a secret only so often, as outside tests.</param>
    /// <param name="tlsProxy">In Production behind a proxy at this address; empty for a portal that visitors reach directly.</param>
    public static async Task<RunningPortal> Start(TestCluster cluster, bool demo = false, bool histories = false, bool secondStep = false, int? searches = null, int? taken = null, int? saves = null, bool limited = false, string tlsProxy = "", CancellationToken cancel = default)
    {
        var stage = demo ? await Stage.SetWithDemonstration(cluster, cancel) : histories ? await Stage.SetWithHistories(cluster, cancel) : await Stage.Set(cluster, cancel);
        var data = Directory.CreateTempSubdirectory("peacecoord-portal.").FullName;
        var settings = new PortalSettings(data, "http://127.0.0.1:0", demo)
        {
            EnvironmentName = tlsProxy.Length == 0 ? "Development" : "Production",
            TlsProxies = tlsProxy.Length == 0 ? [] : [tlsProxy],
            RequiresSecondStep = secondStep,
            SearchesAMinute = searches ?? int.MaxValue,
            TakenAMinute = taken ?? int.MaxValue,
            SavesAMinute = saves ?? int.MaxValue,
        };
        if (!limited)
            settings = settings with { TriesAMinute = int.MaxValue };
        return new RunningPortal(stage, await Listen(settings, stage, cancel), settings);
    }

    /// <summary>Ends it and starts it again at the same address: what it had in memory is gone.</summary>
    public async Task Restart(CancellationToken cancel)
    {
        var address = _portal.Urls.First();
        await _portal.StopAsync(cancel);
        await _portal.DisposeAsync();
        _portal = await Listen(_settings with { Urls = address }, Stage, cancel);
    }

    /// <summary>A browser without JavaScript: keeps cookies, follows redirects when asked.</summary>
    public HttpClient Visitor(bool followRedirects = false, string language = "en") =>
        Client(new HttpClientHandler { AllowAutoRedirect = followRedirects, AutomaticDecompression = DecompressionMethods.All }, language);

    /// <summary>A visitor's browser with the session of an account, as if it had just signed in; its second step, if any, is done.</summary>
    public HttpClient SignedIn(AccountId account, bool followRedirects = false, string language = "en") => Carrying(SessionOf(account), followRedirects, language);

    /// <summary>A browser with that cookie, wherever it comes from.</summary>
    public HttpClient Carrying(Cookie session, bool followRedirects = false, string language = "en")
    {
        var jar = new CookieContainer();
        jar.Add(Address, new Cookie(session.Name, session.Value));
        return Client(new HttpClientHandler { AllowAutoRedirect = followRedirects, AutomaticDecompression = DecompressionMethods.All, CookieContainer = jar }, language);
    }

    /// <summary>The cookie of an account that has just signed in.</summary>
    public Cookie SessionOf(AccountId account) => SessionOf(accounts => accounts.FindByIdAsync(account.Value.ToString()));

    /// <summary>The same, by the address one signs in with.</summary>
    public Cookie SessionOf(string email) => SessionOf(accounts => accounts.FindByEmailAsync(email));

    private Cookie SessionOf(Func<UserManager<Account>, Task<Account?>> find)
    {
        using var scope = _portal.Services.CreateScope();
        var found = find(scope.ServiceProvider.GetRequiredService<UserManager<Account>>()).GetAwaiter().GetResult() ?? throw new InvalidOperationException("No such account.");
        var principal = scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(found).GetAwaiter().GetResult();
        var cookies = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, IdentityConstants.ApplicationScheme);

        return new Cookie(cookies.Cookie.Name!, cookies.TicketDataFormat.Protect(ticket));
    }

    private static async Task<WebApplication> Listen(PortalSettings settings, Stage stage, CancellationToken cancel)
    {
        var portal = Portal.Build(settings, new Means(stage.Database.Application, stage.Database.Owner, stage.MasterKey));
        await portal.StartAsync(cancel);
        return portal;
    }

    private HttpClient Client(HttpClientHandler handler, string language)
    {
        var client = new HttpClient(handler) { BaseAddress = Address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>The portal may be writing it still.</summary>
    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.StopAsync();
        await _portal.DisposeAsync();
        await Stage.DisposeAsync();
        try
        {
            Canaries.MustNotBeUnder(_settings.Data);
        }
        finally
        {
            Directory.Delete(_settings.Data, recursive: true);
        }
    }
}

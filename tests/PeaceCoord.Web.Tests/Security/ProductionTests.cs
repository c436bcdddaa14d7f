using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Tests.People;

namespace PeaceCoord.Web.Tests.Security;

/// <summary>The portal as operators run it: in Production, behind a proxy that ends TLS.</summary>
public sealed partial class ProductionTests(ProductionTests.Behind behind) : IClassFixture<ProductionTests.Behind>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_tells_the_browser_what_it_may_do_with_it()
    {
        using var visitor = OverTls(behind.Portal.Visitor());
        var page = await visitor.GetStringAsync(new Uri("/sign-in", UriKind.Relative), Cancel);
        var style = StyleSheet().Match(page).Groups[1].Value;
        foreach (var address in new[] { "/", "/missions", "/sign-in", "/no/such/place", "/account", "/health/live", "/" + style, "/calendar/none.ics" })
        {
            using var answer = await visitor.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            string One(string header) => answer.Headers.GetValues(header).ShouldHaveSingleItem(address);

            One("Strict-Transport-Security").ShouldBe("max-age=31536000; includeSubDomains", address);
            One("X-Content-Type-Options").ShouldBe("nosniff", address);
            One("Referrer-Policy").ShouldBe("no-referrer", address);
            One("Cross-Origin-Opener-Policy").ShouldBe("same-origin", address);
            One("Cross-Origin-Resource-Policy").ShouldBe("same-origin", address);
            // Pages that may hold a circuit get a second one from the framework, which also holds.
            var policy = answer.Headers.GetValues("Content-Security-Policy").First();
            foreach (var directive in new[] { "default-src 'none'", "object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'", "form-action 'self'", "script-src 'self'" })
                policy.ShouldContain(directive, customMessage: address);
            policy.ShouldNotContain("unsafe");
            answer.Headers.Contains("Server").ShouldBeFalse(address);
            answer.Headers.Contains("X-Powered-By").ShouldBeFalse(address);
            answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse(address);
            if (answer.Content.Headers.ContentType?.MediaType?.StartsWith("text/", StringComparison.Ordinal) == true && !address.EndsWith(".css", StringComparison.Ordinal))
                answer.Content.Headers.ContentType.CharSet.ShouldBe("utf-8", address);
        }
    }

    [Fact]
    public async Task Cookies_are_for_this_host_over_TLS_and_out_of_reach_of_scripts_and_what_is_signed_in_is_kept_by_no_browser()
    {
        using var visitor = OverTls(behind.Portal.Visitor());
        using var form = await visitor.GetAsync(new Uri("/sign-in", UriKind.Relative), Cancel);
        var token = Token().Match(await form.Content.ReadAsStringAsync(Cancel)).Groups[1].Value;
        var antiforgery = form.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        antiforgery.ShouldMatch("^__Host-peacecoord-antiforgery=[^;]+; path=/; secure; samesite=strict; httponly$");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([new("_handler", "form"), new("__RequestVerificationToken", token), new("Input.Email", Behind.Email), new("Input.Password", PeopleStage.Password)]),
        };
        request.Headers.Add("Cookie", antiforgery.Split(';')[0]);
        using var signedIn = await visitor.SendAsync(request, Cancel);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Found);
        var session = signedIn.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("__Host-peacecoord-session=", StringComparison.Ordinal));
        session.ShouldMatch("; path=/; secure; samesite=lax; httponly$");
        session.ShouldNotContain("expires");

        using var own = new HttpRequestMessage(HttpMethod.Get, "/account");
        own.Headers.Add("Cookie", session.Split(';')[0]);
        using var account = await visitor.SendAsync(own, Cancel);
        account.StatusCode.ShouldBe(HttpStatusCode.OK);
        account.Headers.CacheControl!.NoStore.ShouldBeTrue();

        using var disguised = new HttpRequestMessage(HttpMethod.Get, "/account/app.css");
        disguised.Headers.Add("Cookie", session.Split(';')[0]);
        using var nothing = await visitor.SendAsync(disguised, Cancel);
        nothing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/language", "language", "fr", "c%3Dfr%7Cuic%3Dfr", "<html lang=\"fr\"")]
    [InlineData("/theme", "theme", "dark", "dark", "data-theme=\"dark\"")]
    public async Task Cookies_of_language_and_colours_are_for_this_host_over_TLS_too(string address, string name, string chosen, string kept, string shown)
    {
        using var visitor = OverTls(behind.Portal.Visitor());
        using var choice = new FormUrlEncodedContent([new(name, chosen), new("back", "/about")]);
        using var answer = await visitor.PostAsync(address, choice, Cancel);
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldMatch($"^__Host-peacecoord-{name}={Regex.Escape(kept)}; max-age=31536000; path=/; secure; samesite=lax; httponly$");

        (await Read(cookie.Split(';')[0])).ShouldContain(shown);
        (await Read(cookie.Split(';')[0]["__Host-".Length..])).ShouldNotContain(shown, customMessage: "one that another host of the domain could have set");

        async Task<string> Read(string carried)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/about");
            request.Headers.Add("Cookie", carried);
            using var page = await visitor.SendAsync(request, Cancel);
            return await page.Content.ReadAsStringAsync(Cancel);
        }
    }

    [Fact]
    public async Task A_chosen_colour_is_forgotten_by_the_same_cookie()
    {
        using var visitor = OverTls(behind.Portal.Visitor());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/theme") { Content = new FormUrlEncodedContent([new("theme", "system")]) };
        request.Headers.Add("Cookie", "__Host-peacecoord-theme=dark");
        using var answer = await visitor.SendAsync(request, Cancel);

        answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldMatch("^__Host-peacecoord-theme=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/; secure;");
    }

    [Theory]
    [InlineData("/.git/HEAD")]
    [InlineData("/appsettings.json")]
    [InlineData("/PeaceCoord.Web.dll")]
    [InlineData("/_framework/")]
    [InlineData("/../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/swagger")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/metrics")]
    [InlineData("/logs/")]
    public async Task Nothing_is_served_but_pages_and_what_the_build_made_for_them(string address)
    {
        using var visitor = OverTls(behind.Portal.Visitor());

        using var answer = await visitor.GetAsync(new Uri(address, UriKind.Relative), Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_did_not_come_over_TLS_is_answered_by_nothing_but_the_health()
    {
        using var plain = behind.Portal.Visitor();
        foreach (var (address, status) in new[] { ("/", HttpStatusCode.BadRequest), ("/sign-in", HttpStatusCode.BadRequest), ("/health/live", HttpStatusCode.OK) })
        {
            using var answer = await plain.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            answer.StatusCode.ShouldBe(status, address);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse(address);
        }
    }

    [Fact]
    public async Task A_fault_is_told_without_its_cause_and_with_a_number_that_the_log_knows()
    {
        using var visitor = OverTls(behind.Portal.Visitor());
        using var form = await visitor.GetAsync(new Uri("/sign-in", UriKind.Relative), Cancel);
        var token = Token().Match(await form.Content.ReadAsStringAsync(Cancel)).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([new("_handler", "form"), new("__RequestVerificationToken", token), new("Input.Email", "kakapo@example.org"), new("Input.Password", "kakapo-password")]),
        };
        request.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        await behind.Do("alter table refused_sign_ins rename to put_away");
        try
        {
            using var answer = await visitor.SendAsync(request, Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
            var number = Number().Match(page).Groups[1].Value;
            number.Length.ShouldBeGreaterThan(8);
            foreach (var inside in new[] { "refused_sign_ins", "Exception", "   at ", "Npgsql" })
                page.ShouldNotContain(inside);

            // A log is written beside what is answered.
            List<string> told = [];
            for (var tries = 0; tries < 100 && !told.Exists(line => line.Contains("Exception", StringComparison.Ordinal)); tries++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), Cancel);
                told = [.. behind.Portal.Logged.Split('\n').Where(line => line.Contains($"\"RequestId\":\"{number}\"", StringComparison.Ordinal))];
            }

            told.ShouldContain(line => line.Contains("Exception", StringComparison.Ordinal));
            behind.Portal.Logged.ShouldNotContain("kakapo-password");
            behind.Portal.Logged.ShouldNotContain("kakapo@");
        }
        finally
        {
            await behind.Do("alter table put_away rename to refused_sign_ins");
        }

        using var health = await visitor.GetAsync(new Uri("/sign-in", UriKind.Relative), Cancel);
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Each_event_of_the_log_says_when_in_UTC_or_with_the_offset_what_and_in_which_request_and_none_was_overridden()
    {
        using var visitor = OverTls(behind.Portal.Visitor());
        using var joining = await visitor.GetAsync(new Uri("/join?key=none", UriKind.Relative), Cancel);
        joining.Headers.CacheControl!.NoStore.ShouldBeTrue();

        using var odd = await visitor.GetAsync(new Uri("/kakapo%0A%22%7Bsuch%1B%5B31m", UriKind.Relative), Cancel);
        odd.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var events = behind.Portal.Logged.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in events)
        {
            var said = System.Text.Json.JsonDocument.Parse(line).RootElement;
            said.GetProperty("Timestamp").GetString()!.ShouldMatch(@"^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$");
            said.GetProperty("Level").GetString().ShouldNotBeNullOrEmpty();
        }

        var asked = events.Single(line => line.Contains("responded", StringComparison.Ordinal) && line.Contains("/join", StringComparison.Ordinal));
        asked.ShouldContain("\"RequestId\":");
        asked.ShouldNotContain("key=none");
        string.Join('\n', events).ShouldNotContain("Cache-Control");
    }

    private static HttpClient OverTls(HttpClient visitor)
    {
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Host", "portal.example.org");
        visitor.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        return visitor;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex StyleSheet();

    [GeneratedRegex("<p class=\"code\">([^<]+)</p>", RegexOptions.None, 1000)]
    private static partial Regex Number();

    public sealed class Behind(TestCluster cluster) : IAsyncLifetime
    {
        public const string Email = "officer@example.org";

        public RunningPortal Portal { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Portal = await RunningPortal.Start(cluster, tlsProxy: "127.0.0.1");
            await using var db = Portal.Stage.OpenAsOwner();
            db.Add(TestAccount.Of(AccountId.New(), Email, "Officer", PeopleStage.Password));
            await db.SaveChangesAsync();
        }

        /// <summary>As the database's administrator.</summary>
        public async Task Do(string sql)
        {
            await using var database = NpgsqlDataSource.Create(Portal.Stage.Database.Administrator);
            await using var command = database.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Security;

namespace PeaceCoord.Web.Tests.Security;

/// <summary>Who tries what they may not is found in the log by the kind of it, by account and never by name.</summary>
public sealed partial class RefusalLogTests(RefusalLogTests.Watched watched) : IClassFixture<RefusalLogTests.Watched>
{
    private const string Canary = "kakapo4711";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_somebody_sees_and_may_not_do_is_told_with_their_account()
    {
        var page = $"/organisations/{watched.Cast.Lamp.Value}/contacts/new";
        (await Sent(HttpMethod.Get, $"{page}?back={Canary}", watched.Cast.Analyst)).Status.ShouldBe(HttpStatusCode.OK);

        Told("/organisations/{Id:guid}/contacts/new").ShouldHaveSingleItem().ShouldBe((RefusedKind.NotPermitted, "GET", watched.Cast.Analyst.Value));

        (await Sent(HttpMethod.Post, "/consultations/start", watched.Cast.Analyst, token: true)).Status.ShouldBe(HttpStatusCode.NotFound);

        Told("/consultations/start").ShouldHaveSingleItem().ShouldBe((RefusedKind.NotPermitted, "POST", watched.Cast.Analyst.Value));
        (await Sent(HttpMethod.Get, page, watched.Cast.Officer)).Status.ShouldBe(HttpStatusCode.OK);
        Told("/organisations/{Id:guid}/contacts/new").ShouldNotContain(told => told.Account == watched.Cast.Officer.Value, "who may");
    }

    [Fact]
    public async Task What_a_form_was_sent_for_and_is_not_permitted_is_told_with_their_account()
    {
        var place = watched.Cast.OtherMission.Value.ToString();
        var sent = await Sent(HttpMethod.Post, $"/account/calendars?back={Canary}", watched.Cast.SecondOfficer, token: true, fields: [("_handler", "form"), ("Input.Name", Canary), ("Input.Filter", "All"), ("Input.WorkspaceId", place), ("Input.Place", place)]);

        sent.Status.ShouldBe(HttpStatusCode.OK);
        sent.Text.ShouldContain("id=\"errors\"");
        Told("/account/calendars").ShouldHaveSingleItem().ShouldBe((RefusedKind.NotPermitted, "POST", watched.Cast.SecondOfficer.Value));
    }

    [Fact]
    public async Task A_form_that_the_portal_did_not_give_out_is_told()
    {
        (await Sent(HttpMethod.Post, $"/account/confirm?next={Canary}", watched.Cast.Officer)).Status.ShouldBe(HttpStatusCode.BadRequest);

        Told("/account/confirm").ShouldHaveSingleItem().ShouldBe((RefusedKind.NoFormOfOurs, "POST", watched.Cast.Officer.Value));
    }

    [Fact]
    public async Task A_page_of_another_origin_that_asks_for_a_circuit_is_told()
    {
        (await Sent(HttpMethod.Post, $"/_blazor/negotiate?id={Canary}", watched.Cast.SectionHead, origin: "https://elsewhere.example")).Status.ShouldBe(HttpStatusCode.Forbidden);

        Told("/_blazor").ShouldHaveSingleItem().ShouldBe((RefusedKind.OtherOrigin, "POST", watched.Cast.SectionHead.Value));
    }

    [Fact]
    public async Task What_is_tried_too_often_is_told_with_the_account_where_there_is_one()
    {
        for (var i = 0; i <= SignInLimit.TriesAMinute; i++)
            await Sent(HttpMethod.Get, $"/calendar/{Canary}.ics", null);
        for (var i = 0; i <= Watched.Searches; i++)
            await Sent(HttpMethod.Get, $"/organisations?q={Canary}", watched.Cast.FocalPoint);

        for (var i = 0; i <= Watched.Searches; i++)
            await Sent(HttpMethod.Post, $"/consultations/{Guid.CreateVersion7()}/edit/where", watched.Cast.Assistant, fields: [("act", "find:communities"), ("find-communities", Canary)]);

        Told("/calendar/{secret}.ics").ShouldHaveSingleItem().ShouldBe((RefusedKind.TooOften, "GET", null));
        Told("/organisations").ShouldHaveSingleItem().ShouldBe((RefusedKind.TooOften, "GET", watched.Cast.FocalPoint.Value));
        Told("/consultations/{Id:guid}/edit/where").Where(told => told.Kind == RefusedKind.TooOften).ShouldHaveSingleItem().ShouldBe((RefusedKind.TooOften, "POST", watched.Cast.Assistant.Value));
    }

    [Fact]
    public async Task What_looks_like_nothing_and_what_is_done_leaves_no_such_event_and_no_event_holds_what_was_sent()
    {
        var before = Events().Count(one => one.Account == watched.Cast.OfficerElsewhere.Value);
        (await Sent(HttpMethod.Get, $"/organisations/{watched.Cast.Lamp.Value}", watched.Cast.OfficerElsewhere)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Sent(HttpMethod.Get, $"/account?q={Canary}", watched.Cast.OfficerElsewhere)).Status.ShouldNotBe(HttpStatusCode.NotFound);

        Events().Count(one => one.Account == watched.Cast.OfficerElsewhere.Value).ShouldBe(before);
        watched.Portal.Logged.ShouldNotContain(Canary);
        watched.Portal.Logged.ShouldNotContain("@example.org");
    }

    private List<(RefusedKind Kind, string Method, Guid? Account)> Told(string route) => [.. Events().Where(one => one.Route == route).Select(one => (one.Kind, one.Method, one.Account))];

    private List<(RefusedKind Kind, string Method, string Route, Guid? Account)> Events() =>
        [.. watched.Portal.Logged.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains("\"RefusedKind\"", StringComparison.Ordinal)).Select(line =>
        {
            var said = JsonDocument.Parse(line).RootElement;
            said.GetProperty("Level").GetString().ShouldBe("Warning");
            var about = said.GetProperty("Properties");
            var account = about.GetProperty("AccountId");
            return (Enum.Parse<RefusedKind>(about.GetProperty("RefusedKind").GetString()!), about.GetProperty("RequestMethod").GetString()!, about.GetProperty("Route").GetString()!, account.ValueKind == JsonValueKind.Null ? (Guid?)null : account.GetGuid());
        })];

    private async Task<(HttpStatusCode Status, string Text)> Sent(HttpMethod method, string address, AccountId? by, bool token = false, string? origin = null, params (string Name, string Value)[] fields)
    {
        using var browser = by is { } account ? watched.Portal.SignedIn(account) : watched.Portal.Visitor();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Host", "portal.example.org");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        using var request = new HttpRequestMessage(method, address);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), .. token ? [KeyValuePair.Create("__RequestVerificationToken", await TokenFor(browser, request.Headers))] : Array.Empty<KeyValuePair<string, string>>()]);
        using var answer = await browser.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>The cookie that goes with it is for TLS only: a browser that reaches the portal by plain http, as the proxy does, has to be given it.</summary>
    private static async Task<string> TokenFor(HttpClient browser, HttpRequestHeaders headers)
    {
        using var page = await browser.GetAsync(new Uri("/account", UriKind.Relative), Cancel);
        headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").First(cookie => cookie.Contains("antiforgery", StringComparison.Ordinal)).Split(';')[0]);
        return Token().Match(await page.Content.ReadAsStringAsync(Cancel)).Groups[1].Value;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();

    /// <summary>In Production, where logs are files, with its limits.</summary>
    public sealed class Watched(TestCluster cluster) : IAsyncLifetime
    {
        public const int Searches = 2;

        public RunningPortal Portal { get; private set; } = null!;

        public RegistryCast Cast { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Portal = await RunningPortal.Start(cluster, searches: Searches, limited: true, tlsProxy: "127.0.0.1");
            Cast = await RegistryCast.Assemble(Portal.Stage);
            // Plans in one mission, and reads only in another.
            await using var db = Portal.Stage.OpenAsOwner();
            db.Add(Membership.OfWorkspace(Cast.SecondOfficer, Cast.OtherMission, Role.Analyst, Label.Restricted, null, Portal.Stage.Clock.GetUtcNow().AddDays(-1)));
            await db.SaveChangesAsync(Cancel);
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}

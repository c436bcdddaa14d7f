using System.Net;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Security;
using PeaceCoord.Web.Tests.People;

namespace PeaceCoord.Web.Tests.Security;

/// <summary>What is a guess at a secret, costs memory or reads records out may be asked for so often and no more.</summary>
public sealed class RateLimitTests(RateLimitTests.Limited limited) : IClassFixture<RateLimitTests.Limited>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/sign-in")]
    [InlineData("POST", "/Emergencies/open")]
    [InlineData("POST", "/consultations/0198c1a0-0000-7000-8000-000000000000/files")]
    [InlineData("GET", "/join?key=guess")]
    [InlineData("HEAD", "/calendar/guess.ics")]
    public async Task One_address_cannot_try_without_end(string method, string address)
    {
        using var visitor = limited.Portal.Visitor();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i <= SignInLimit.TriesAMinute; i++)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            using var answer = await visitor.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
            statuses.Add(answer.StatusCode);
        }

        statuses[..^1].ShouldNotContain(HttpStatusCode.TooManyRequests);
        statuses[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        using var page = await visitor.GetAsync(new Uri("/about", UriKind.Relative), Cancel);
        page.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("fe80::1%3", "fe80::/64")]
    public void A_network_of_64_bits_is_one_address(string address, string counted) => Neighbourhood.Of(IPAddress.Parse(address)).ShouldBe(counted);

    [Fact]
    public async Task Whoever_takes_another_address_of_their_network_with_each_try_is_counted_as_one()
    {
        await using var portal = await RunningPortal.Start(limited.Cluster, searches: Limited.Searches, limited: true, tlsProxy: "127.0.0.1", cancel: Cancel);
        for (var i = 1; i <= SignInLimit.TriesAMinute; i++)
            (await Try("/calendar/guess.ics", $"2001:db8:1:2::{i:x}")).ShouldNotBe(HttpStatusCode.TooManyRequests);
        (await Try("/calendar/guess.ics", "2001:db8:1:2:aaaa:bbbb:cccc:dddd")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await Try("/calendar/guess.ics", "2001:db8:1:3::1")).ShouldNotBe(HttpStatusCode.TooManyRequests);

        for (var i = 1; i <= Limited.Searches; i++)
            (await Try("/missions?q=lib", $"2001:db8:1:2::{i:x}")).ShouldBe(HttpStatusCode.OK);
        (await Try("/missions?q=lib", "2001:db8:1:2::ffff")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await Try("/missions?q=lib", "2001:db8:1:3::1")).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> Try(string address, string from)
        {
            using var visitor = portal.Visitor();
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-Host", "portal.example.org");
            request.Headers.Add("X-Forwarded-For", from);
            using var answer = await visitor.SendAsync(request, Cancel);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task The_second_step_of_the_sign_in_counts_with_the_first()
    {
        await using var portal = await RunningPortal.Start(limited.Cluster, limited: true, cancel: Cancel);
        using var visitor = portal.Visitor();
        for (var i = 0; i < SignInLimit.TriesAMinute; i++)
            (await visitor.PostAsync(i % 2 == 0 ? "/sign-in" : "/sign-in/code", null, Cancel)).StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);

        (await visitor.PostAsync("/sign-in/code", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await visitor.PostAsync("/sign-in/passkey-offer", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Nobody_searches_without_end_and_everybody_who_is_signed_in_has_searches_of_their_own()
    {
        using var officer = limited.Portal.Carrying(limited.Portal.SessionOf("officer@example.org"));
        using var head = limited.Portal.Carrying(limited.Portal.SessionOf("head@example.org"));
        using var visitor = limited.Portal.Visitor();
        string[] searches = ["/organisations?q=lamp", "/missions?q=lib", "/consultations?search=0198c1a0-0000-7000-8000-000000000000", "/leaders?search=1", "/organisations?Q=lamp"];
        searches.Length.ShouldBe(Limited.Searches);

        foreach (var search in searches)
            (await Asked(officer, search)).ShouldBe(HttpStatusCode.OK, search);
        foreach (var search in searches)
            (await Asked(officer, search)).ShouldBe(HttpStatusCode.TooManyRequests, search);
        (await officer.PostAsync("/leaders", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await officer.PostAsync("/organisations", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        using var find = new FormUrlEncodedContent([new("act", "find:communities")]);
        (await officer.PostAsync("/consultations/new", find, Cancel)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);

        (await Asked(officer, "/organisations?q=")).ShouldBe(HttpStatusCode.OK);
        (await Asked(head, searches[0])).ShouldBe(HttpStatusCode.OK);
        (await Asked(visitor, "/missions?q=lib")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/consultations/plan", "Input.Finds.Look", "Communities")]
    [InlineData("/consultations/0198c1a0-0000-7000-8000-000000000000/plan", "Input.Finds.Look", "Leaders")]
    [InlineData("/forums/new", "Input.Finds.Look", "Organisations")]
    [InlineData("/forums/0198c1a0-0000-7000-8000-000000000000/edit", "Input.Finds.Look", "Leaders")]
    [InlineData("/outreach/new", "Input.Finds.Look", "Areas")]
    [InlineData("/outreach/0198c1a0-0000-7000-8000-000000000000/edit", "Input.Finds.Look", "Communities")]
    [InlineData("/Outreach/new/", "input.finds.communities", "kofi")]
    [InlineData("/consultations/0198c1a0-0000-7000-8000-000000000000/edit/who", "act", "find:leaders")]
    [InlineData("/consultations/from-paper", "act", "find")]
    [InlineData("/consultations/0198c1a0-0000-7000-8000-000000000000/edit/where", "find-area", "kofi")]
    public async Task A_form_that_finds_counts_wherever_it_stands(string address, string field, string value)
    {
        using var person = await Somebody(limited.Portal);
        for (var i = 0; i < 2 * Limited.Searches; i++)
            (await Sent("title", "kofi")).ShouldNotBe(HttpStatusCode.TooManyRequests, "a form that is sent and finds nothing");
        for (var i = 0; i < Limited.Searches; i++)
            (await Sent(field, value)).ShouldNotBe(HttpStatusCode.TooManyRequests);
        (await Sent(field, value)).ShouldBe(HttpStatusCode.TooManyRequests);

        async Task<HttpStatusCode> Sent(string name, string typed)
        {
            using var form = new FormUrlEncodedContent([new("act", "save"), new(name, typed)]);
            using var found = new FormUrlEncodedContent([new(name, typed)]);
            using var answer = await person.PostAsync(new Uri(address, UriKind.Relative), name == "act" ? found : form, Cancel);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task What_leaves_the_portal_whole_and_what_editors_save_is_counted_for_each_person_and_told()
    {
        const int often = 3;
        await using var portal = await RunningPortal.Start(limited.Cluster, taken: often, saves: often, tlsProxy: "127.0.0.1", cancel: Cancel);
        const string id = "0198c1a0-0000-7000-8000-000000000000";
        string[] taking = ["/reports", $"/communities/{id}/sheet", "/consultations/paper/communitymeeting", $"/handover/{id}/{id}", $"/consultations/{id}/files/{id}", $"/commitments/{id}/files/{id}"];
        portal.Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>().Where(endpoint => endpoint.Metadata.OfType<TakingAttribute>().Any()).Select(endpoint => endpoint.RoutePattern.RawText!).Distinct().Count().ShouldBe(taking.Length);
        foreach (var (address, method) in taking.Select(address => (address, HttpMethod.Get)).Append(($"/api/drafts/{id}", HttpMethod.Put)))
        {
            var account = await Account(portal);
            using var person = portal.SignedIn(account);
            using var colleague = portal.SignedIn(await Account(portal));
            for (var i = 0; i < often; i++)
                (await Ask(person)).ShouldNotBe(HttpStatusCode.TooManyRequests, address);
            (await Ask(person)).ShouldBe(HttpStatusCode.TooManyRequests, address);
            (await Ask(colleague)).ShouldNotBe(HttpStatusCode.TooManyRequests, "an office shares an address");
            (await Ask(person, "/account", HttpMethod.Get)).ShouldBe(HttpStatusCode.OK);
            portal.Logged.Split('\n').ShouldContain(line => line.Contains(nameof(RefusedKind.TooOften), StringComparison.Ordinal) && line.Contains(account.Value.ToString(), StringComparison.Ordinal), address);

            async Task<HttpStatusCode> Ask(HttpClient browser, string? other = null, HttpMethod? by = null)
            {
                using var request = new HttpRequestMessage(by ?? method, other ?? address);
                request.Headers.Add("X-Forwarded-Proto", "https");
                request.Headers.Add("X-Forwarded-Host", "portal.example.org");
                request.Headers.Add("X-Forwarded-For", "203.0.113.7");
                using var answer = await browser.SendAsync(request, Cancel);
                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                    (answer.Headers.RetryAfter!.ToString(), await answer.Content.ReadAsStringAsync(Cancel)).ShouldBe(("60", "Too many attempts from this address. Wait a minute, then try again."));
                return answer.StatusCode;
            }
        }
    }

    private static async Task<HttpClient> Somebody(RunningPortal portal) => portal.SignedIn(await Account(portal));

    private static async Task<Domain.People.AccountId> Account(RunningPortal portal)
    {
        var id = Domain.People.AccountId.New();
        await using var db = portal.Stage.OpenAsOwner();
        db.Add(TestAccount.Of(id, $"{id.Value:N}@example.org", "Somebody", PeopleStage.Password));
        await db.SaveChangesAsync(Cancel);
        return id;
    }

    private static async Task<HttpStatusCode> Asked(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            (answer.Headers.RetryAfter!.ToString(), await answer.Content.ReadAsStringAsync(Cancel)).ShouldBe(("60", "Too many attempts from this address. Wait a minute, then try again."));
        return answer.StatusCode;
    }

    /// <summary>A portal with a few searches a minute for each.</summary>
    public sealed class Limited(TestCluster cluster) : IAsyncLifetime
    {
        public const int Searches = 5;

        public TestCluster Cluster => cluster;

        public RunningPortal Portal { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Portal = await RunningPortal.Start(cluster, searches: Searches, limited: true);
            var mission = Domain.Workspaces.MissionWorkspace.Found("FIRST", "First mission", "Africa/Monrovia", isFictional: false);
            var now = Portal.Stage.Clock.GetUtcNow().AddMinutes(-1);
            await using var db = Portal.Stage.OpenAsOwner();
            db.Add(mission);
            foreach (var (name, role) in new[] { ("officer", Domain.People.Role.Officer), ("head", Domain.People.Role.SectionHead) })
            {
                var id = Domain.People.AccountId.New();
                db.Add(TestAccount.Of(id, name + "@example.org", name, PeopleStage.Password));
                db.Add(Domain.People.Membership.OfWorkspace(id, mission.Id, role, Domain.People.Label.Confidential, null, now));
            }

            await db.SaveChangesAsync();
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}

using System.Collections.Concurrent;
using Microsoft.Playwright;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>One walk over every page of a running portal, by a visitor and by people of the demonstration; the tests ask what was seen.</summary>
public sealed class Walk(TestCluster cluster, Browser browser) : IAsyncLifetime
{
    private const string Administrator = "sysadmin@portal.example";

    /// <summary>Who is asked to open a page that needs signing in, one after the other, until it opens.</summary>
    private static readonly string[] People =
    [
        "head@minukes.example", "officer@minukes.example", "liaison@minukes.example", "officer.telbara@minukes.example", "officer.sereno@minukes.example",
        "coordinator@rfpk.example", "coordinator@krwi.example", "admin@minukes.example", Administrator, "dataprotection@minukes.example", "member@rfpk.example",
    ];

    private static readonly string[] AtHome = ["officer@minukes.example", "coordinator@rfpk.example"];

    private readonly Dictionary<string, Task<IAPIRequestContext>> _askers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<string>> _signedIn = new(StringComparer.Ordinal);

    internal RunningPortal Portal { get; private set; } = null!;

    internal IReadOnlyList<PageToOpen> Pages { get; private set; } = [];

    internal IReadOnlyList<Visit> Visits { get; private set; } = [];

    internal Browser Browser => browser;

    /// <summary>Pages that nobody could open.</summary>
    internal ConcurrentBag<string> Closed { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Portal = await RunningPortal.Start(cluster, demo: true);
        Pages = await TestSupport.Pages.Of(Portal);
        var visits = new ConcurrentBag<Visit>();
        await Parallel.ForEachAsync(Pages.Where(page => page.Candidates.Count > 0), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (page, _) =>
        {
            if (await WhoOpens(page) is var (who, address))
                visits.Add(await Go(page, address, who));
            else
                Closed.Add(page.Template);
        });
        // The home page is another for each of them.
        foreach (var who in AtHome)
            visits.Add(await Go(Pages.Single(page => page.Template == "/"), "/", who));
        Visits = [.. visits.OrderBy(visit => visit.Page.Template, StringComparer.Ordinal)];
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>The cookies of somebody of the demonstration, signed in on the page for it.</summary>
    internal Task<string> SignIn(string email)
    {
        lock (_signedIn)
            return _signedIn.TryGetValue(email, out var before) ? before : _signedIn[email] = SignInNow(email);
    }

    private async Task<Visit> Go(PageToOpen page, string address, string? who) =>
        await Visit.To(page, address, Portal.Address, browser, who, who is null ? null : await SignIn(who));

    private async Task<(string? Who, string Address)?> WhoOpens(PageToOpen page)
    {
        if (page.IsAnonymous)
            return (null, page.Address!);
        // Whoever looks after accounts is asked first for what is theirs: the others would be turned away at every record.
        foreach (var who in page.Template.StartsWith("/admin", StringComparison.Ordinal) ? People.OrderByDescending(who => who == Administrator) : People.AsEnumerable())
        {
            var asker = await Asker(who);
            foreach (var address in page.Candidates)
            {
                var answer = await asker.GetAsync(address, new APIRequestContextOptions { MaxRedirects = 0 });
                if (answer.Status == 200)
                    return (who, address);
            }
        }

        return null;
    }

    // Asks without a window: most people are turned away at most pages.
    private Task<IAPIRequestContext> Asker(string email)
    {
        lock (_askers)
            return _askers.TryGetValue(email, out var before) ? before : _askers[email] = Open();

        async Task<IAPIRequestContext> Open() => await browser.Requests(Portal.Address, await SignIn(email));
    }

    private async Task<string> SignInNow(string email)
    {
        await using var context = await browser.Somebody(Portal.Address);
        await context.SignIn(email);
        return await context.StorageStateAsync();
    }
}

/// <summary>The walk is made once, for all tests that ask about it.</summary>
[CollectionDefinition(nameof(Walk))]
public sealed class WalkCollection : ICollectionFixture<Walk>;

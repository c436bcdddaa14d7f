using System.Collections.Concurrent;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>One walk over every page of a running portal, by a visitor and by people of the demonstration; the tests ask what was seen.</summary>
public sealed class Walk(TestCluster cluster, Browser browser) : IAsyncLifetime
{
    private static readonly string[] AtHome = ["officer@minukes.example", "coordinator@rfpk.example"];

    private Doors _doors = null!;

    internal RunningPortal Portal { get; private set; } = null!;

    internal IReadOnlyList<PageToOpen> Pages { get; private set; } = [];

    internal IReadOnlyList<Visit> Visits { get; private set; } = [];

    internal Browser Browser => browser;

    /// <summary>Pages that nobody could open.</summary>
    internal ConcurrentBag<string> Closed { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Portal = await RunningPortal.Start(cluster, demo: true);
        _doors = new Doors(Portal, browser);
        Pages = await TestSupport.Pages.Of(Portal);
        var visits = new ConcurrentBag<Visit>();
        await Parallel.ForEachAsync(Pages.Where(page => page.Candidates.Count > 0), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (page, _) =>
        {
            if (await _doors.WhoOpens(page) is var (who, address))
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

    internal Task<string> SignIn(string email) => _doors.SignIn(email);

    private async Task<Visit> Go(PageToOpen page, string address, string? who) =>
        await Visit.To(page, address, Portal.Address, browser, who, who is null ? null : await SignIn(who));
}

/// <summary>The walk is made once, for all tests that ask about it.</summary>
[CollectionDefinition(nameof(Walk))]
public sealed class WalkCollection : ICollectionFixture<Walk>;

using System.Collections.Concurrent;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>One walk over every page of a running portal; the tests ask what was seen.</summary>
public sealed class Walk(TestCluster cluster, Browser browser) : IAsyncLifetime
{
    private RunningPortal _portal = null!;

    internal IReadOnlyList<PageToOpen> Pages { get; private set; } = [];

    internal IReadOnlyList<Visit> Visits { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        _portal = await RunningPortal.Start(cluster, histories: true);
        Pages = await TestSupport.Pages.Of(_portal);
        var visits = new ConcurrentBag<Visit>();
        await Parallel.ForEachAsync(
            Pages.Where(page => page is { Address: not null, IsAnonymous: true }),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (page, _) => visits.Add(await Visit.To(page, _portal.Address, browser)));
        Visits = [.. visits.OrderBy(visit => visit.Page.Address, StringComparer.Ordinal)];
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}

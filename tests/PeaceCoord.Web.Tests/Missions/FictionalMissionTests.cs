using System.Net;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Missions;

/// <summary>The demonstration's mission, its neighbour and its country are made up: visitors of the histories never meet them.</summary>
public sealed class FictionalMissionTests(TestCluster cluster)
{
    private static readonly string[] MadeUp = ["MINUKES", "MINUVAR", "Kessara", "Kessar North", "Ndoro", "Mbélo"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The sign-in page prints who can sign in to it, and the results are the demonstration's own: both are marked as made up.</summary>
    [Fact]
    public async Task The_demonstration_stands_on_no_public_page_and_in_no_count()
    {
        await using var portal = await RunningPortal.Start(cluster, demo: true, cancel: Cancel);
        using var visitor = portal.Visitor();
        List<string> faults = [];
        var asked = 0;
        foreach (var address in (await Pages.Of(portal)).Where(page => page is { IsAnonymous: true, Template: not "/sign-in" } && !page.Template.StartsWith("/results", StringComparison.Ordinal)).SelectMany(page => page.Candidates.Take(20)).Concat(["/missions?q=minukes", "/missions?q=kessara", "/mandates?q=minukes"]))
        {
            asked++;
            var html = WebUtility.HtmlDecode(await (await visitor.GetAsync(new Uri(address, UriKind.Relative), Cancel)).Content.ReadAsStringAsync(Cancel));
            faults.AddRange(MadeUp.Where(word => html.Contains(word, StringComparison.OrdinalIgnoreCase) && !address.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => $"{address} names {word}"));
        }

        foreach (var results in new[] { "/results", "/results/MINUKES" })
            WebUtility.HtmlDecode(await visitor.GetStringAsync(new Uri(results, UriKind.Relative), Cancel)).ShouldContain(results == "/results" ? "</bdi> · made up" : "all figures are made up");
        faults.ShouldBeEmpty(string.Join("\n", faults));
        asked.ShouldBeGreaterThan(20);
        (await visitor.GetStringAsync(new Uri("/missions", UriKind.Relative), Cancel)).ShouldContain("143");
        (await visitor.GetStringAsync(new Uri("/missions?q=minukes", UriKind.Relative), Cancel)).ShouldNotContain("href=\"/missions/minukes\"");
    }
}

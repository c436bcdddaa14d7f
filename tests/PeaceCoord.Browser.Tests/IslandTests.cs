using Microsoft.Playwright;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>Pages with an interactive island, entered as people enter them: by a link on another page.</summary>
[Collection(nameof(Walk))]
public sealed class IslandTests(Walk walk)
{
    private static readonly TimeSpan Survives = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Every_island_entered_by_a_link_becomes_interactive_and_stays_so()
    {
        List<string> faults = [];
        foreach (var page in walk.Pages.Where(page => page.IsIsland))
            faults.AddRange((await Enter(page)).Select(fault => $"{page.Template}: {fault}"));

        faults.ShouldBeEmpty();
    }

    private async Task<IEnumerable<string>> Enter(PageToOpen page)
    {
        var (from, link) = walk.Visits
            .SelectMany(visit => visit.Links.Select(link => (visit, link)))
            .FirstOrDefault(pair => !pair.visit.Page.IsIsland && page.Candidates.Contains(pair.link.Split('?', '#')[0], StringComparer.OrdinalIgnoreCase));
        if (from is null)
            return ["no page that was visited links to it"];

        await using var context = await walk.Browser.Somebody(walk.Portal.Address, from.Who is null ? null : await walk.SignIn(from.Who));
        var tab = await context.NewPageAsync();
        List<string> errors = [];
        tab.Console += (_, message) => errors.AddRange(message.Type == "error" ? [message.Text] : []);
        tab.PageError += (_, error) => errors.Add(error);
        var wire = await Wire.Of(tab);
        await tab.GotoAsync(from.Address);
        await tab.Locator($"a[href=\"{link}\"]").First.ClickAsync();
        await Island.Ready(tab, wire);
        await Task.Delay(Survives);

        if (wire.OpenSockets == 0)
            errors.Add("the circuit closed");
        if (await tab.Locator("#components-reconnect-modal:visible, #blazor-error-ui:visible").CountAsync() > 0)
            errors.Add("the page says that it lost its circuit");
        return errors;
    }
}

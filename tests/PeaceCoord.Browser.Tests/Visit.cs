using Microsoft.Playwright;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>What was seen on one page: on a first visit, in both themes and on both screens, and on coming back.</summary>
internal sealed class Visit
{
    private static bool IsLong => Environment.GetEnvironmentVariable("PEACECOORD_LONG") is { Length: > 0 };

    private Visit(PageToOpen page, string address, string? who)
    {
        Page = page;
        Address = address;
        Who = who;
    }

    public PageToOpen Page { get; }

    public string Address { get; }

    /// <summary>Who looked; null is a visitor.</summary>
    public string? Who { get; }

    public int Status { get; private set; }

    public long FirstBytes { get; private set; }

    public long RepeatBytes { get; private set; }

    public long HtmlBytes { get; private set; }

    public int Scripts { get; private set; }

    public bool IsList { get; private set; }

    public List<string> AxeFindings { get; } = [];

    public List<string> Overflows { get; } = [];

    public List<string> ConsoleErrors { get; } = [];

    public List<string> OtherHosts { get; } = [];

    public List<string> Uncompressed { get; } = [];

    /// <summary>Where its links lead, within the portal.</summary>
    public IReadOnlyList<string> Links { get; private set; } = [];

    public static async Task<Visit> To(PageToOpen page, string address, Uri portal, Browser browser, string? who = null, string? storage = null)
    {
        var visit = new Visit(page, address, who);
        await using var context = await browser.Somebody(portal, storage);
        var tab = await context.NewPageAsync();
        tab.Console += (_, message) => visit.Hear(message);
        tab.PageError += (_, error) => visit.ConsoleErrors.Add(error);
        var wire = await Wire.Of(tab);

        visit.Status = (await visit.Load(tab, wire))!.Status;
        (visit.FirstBytes, visit.HtmlBytes, visit.Scripts) = (wire.Total, wire.Document, wire.Scripts);
        visit.Uncompressed.AddRange(wire.Uncompressed);
        visit.OtherHosts.AddRange(wire.Addresses.Where(address => new Uri(address).Authority != portal.Authority));
        visit.IsList = await tab.Locator("table.data, form[method=get]").CountAsync() > 0 && !page.Template.Contains('{', StringComparison.Ordinal);
        visit.Links = await tab.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href'))");
        await visit.LookClosely(tab);

        await visit.Load(tab, wire);
        visit.RepeatBytes = wire.Total;
        return visit;
    }

    private async Task<IResponse?> Load(IPage tab, Wire wire)
    {
        wire.Restart();
        var response = await tab.GotoAsync(Address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        if (Page.IsIsland)
            await Island.Ready(tab, wire);
        return response;
    }

    private async Task LookClosely(IPage tab)
    {
        var axe = await Axe.On(tab);
        foreach (var screen in new[] { Screen.Wide, Screen.Phone })
        {
            await tab.SetViewportSizeAsync(screen.Width, screen.Height);
            // Wide and light, narrow and dark; in the long run each of both.
            var usual = screen == Screen.Wide ? ColorScheme.Light : ColorScheme.Dark;
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark }.Where(theme => IsLong || theme == usual))
            {
                await tab.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
                AxeFindings.AddRange((await axe.Run(coloursOnly: theme != usual)).Select(finding => $"{screen.Name}, {theme}: {finding}"));
            }

            await SeeOverflow(tab, screen);
        }
    }

    /// <summary>Whether the page can be pushed sideways, and by what.</summary>
    private async Task SeeOverflow(IPage tab, Screen screen)
    {
        var wide = await tab.EvaluateAsync<string[]>("""
            () => {
              const limit = document.documentElement.clientWidth;
              if (document.scrollingElement.scrollWidth <= limit) return [];
              const over = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > limit + 1 && !e.closest('.scroll'));
              return [`${document.scrollingElement.scrollWidth} px wide: ` + over.slice(0, 4).map(e => e.tagName.toLowerCase() + '.' + (e.getAttribute('class') ?? '')).join(' ')];
            }
            """);
        Overflows.AddRange(wide.Select(text => $"{screen.Name}: {text}"));
    }

    private void Hear(IConsoleMessage message)
    {
        if (message.Type is not "error")
            return;
        // Chromium reports the answer of the page itself, which for these two is not 200 on purpose.
        if (Address is "/not-found" or "/error" && message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            return;
        ConsoleErrors.Add(message.Text);
    }
}

using Microsoft.Playwright;
using PeaceCoord.Application.Demonstration;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>A person who uses no mouse, and one whose browser runs no script.</summary>
public sealed class KeyboardTests(KeyboardTests.Demonstration demonstration, Browser browser) : IClassFixture<KeyboardTests.Demonstration>
{
    private readonly RunningPortal _portal = demonstration.Portal;

    [Fact]
    public async Task The_first_key_leads_past_the_navigation()
    {
        await using var context = await browser.Somebody(_portal.Address, javaScript: false);
        var tab = await context.NewPageAsync();
        await tab.GotoAsync("/missions");

        await tab.Keyboard.PressAsync("Tab");
        (await Focused(tab)).ShouldBe("a.skip");
        await tab.Keyboard.PressAsync("Enter");
        (await Focused(tab)).ShouldStartWith("main");
        await tab.Keyboard.PressAsync("Tab");
        (await tab.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("/missions")]
    [InlineData("/missions/unmil")]
    [InlineData("/sign-in")]
    public async Task Where_the_keyboard_is_can_always_be_seen(string address)
    {
        await using var context = await browser.Somebody(_portal.Address);
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(address);

        List<string> unseen = [];
        for (var stop = 0; stop < 40; stop++)
        {
            await tab.Keyboard.PressAsync("Tab");
            if (await Unseen(tab) is { Length: > 0 } fault)
                unseen.Add($"stop {stop}: {fault}");
        }

        unseen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Errors_take_the_focus_lead_to_their_fields_and_stand_in_the_title(bool javaScript)
    {
        await using var context = await browser.Somebody(_portal.Address, javaScript: javaScript);
        var tab = await context.NewPageAsync();
        await tab.GotoAsync("/sign-in");
        var title = await tab.TitleAsync();
        await tab.FillAsync("input[autocomplete=username]", "head@minukes.example");
        await tab.ClickAsync("form.form button[type=submit]");

        (await tab.TitleAsync()).ShouldBe("Error: " + title);
        // The browser gives it the focus when it has drawn it, a little after the page has loaded.
        await tab.WaitForFunctionAsync("() => document.activeElement !== document.body");
        (await Focused(tab)).ShouldStartWith("div.errors");
        (await tab.InputValueAsync("input[autocomplete=username]")).ShouldBe("head@minukes.example");
        var field = await tab.Locator("input[type=password]").GetAttributeAsync("id");
        var beside = await tab.Locator($"#{field}-error").InnerTextAsync();
        (await tab.Locator(".errors li a").InnerTextAsync()).ShouldBe(beside);

        await tab.Locator(".errors li a").FocusAsync();
        await tab.Keyboard.PressAsync("Enter");
        (await tab.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe(field);
    }

    [Fact]
    public async Task The_switch_makes_a_page_dark_and_another_language_stays()
    {
        await using var context = await browser.Somebody(_portal.Address, javaScript: false);
        var tab = await context.NewPageAsync();
        await tab.GotoAsync("/missions");
        var paper = await Paper(tab);

        await tab.ClickAsync("button[name=theme][value=dark]");
        tab.Url.ShouldEndWith("/missions");
        (await Paper(tab)).ShouldNotBe(paper);
        await tab.ClickAsync("button[name=language][value=fr]");
        await tab.GotoAsync("/");
        (await tab.Locator("html").GetAttributeAsync("lang")).ShouldBe("fr");
        (await tab.Locator("html").GetAttributeAsync("data-theme")).ShouldBe("dark");
    }

    [Fact]
    public async Task Signing_in_and_out_needs_no_script()
    {
        await using var context = await browser.Somebody(_portal.Address, javaScript: false);
        var tab = await context.NewPageAsync();
        await tab.GotoAsync("/sign-in");
        await tab.FillAsync("input[autocomplete=username]", "head@minukes.example");
        await tab.FillAsync("input[type=password]", LoadDemonstration.Password);
        await tab.Keyboard.PressAsync("Enter");
        (await tab.Locator(".me summary").InnerTextAsync()).ShouldBe("Demo Head of Civil Affairs");

        await tab.ClickAsync(".me summary");
        await tab.ClickAsync(".me button[type=submit]");
        (await tab.Locator(".me a[href='/sign-in']").CountAsync()).ShouldBe(1);
    }

    public sealed class Demonstration(TestCluster cluster) : IAsyncLifetime
    {
        public RunningPortal Portal { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Portal = await RunningPortal.Start(cluster, demo: true);

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }

    private static Task<string> Paper(IPage tab) => tab.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");

    private static Task<string> Focused(IPage tab) => tab.EvaluateAsync<string>(
        "() => document.activeElement.tagName.toLowerCase() + (document.activeElement.getAttribute('class') ? '.' + document.activeElement.getAttribute('class').split(' ').join('.') : '')");

    /// <summary>Says what hides the focus: no outline, outside the window, or under something else.</summary>
    private static Task<string> Unseen(IPage tab) => tab.EvaluateAsync<string>("""
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return '';
          // Day, month, year and the calendar within it take the focus one after the other, and the browser marks each.
          if (e.matches('input[type=date]')) return '';
          const name = e.outerHTML.slice(0, 120);
          const style = getComputedStyle(e);
          if ((style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0) && style.boxShadow === 'none') return 'no outline: ' + name;
          const box = [...e.getClientRects()].find(r => r.width > 0 && r.height > 0);
          if (!box) return 'no box: ' + name;
          const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1);
          if (box.bottom < 0 || box.top > innerHeight) return 'outside the window: ' + name;
          const top = document.elementFromPoint(x, y);
          return top && (e.contains(top) || top.contains(e)) ? '' : 'covered by ' + (top ? top.outerHTML.slice(0, 80) : 'nothing') + ': ' + name;
        }
        """);
}

using Microsoft.Playwright;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

public sealed class EditorTests(TestCluster cluster, Browser browser)
{
    [Fact]
    public async Task Two_tabs_that_change_one_field_show_both_texts_and_lose_neither()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var portal = await RunningPortal.Start(cluster, cancel: cancel);
        await FieldTeam.Gather(portal.Stage, cancel);
        await using var context = await browser.Somebody(portal.Address);
        var first = await SignedIn(context, portal, "assistant");
        await first.GotoAsync(new Uri(portal.Address, "/consultations").ToString());
        await first.GetByRole(AriaRole.Button, new() { Name = "Log a consultation" }).ClickAsync();
        await first.WaitForSelectorAsync("#title");
        var second = await context.NewPageAsync();
        await second.GotoAsync(first.Url);

        await first.FillAsync("#title", "From the first tab");
        await Saved(first);
        await second.FillAsync("#title", "From the second tab");

        var choice = second.Locator("[data-field=title] .note");
        await Assertions.Expect(choice).ToContainTextAsync("From the first tab");
        (await second.InputValueAsync("#title")).ShouldBe("From the second tab");
        await choice.GetByRole(AriaRole.Button, new() { Name = "Keep what stands here" }).ClickAsync();
        await Saved(second);
        await first.ReloadAsync();
        (await first.InputValueAsync("#title")).ShouldBe("From the second tab");
    }

    [Fact]
    public async Task A_text_that_cannot_be_kept_is_named_and_keeps_no_other_from_being_saved()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var portal = await RunningPortal.Start(cluster, cancel: cancel);
        await FieldTeam.Gather(portal.Stage, cancel);
        await using var context = await browser.Somebody(portal.Address);
        var page = await SignedIn(context, portal, "assistant");
        await page.GotoAsync(new Uri(portal.Address, "/consultations").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Log a consultation" }).ClickAsync();
        await page.WaitForSelectorAsync("#title");

        await page.EvaluateAsync("title.removeAttribute('maxlength'), title.value = 'x'.repeat(30000), title.dispatchEvent(new Event('input', { bubbles: true }))");
        await page.FillAsync("#purpose", "What the women asked for");
        await Assertions.Expect(page.Locator("[data-save-state].bad")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        (await Purpose()).ShouldBe("What the women asked for");

        await page.FillAsync("#title", "At the well");
        await Saved(page);
        await page.FillAsync("#purpose", "");
        await page.FillAsync("#purpose", "What the women asked for");
        await Saved(page);
        await page.ReloadAsync();
        (await page.InputValueAsync("#title")).ShouldBe("At the well");

        async Task<string> Purpose()
        {
            var other = await context.NewPageAsync();
            await other.GotoAsync(page.Url);
            var kept = await other.InputValueAsync("#purpose");
            await other.CloseAsync();
            return kept;
        }
    }

    private static async Task<IPage> SignedIn(IBrowserContext context, RunningPortal portal, string name)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(portal.Address, "/sign-in").ToString());
        await page.FillAsync("input[autocomplete=username]", name + "@example.org");
        await page.FillAsync("input[type=password]", FieldTeam.Password);
        await page.ClickAsync("main button[type=submit]");
        return page;
    }

    private static Task Saved(IPage page) =>
        Assertions.Expect(page.Locator("[data-save-state].ok")).ToContainTextAsync("Saved", new() { Timeout = 30_000 });
}

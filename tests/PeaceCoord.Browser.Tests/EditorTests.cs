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

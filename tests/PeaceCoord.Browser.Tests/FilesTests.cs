using Microsoft.Playwright;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>A file beside a record, sent over a narrow link.</summary>
public sealed class FilesTests(TestCluster cluster, Browser browser)
{
    private const int BytesASecond = 400_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task How_much_has_gone_is_said_and_what_is_stopped_is_kept_nowhere()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var team = await FieldTeam.Gather(portal.Stage, Cancel);
        var meeting = await MarketMeeting.Recorded(portal.Stage, team.Assistant, team.OtherOfficer, team.Officer, cancel: Cancel);
        await using var context = await browser.Somebody(portal.Address);
        var page = await context.SignIn("officer@example.org", FieldTeam.Password);
        await page.GotoAsync($"/consultations/{meeting.Id.Value}/files");
        var (said, place) = (page.Locator("[data-said]"), page.Locator("#files"));
        await page.EvaluateAsync("document.body.dataset.same = 'yes'");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "minutes.pdf", MimeType = "application/pdf", Buffer = Pictures.Pdf(new string('p', 3_000_000)) });

        await Narrow(page, BytesASecond);
        await page.ClickAsync("#files [type=submit]");
        await Assertions.Expect(said).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("Sending: [1-9][0-9] %"), new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#files progress")).ToBeVisibleAsync();
        await page.ClickAsync("[data-stop]");
        await Assertions.Expect(said).ToContainTextAsync("Nothing of the file was kept");
        await Assertions.Expect(place.Locator("li")).ToHaveCountAsync(0);

        await Narrow(page, -1);
        await page.ClickAsync("#files [type=submit]");
        await Assertions.Expect(place.Locator("li")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("The file was added");
        (await page.EvaluateAsync<string>("document.body.dataset.same")).ShouldBe("yes", "the page was not loaded anew");
        await page.ReloadAsync();
        await Assertions.Expect(place.Locator("li")).ToHaveCountAsync(1);
    }

    /// <param name="bytes">A second, on the way up; -1 for no limit.</param>
    private static async Task Narrow(IPage page, int bytes)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("Network.enable");
        await devTools.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = bytes });
    }
}

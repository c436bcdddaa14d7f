using Microsoft.Playwright;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>Takes the README's pictures of the demonstration. Asked for by scripts/screenshots.sh, never part of a test run.</summary>
public sealed class PicturesTests(TestCluster cluster, Browser browser)
{
    private const string Officer = "officer@minukes.example";

    private static readonly string Folder = Environment.GetEnvironmentVariable("PEACECOORD_IMAGES") ?? "docs/images";

    /// <summary>File, address, for whom, the link of that page to follow, the place on it to begin at, and how it is looked at.</summary>
    private static readonly (string File, string Address, string? Who, string? Link, string? From, Screen Screen, ColorScheme Theme)[] Pictures =
    [
        ("mission", "/missions/unmil", null, null, null, Screen.Wide, ColorScheme.Light),
        ("mission-phone", "/missions/unmil", null, null, null, Screen.Phone, ColorScheme.Light),
        ("home", "/", Officer, null, null, Screen.Wide, ColorScheme.Light),
        ("home-phone", "/", Officer, null, null, Screen.Phone, ColorScheme.Dark),
        ("consultations", "/consultations", Officer, null, null, Screen.Wide, ColorScheme.Dark),
        ("community", "/communities", Officer, "Ndoro-sur-Sirra", ".chain", Screen.Wide, ColorScheme.Light),
        ("board", "/commitments/board", "head@minukes.example", null, null, Screen.Wide, ColorScheme.Light),
        ("results", "/results/MINUKES", null, null, null, Screen.Wide, ColorScheme.Light),
        ("planned-phone", "/consultations/planned", "head@minukes.example", null, null, Screen.Phone, ColorScheme.Dark),
        ("partnership", "/partnerships", "head@minukes.example", "Médiatrices du logement et du marché", null, Screen.Wide, ColorScheme.Light),
    ];

    [Fact(Explicit = true)]
    [Trait("purpose", "pictures")]
    public async Task Pictures_of_the_demonstration()
    {
        await using var portal = await RunningPortal.Start(cluster, demo: true, cancel: TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Folder);
        foreach (var (file, address, who, link, from, screen, theme) in Pictures)
        {
            await using var context = await browser.Somebody(portal.Address);
            var tab = who is null ? await context.NewPageAsync() : await context.SignIn(who);
            (await tab.GotoAsync(address))!.Status.ShouldBe(200, address);
            if (link is not null)
                await tab.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();
            await tab.SetViewportSizeAsync(screen.Width, screen.Height);
            await tab.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
            if (from is not null)
                await tab.Locator(from).First.EvaluateAsync("place => place.scrollIntoView({ block: 'start' })");
            await tab.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, file + ".png") });
        }
    }
}

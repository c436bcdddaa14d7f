using Microsoft.Playwright;

namespace PeaceCoord.Browser.Tests;

/// <summary>Takes the README's pictures of the demonstration. Asked for by scripts/screenshots.sh, never part of a test run.</summary>
[Collection(nameof(Walk))]
public sealed class PicturesTests(Walk walk)
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("PEACECOORD_IMAGES") ?? "docs/images";

    /// <summary>File, address (a template's is opened as in the walk), and for whom.</summary>
    private static readonly (string File, string Address, string? Who)[] Pictures =
    [
        ("mission", "/missions/unmil", null),
        ("missions", "/missions", null),
        ("home", "/", "officer@minukes.example"),
        ("consultations", "/consultations", "officer@minukes.example"),
        ("community", "/communities/{Id:guid}", "officer@minukes.example"),
        ("organisation", "/organisations/{Id:guid}", "head@minukes.example"),
    ];

    [Fact(Explicit = true)]
    [Trait("purpose", "pictures")]
    public async Task Pictures_of_the_demonstration()
    {
        Directory.CreateDirectory(Folder);
        foreach (var (file, address, who) in Pictures)
        {
            var open = walk.Visits.FirstOrDefault(visit => visit.Page.Template == address)?.Address ?? address;
            await using var context = await walk.Browser.Somebody(walk.Portal.Address, who is null ? null : await walk.SignIn(who));
            var tab = await context.NewPageAsync();
            (await tab.GotoAsync(open))!.Status.ShouldBe(200, open);
            foreach (var screen in new[] { Screen.Wide, Screen.Phone })
            {
                foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
                {
                    await tab.SetViewportSizeAsync(screen.Width, screen.Height);
                    await tab.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
                    await tab.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{file}-{screen.Width}-{theme.ToString().ToLowerInvariant()}.png") });
                }
            }
        }
    }
}

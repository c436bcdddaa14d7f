using Microsoft.Playwright;

namespace PeaceCoord.Browser.Tests;

/// <summary>
/// One Chromium for all browser tests: Debian's without windows, which opens a page in a third of the time, else Debian's whole one.
/// PEACECOORD_CHROMIUM names another.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly string[] Installed = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PEACECOORD_CHROMIUM") ?? Array.Find(Installed, File.Exists),
            Args = Flags,
        });
    }

    /// <summary>A browser of somebody new: no cookies, nothing cached.</summary>
    /// <param name="storage">The cookies of somebody who signed in before.</param>
    public Task<IBrowserContext> Somebody(Uri portal, string? storage = null, bool javaScript = true, string language = "en") =>
        _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = portal.ToString(),
            StorageState = storage,
            JavaScriptEnabled = javaScript,
            Locale = language,
            ViewportSize = new ViewportSize { Width = Screen.Wide.Width, Height = Screen.Wide.Height },
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });

    /// <summary>Requests of somebody, without a window.</summary>
    public Task<IAPIRequestContext> Requests(Uri portal, string storage) =>
        _playwright.APIRequest.NewContextAsync(new APIRequestNewContextOptions { BaseURL = portal.ToString(), StorageState = storage });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

/// <summary>The screens that pages are looked at on.</summary>
internal sealed record Screen(string Name, int Width, int Height)
{
    public static Screen Wide { get; } = new("1280 px", 1280, 900);

    public static Screen Phone { get; } = new("390 px", 390, 844);
}

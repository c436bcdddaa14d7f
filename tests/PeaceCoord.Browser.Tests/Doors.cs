using Microsoft.Playwright;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>The people of the demonstration, and which page opens to whom of them.</summary>
internal sealed class Doors(RunningPortal portal, Browser browser)
{
    private const string Administrator = "sysadmin@portal.example";

    /// <summary>Who is asked to open a page that needs signing in, one after the other, until it opens.</summary>
    private static readonly string[] People =
    [
        "head@minukes.example", "officer@minukes.example", "liaison@minukes.example", "officer.telbara@minukes.example", "officer.sereno@minukes.example",
        "coordinator@rfpk.example", "coordinator@krwi.example", "admin@minukes.example", Administrator, "dataprotection@minukes.example", "member@rfpk.example",
    ];

    private readonly Dictionary<string, Task<IAPIRequestContext>> _askers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<string>> _signedIn = new(StringComparer.Ordinal);

    /// <summary>The cookies of somebody of the demonstration, signed in on the page for it.</summary>
    public Task<string> SignIn(string email)
    {
        lock (_signedIn)
            return _signedIn.TryGetValue(email, out var before) ? before : _signedIn[email] = SignInNow(email);
    }

    /// <summary>Who opens a page, and at which of its addresses; null for a visitor, nothing when nobody does.</summary>
    public async Task<(string? Who, string Address)?> WhoOpens(PageToOpen page)
    {
        if (page.IsAnonymous)
            return (null, page.Address!);
        // Whoever looks after accounts is asked first for what is theirs: the others would be turned away at every record.
        foreach (var who in page.Template.StartsWith("/admin", StringComparison.Ordinal) ? People.OrderByDescending(who => who == Administrator) : People.AsEnumerable())
        {
            var asker = await Asker(who);
            foreach (var address in page.Candidates)
            {
                var answer = await asker.GetAsync(address, new APIRequestContextOptions { MaxRedirects = 0 });
                if (answer.Status == 200)
                    return (who, address);
            }
        }

        return null;
    }

    // Asks without a window: most people are turned away at most pages.
    private Task<IAPIRequestContext> Asker(string email)
    {
        lock (_askers)
            return _askers.TryGetValue(email, out var before) ? before : _askers[email] = Open();

        async Task<IAPIRequestContext> Open() => await browser.Requests(portal.Address, await SignIn(email));
    }

    private async Task<string> SignInNow(string email)
    {
        await using var context = await browser.Somebody(portal.Address);
        await context.SignIn(email);
        return await context.StorageStateAsync();
    }
}

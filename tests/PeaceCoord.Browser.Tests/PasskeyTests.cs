using Microsoft.Playwright;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>Passkeys with an authenticator that the browser plays, on loopback without TLS.</summary>
public sealed class PasskeyTests(TestCluster cluster, Browser browser)
{
    private const string Email = "officer@example.org";
    private const string Password = "four-calm-rivers-meet";

    [Fact]
    public async Task A_passkey_is_the_second_step_that_staff_need_and_signs_in_and_confirms_by_itself()
    {
        await using var portal = await RunningPortal.Start(cluster, secondStep: true, cancel: TestContext.Current.CancellationToken);
        var account = await Hire(portal);
        // Browsers tie a passkey to a name, never to a number.
        await using var context = await browser.Somebody(new UriBuilder(portal.Address) { Host = "localhost" }.Uri);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        await HasAuthenticator(context, page);

        await page.GotoAsync("/sign-in");
        await ByPassword(page);
        await page.WaitForURLAsync("**/account/second-step");
        await page.ClickAsync("a[href$='/passkeys']");
        await page.FillAsync("[name='Input.Name']", "My telephone");
        await page.ClickAsync("[data-passkey=create] button[type=submit]");
        await Assertions.Expect(page.Locator("ul.code li")).ToHaveCountAsync(10);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("My telephone");

        await SignOut(page);
        await page.GotoAsync("/sign-in?next=%2Fconsultations");
        await page.ClickAsync("[data-passkey=get] button[type=submit]");
        await page.WaitForURLAsync("**/consultations");

        await SignOut(page);
        await page.GotoAsync("/sign-in?next=%2Faccount");
        await ByPassword(page);
        await page.WaitForURLAsync("**/sign-in/code?**");
        await page.ClickAsync("[data-passkey=get] button[type=submit]");
        await page.WaitForURLAsync("**/account");

        await ProvedLongAgo(portal, account);
        await page.GotoAsync("/account/second-step/passkeys");
        await page.Locator("main a[href*='/account/confirm']").ClickAsync();
        await page.ClickAsync("[data-passkey=get] button[type=submit]");
        await page.WaitForURLAsync("**/account/second-step/passkeys");
        await page.Locator("a[href*='/passkeys?remove=']").ClickAsync();
        await page.ClickAsync("form.form button[type=submit]");
        await page.WaitForURLAsync("**/account/second-step/passkeys");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("My telephone");

        await SignOut(page);
        await page.GotoAsync("/sign-in");
        await page.ClickAsync("[data-passkey=get] button[type=submit]");
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync("The passkey was not accepted");
        faults.ShouldBeEmpty();
        (await Entries(portal)).ShouldBe("SignedIn PasskeyAdded SignedOut SignedIn SignedOut SignedIn IdentityConfirmed PasskeyRemoved SignedOut SignInFailed");
    }

    private static async Task HasAuthenticator(IBrowserContext context, IPage page)
    {
        var devTools = await context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task ByPassword(IPage page)
    {
        await page.FillAsync("input[autocomplete=username]", Email);
        await page.FillAsync("input[type=password]", Password);
        await page.Locator("form.form button[type=submit]").First.ClickAsync();
    }

    private static async Task SignOut(IPage page)
    {
        await page.ClickAsync(".me summary");
        await page.ClickAsync("form[action='/sign-out'] button");
        await page.Locator("a[href='/sign-in']").First.WaitForAsync();
    }

    private static async Task<AccountId> Hire(RunningPortal portal)
    {
        await using var db = portal.Stage.OpenAsOwner();
        var (id, mission) = (AccountId.New(), MissionWorkspace.Found("FIRST", "First mission", "Africa/Monrovia", isFictional: false));
        db.AddRange(mission, TestAccount.Of(id, Email, "Officer", Password), Membership.OfWorkspace(id, mission.Id, Role.Officer, Label.Restricted, null, portal.Stage.Clock.GetUtcNow()));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return id;
    }

    /// <summary>What the audit trail has of it, but for the changes of the account's own row.</summary>
    private static async Task<string?> Entries(RunningPortal portal)
    {
        await using var database = Npgsql.NpgsqlDataSource.Create(portal.Stage.Database.Administrator);
        await using var command = database.CreateCommand("select string_agg(act, ' ' order by sequence) from audit_entries where act in ('PasskeyAdded', 'PasskeyRemoved', 'SignedIn', 'SignedOut', 'SignInFailed', 'IdentityConfirmed')");
        return (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static async Task ProvedLongAgo(RunningPortal portal, AccountId account)
    {
        await using var database = Npgsql.NpgsqlDataSource.Create(portal.Stage.Database.Administrator);
        await using var command = database.CreateCommand($"update sessions set proved_at = proved_at - interval '11 minutes' where account_id = '{account.Value}'");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

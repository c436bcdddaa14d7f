using Microsoft.Playwright;
using Npgsql;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>What was typed when a session ends: warned of, kept in the page, and there again after signing in.</summary>
public sealed class SessionTests(TestCluster cluster, Browser browser)
{
    /// <summary>Accents, a script from right to left, quotation marks, markup and an empty line.</summary>
    private const string Typed = "Mbélo « à l’aube »\n\nقرية البئر <b>\"5 > 4\"</b> & 中文";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_survives_the_end_of_its_session_and_stands_there_identical_after_signing_in_again()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        await FieldTeam.Gather(portal.Stage, Cancel);
        await using var context = await browser.Somebody(portal.Address);
        var page = await context.SignIn("assistant@example.org", FieldTeam.Password);
        await page.GotoAsync("/consultations");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log a consultation" }).ClickAsync();
        await page.FillAsync("#title", "Before the session ended");
        await Assertions.Expect(page.Locator("[data-save-state].ok")).ToContainTextAsync("Saved", new() { Timeout = 30_000 });
        var text = page.Locator("#purpose");

        await Idle(portal);
        await text.FillAsync(Typed);

        var state = page.Locator("[data-save-state]");
        await Assertions.Expect(state).ToContainTextAsync("You are signed out. Sign in in another tab; this page keeps your text", new() { Timeout = 30_000 });
        (await text.InputValueAsync()).ShouldBe(Typed);

        var second = await context.SignIn("assistant@example.org", FieldTeam.Password);
        await Assertions.Expect(page.Locator("[data-save-state].ok")).ToContainTextAsync("Saved", new() { Timeout = 30_000 });

        await second.GotoAsync(page.Url);
        (await second.Locator("#purpose").InputValueAsync()).ShouldBe(Typed);
        await page.ReloadAsync();
        (await text.InputValueAsync()).ShouldBe(Typed);
    }

    [Fact]
    public async Task A_form_warns_five_minutes_before_its_session_ends_says_when_it_has_and_keeps_what_was_typed()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        await FieldTeam.Gather(portal.Stage, Cancel);
        await using var context = await browser.Somebody(portal.Address);
        var page = await context.SignIn("officer@example.org", FieldTeam.Password);
        await page.Clock.InstallAsync(new() { TimeDate = TimeProvider.System.GetUtcNow().UtcDateTime });
        await page.GotoAsync("/organisations/new");
        var name = page.GetByLabel("Legal name");
        await name.FillAsync("Lamp \"of\" <Mbélo>");
        var note = page.Locator("[data-session] .note");
        await page.Clock.FastForwardAsync("54:30");
        await Assertions.Expect(note).ToBeHiddenAsync();

        await page.Clock.FastForwardAsync("01:30");

        await Assertions.Expect(note.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your session ends in 4 min");
        var stayed = await page.RunAndWaitForResponseAsync(() => note.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).ClickAsync(), "**/account/stay");
        stayed.Status.ShouldBe(200);
        (await name.InputValueAsync()).ShouldBe("Lamp \"of\" <Mbélo>");

        await Idle(portal);
        await page.Clock.FastForwardAsync("06:00");

        await Assertions.Expect(note.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your session has ended. What you typed is still here");
        await Assertions.Expect(note.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" })).ToBeHiddenAsync();
        await Assertions.Expect(note.GetByRole(AriaRole.Link, new() { Name = "Sign in (opens a new tab)" })).ToBeVisibleAsync();
        (await name.InputValueAsync()).ShouldBe("Lamp \"of\" <Mbélo>");
    }

    /// <summary>As after more than an hour without use.</summary>
    private static Task<object?> Idle(RunningPortal portal) => Ask(portal, "update sessions set seen_at = seen_at - interval '61 minutes', begun_at = begun_at - interval '61 minutes'");

    private static async Task<object?> Ask(RunningPortal portal, string sql)
    {
        await using var database = NpgsqlDataSource.Create(portal.Stage.Database.Administrator);
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }
}

using Microsoft.Playwright;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Browser.Tests;

/// <summary>What one person does in their browser while another has the record open in theirs.</summary>
public sealed class TwoBrowsersTests(TestCluster cluster, Browser browser)
{
    private const string Word = "kakapo7319";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_people_who_amend_one_record_the_second_sees_both_texts_chooses_and_lowers_no_label()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var team = await FieldTeam.Gather(portal.Stage, Cancel);
        var meeting = await MarketMeeting.Recorded(portal.Stage, team.Assistant, team.OtherOfficer, team.Officer, Word, fields => fields[LabelField] = nameof(Label.Restricted), Cancel);
        var record = $"/consultations/{meeting.Id.Value}";
        await using var one = await browser.Somebody(portal.Address);
        await using var another = await browser.Somebody(portal.Address);
        var mine = await one.SignIn("officer@example.org", FieldTeam.Password);
        var theirs = await another.SignIn("officer.other@example.org", FieldTeam.Password);
        foreach (var (page, title) in new[] { (mine, "My title"), (theirs, "Their title") })
        {
            await page.GotoAsync(record);
            await page.ClickAsync($"form[action='{record}/write'] button");
            await page.GotoAsync(record + "/edit/what");
            await page.FillAsync("#title", title);
            await Saved(page);
        }

        await theirs.GotoAsync(record + "/edit/risk");
        await theirs.CheckAsync($"#label-{nameof(Label.Confidential)}");
        await Saved(theirs);
        await Amend(theirs, record);
        await theirs.WaitForURLAsync("**" + record);

        await Amend(mine, record);
        var choice = mine.Locator("#stands-title");
        await Assertions.Expect(choice).ToContainTextAsync("My title");
        await Assertions.Expect(choice).ToContainTextAsync("Their title");
        await theirs.ReloadAsync();
        await Assertions.Expect(theirs.Locator("h1")).ToContainTextAsync("Their title");
        await mine.CheckAsync("#stands-title-record");
        await Amend(mine, record, open: false);
        await mine.WaitForURLAsync("**" + record);

        await Assertions.Expect(mine.Locator("h1")).ToContainTextAsync("Their title");
        (await LabelOf(portal, meeting)).ShouldBe(nameof(Label.Confidential), "begun before it was raised, and saved after");
    }

    [Fact]
    public async Task Whose_membership_ends_in_another_browser_while_a_record_is_open_is_refused_at_the_next_action_and_finds_nothing_going_back()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var team = await FieldTeam.Gather(portal.Stage, Cancel);
        var meeting = await MarketMeeting.Recorded(portal.Stage, team.Assistant, team.OtherOfficer, team.OtherOfficer, Word, cancel: Cancel);
        var record = $"/consultations/{meeting.Id.Value}";
        await using var reading = await browser.Somebody(portal.Address);
        await using var ending = await browser.Somebody(portal.Address);
        var reader = await reading.SignIn("officer@example.org", FieldTeam.Password);
        await reader.GotoAsync(record);
        (await reader.ContentAsync()).ShouldContain(Word);
        var administrator = await ending.SignIn("administrator@example.org", FieldTeam.Password);
        await administrator.GotoAsync($"/workspace/members/{team.Workspace.Value}/{await MembershipOf(portal, team.Officer)}/end");

        await administrator.ClickAsync("main form.form button[type=submit]");
        await administrator.WaitForURLAsync(address => address.Contains("/workspace/members?of=", StringComparison.Ordinal));
        var action = await reader.RunAndWaitForResponseAsync(() => reader.ClickAsync($"form[action='{record}/write'] button"), answer => answer.Request.IsNavigationRequest);

        action.Status.ShouldBe(404);
        await reader.WaitForLoadStateAsync();
        (await reader.ContentAsync()).ShouldNotContain(Word);
        await reader.GoBackAsync();
        (await reader.ContentAsync()).ShouldNotContain(Word, Case.Insensitive, "nothing is kept in the browser");
        (await reader.GotoAsync(record))!.Status.ShouldBe(404);
    }

    private static async Task Amend(IPage page, string record, bool open = true)
    {
        if (open)
            await page.GotoAsync(record + "/edit/check");
        await page.FillAsync("#reason", "A slip");
        await page.ClickAsync("button[value=amend]");
        await page.WaitForLoadStateAsync();
    }

    private static Task Saved(IPage page) =>
        Assertions.Expect(page.Locator("[data-save-state].ok")).ToContainTextAsync("Saved", new() { Timeout = 30_000 });

    private static async Task<string> LabelOf(RunningPortal portal, MarketMeeting meeting) =>
        (string)(await Ask(portal, $"SELECT label FROM consultations WHERE id = '{meeting.Id.Value}'"))!;

    private static async Task<Guid> MembershipOf(RunningPortal portal, AccountId account) =>
        (Guid)(await Ask(portal, $"SELECT id FROM memberships WHERE account_id = '{account.Value}'"))!;

    private static async Task<object?> Ask(RunningPortal portal, string sql)
    {
        await using var database = Npgsql.NpgsqlDataSource.Create(portal.Stage.Database.Administrator);
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }
}

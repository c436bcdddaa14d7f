using System.Diagnostics;
using Microsoft.Playwright;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>Pickers that find while one types: the first circuits of the portal, and what is left when they are gone.</summary>
public sealed class PickerTests(TestCluster cluster, Browser browser)
{
    private static readonly TimeSpan Revoked = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_community_is_found_and_picked_by_keyboard_and_saved_by_itself()
    {
        await using var desk = await Desk.At(cluster, browser);
        var page = desk.Page;

        await page.FocusAsync("#find-communities");
        await page.Keyboard.TypeAsync("village");
        await Assertions.Expect(page.Locator("#communities [role=option]")).ToHaveCountAsync(8);
        await Assertions.Expect(page.Locator("#communities [data-answers] [role=status]")).ToContainTextAsync("8 affichés, 22 de plus");
        (await Findings(page)).ShouldBeEmpty();
        await page.FillAsync("#find-communities", "vieu puit");
        var found = page.Locator("#communities [role=option]");
        await Assertions.Expect(found).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#find-communities")).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(found).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("#find-communities")).ToHaveAttributeAsync("aria-activedescendant", "communities-answer-" + desk.Well);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator($"input[name=communities][value='{desk.Well}']")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#communities [data-picked]")).ToContainTextAsync(ManyRecords.Well);
        (await page.InputValueAsync("#find-communities")).ShouldBeEmpty();
        await Saved(page);
        (await desk.Draft())["communities"].ShouldBe(desk.Well);
        await page.FillAsync("#find-area", "mbelo");
        await page.Locator("#area [role=option]").ClickAsync();
        await Saved(page);
        (await desk.Draft())["area"].ShouldBe("TT0101");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel(ManyRecords.Well)).ToBeCheckedAsync();
        desk.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Over_a_dead_link_the_form_is_typed_in_and_saved_later_and_the_picker_says_what_still_works()
    {
        await using var desk = await Desk.At(cluster, browser);
        var page = desk.Page;

        await desk.Cut();
        await Assertions.Expect(page.Locator("#communities [data-finder-off]")).ToContainTextAsync("Les cases fonctionnent toujours", new() { Timeout = 15_000 });
        await page.FillAsync("#place", "Sous l’arbre");
        await page.CheckAsync("#interpreter");
        (await page.EvaluateAsync<bool>("() => { const place = document.querySelector('#place'); place.scrollIntoView({ block: 'center' }); const box = place.getBoundingClientRect(); return document.elementFromPoint(box.left + 5, box.top + 5) === place; }")).ShouldBeTrue("nothing lies over the form");
        await Assertions.Expect(page.Locator("[data-save-state]")).ToContainTextAsync("Hors ligne");

        await desk.Mend();
        await Saved(page);
        (await desk.Draft())["place"].ShouldBe("Sous l’arbre");
        await Assertions.Expect(page.Locator("#communities [data-finder-off]")).ToBeEmptyAsync(new() { Timeout = 30_000 });
        await page.FillAsync("#find-communities", "etoile");
        await Assertions.Expect(page.Locator("#communities [role=option]")).ToHaveCountAsync(1);
        (await page.InputValueAsync("#place")).ShouldBe("Sous l’arbre");
    }

    [Fact]
    public async Task Who_searches_too_often_finds_nothing_more_for_a_minute_and_the_form_goes_on()
    {
        await using var desk = await Desk.At(cluster, browser, searches: 2);
        var page = desk.Page;
        var found = page.Locator("#communities [role=option]");
        foreach (var words in new[] { "vieux", "etoile" })
        {
            await page.FillAsync("#find-communities", words);
            await Assertions.Expect(page.Locator("#communities [data-answers]")).ToHaveAttributeAsync("data-for", words);
            await Assertions.Expect(found).ToHaveCountAsync(1);
        }

        await page.FillAsync("#find-communities", "village");
        await Assertions.Expect(page.Locator("#communities [data-answers] [role=status]")).ToContainTextAsync("Trop de recherches");
        await Assertions.Expect(found).ToHaveCountAsync(0);
        await page.FillAsync("#find-area", "mbelo");
        await Assertions.Expect(page.Locator("#area [data-answers] [role=status]")).ToContainTextAsync("Trop de recherches");

        await page.FillAsync("#place", "Sous l’arbre");
        await Saved(page);
        (await desk.Draft())["place"].ShouldBe("Sous l’arbre");
    }

    [Fact]
    public async Task A_circuit_that_the_server_forgot_is_replaced_without_losing_what_is_typed()
    {
        await using var desk = await Desk.At(cluster, browser);
        var page = desk.Page;
        await page.FillAsync("#place", "Sous l’arbre");

        await page.EvaluateAsync("() => { window.PeaceCoordWasHere = true; Blazor.reconnect = async () => false; }");
        await desk.Cut();
        await Assertions.Expect(page.Locator("#communities [data-finder-off]")).ToContainTextAsync("Les cases", new() { Timeout = 15_000 });
        await page.FillAsync("#place", "Sous le grand arbre");
        await desk.Mend();
        await Saved(page);
        await Task.Delay(TimeSpan.FromSeconds(3), Cancel);
        (await page.EvaluateAsync<bool>("() => window.PeaceCoordWasHere === true")).ShouldBeTrue("nobody's page is loaded anew while they type");
        await page.FocusAsync("#interpreter");

        await page.WaitForFunctionAsync("() => !window.PeaceCoordWasHere && document.documentElement.dataset.circuit === 'up' && document.querySelector('[data-answers=live]')", null, new() { Timeout = 20_000 });
        (await page.InputValueAsync("#place")).ShouldBe("Sous le grand arbre");
        (await page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("interpreter");
        await page.FillAsync("#find-communities", "etoile");
        await Assertions.Expect(page.Locator("#communities [role=option]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Who_is_no_longer_a_member_sees_a_blank_page_within_five_seconds_and_saves_nothing()
    {
        await using var desk = await Desk.At(cluster, browser);
        var page = desk.Page;
        await page.FillAsync("#find-communities", "vieux");
        await Assertions.Expect(page.Locator("#communities [role=option]")).ToHaveCountAsync(1);
        var token = await page.Locator("input[name=__RequestVerificationToken]").Last.InputValueAsync();

        await desk.EndMembership();
        var since = Stopwatch.StartNew();
        await page.FillAsync("#place", "Nobody may save this");
        await page.WaitForFunctionAsync("() => document.body.hidden || !document.querySelector('#place')", null, new() { Timeout = (float)Revoked.TotalMilliseconds });
        since.Elapsed.ShouldBeLessThan(Revoked);

        await page.WaitForFunctionAsync("() => !document.querySelector('#place')", null, new() { Timeout = 10_000 });
        (await page.ContentAsync()).ShouldNotContain(ManyRecords.Well);
        var save = await page.Context.APIRequest.PutAsync(new Uri(desk.Portal.Address, $"/api/drafts/{desk.Consultation.Value}").ToString(), new()
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["RequestVerificationToken"] = token },
            DataObject = new { revision = 99, fields = new { place = "Nobody may save this" } },
        });
        save.Status.ShouldBe(404);
        (await desk.Stored()).ShouldBe(desk.StoredAtFirst);
    }

    [Fact]
    public async Task A_membership_that_runs_out_an_account_that_is_shut_or_sessions_that_are_ended_while_a_page_is_open_blank_the_page_by_themselves()
    {
        await using var desk = await Desk.At(cluster, browser);
        await using var beside = await desk.Beside(browser, team => team.AssistantElsewhere, "assistant.sefrou");
        await using var lost = await desk.Beside(browser, team => team.Officer, "officer");
        var page = desk.Page;
        var left = TimeSpan.FromSeconds(8);
        await desk.RunsOut(left);
        await beside.IsShut();
        await lost.SessionsAreEnded();
        await Task.WhenAll(page.WaitForTimeoutAsync(3500), beside.IsBlank(), lost.IsBlank());
        (await page.Locator("#place").CountAsync()).ShouldBe(1, "it is in force still, and an end to come is no change");

        await page.WaitForFunctionAsync("() => document.body.hidden || !document.querySelector('#place')", null, new() { Timeout = (float)(left + Revoked).TotalMilliseconds });

        await page.WaitForFunctionAsync("() => !document.querySelector('#place')", null, new() { Timeout = 10_000 });
        (await page.ContentAsync()).ShouldNotContain(ManyRecords.Well);
    }

    [Fact]
    public async Task Without_a_script_the_button_finds()
    {
        await using var desk = await Desk.At(cluster, browser, javaScript: false);
        var page = desk.Page;

        await page.FillAsync("#place", "Sous l’arbre");
        await page.FillAsync("#find-communities", "puits");
        await page.ClickAsync("button[value='find:communities']");

        (await page.InputValueAsync("#place")).ShouldBe("Sous l’arbre");
        page.Url.ShouldEndWith("/edit/where");
        (await page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("find-communities");
        await page.GetByLabel(ManyRecords.Well).CheckAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#communities [data-ticks]").GetByLabel(ManyRecords.Well)).ToBeCheckedAsync();
        await page.WaitForLoadStateAsync();
        await page.GotoAsync(new Uri(page.Url).AbsolutePath);
        await Assertions.Expect(page.GetByLabel(ManyRecords.Well)).ToBeCheckedAsync();
    }

    private static async Task<string[]> Findings(IPage page) => await (await Axe.On(page)).Run(coloursOnly: false);

    private static Task Saved(IPage page) =>
        Assertions.Expect(page.Locator("[data-save-state].ok")).ToContainTextAsync("Enregistré à", new() { Timeout = 30_000 });

    /// <summary>An assistant's draft open at "where and when", in French, with its circuit up.</summary>
    private sealed class Desk : IAsyncDisposable
    {
        private readonly IBrowserContext _context;
        private readonly FieldTeam _team;
        private readonly string _name;
        private readonly bool _isGuest;
        private readonly List<IWebSocketRoute> _sockets = [];
        private bool _isCut;

        private Desk(RunningPortal portal, FieldTeam team, IBrowserContext context, ConsultationId consultation, string well, string name, bool isGuest) =>
            (Portal, _team, _context, Consultation, Well, _name, _isGuest) = (portal, team, context, consultation, well, name, isGuest);

        public RunningPortal Portal { get; }

        public ConsultationId Consultation { get; }

        public string Well { get; }

        public IPage Page { get; private set; } = null!;

        public List<string> Errors { get; } = [];

        public int StoredAtFirst { get; private set; }

        public static async Task<Desk> At(TestCluster cluster, Browser browser, bool javaScript = true, int? searches = null)
        {
            var portal = await RunningPortal.Start(cluster, searches: searches, cancel: Cancel);
            var team = await FieldTeam.Gather(portal.Stage, Cancel);
            var well = await ManyRecords.Fill(portal.Stage, team, Cancel);
            var id = ConsultationId.New();
            (await portal.Stage.As<StartConsultation, Result>(team.Assistant, start => start.Run(id, null, null, Cancel))).Refusals.ShouldBeEmpty();
            var desk = new Desk(portal, team, await browser.Somebody(portal.Address, javaScript: javaScript, language: "fr"), id, well.Value.ToString(), "assistant", isGuest: false);
            await desk.Open(javaScript);
            return desk;
        }

        /// <summary>The same of somebody else, at the same portal.</summary>
        public async Task<Desk> Beside(Browser browser, Func<FieldTeam, AccountId> whose, string name)
        {
            var id = ConsultationId.New();
            (await Portal.Stage.As<StartConsultation, Result>(whose(_team), start => start.Run(id, null, null, Cancel))).Refusals.ShouldBeEmpty();
            var desk = new Desk(Portal, _team, await browser.Somebody(Portal.Address, language: "fr"), id, Well, name, isGuest: true);
            await desk.Open(javaScript: true);
            return desk;
        }

        /// <summary>A system administrator shuts the account of whose desk this is.</summary>
        public async Task IsShut()
        {
            await using (var db = Portal.Stage.OpenAsOwner())
            {
                db.Add(Membership.OfSystem(_team.Stranger, Portal.Stage.Clock.GetUtcNow()));
                await db.SaveChangesAsync(Cancel);
            }

            (await Portal.Stage.As<DisableAccount, Result>(_team.Stranger, disable => disable.Run(_team.AssistantElsewhere, true, Cancel))).Refusals.ShouldBeEmpty();
        }

        /// <summary>The mission's administrator ends the sessions of the officer, whose laptop was lost.</summary>
        public async Task SessionsAreEnded()
        {
            var membership = await MembershipOf(_team.Officer);
            (await Portal.Stage.As<EndSessionsOf, Result>(_team.Administrator, end => end.Run(membership, Cancel))).Refusals.ShouldBeEmpty();
        }

        /// <summary>Within five seconds.</summary>
        public Task IsBlank() => Page.WaitForFunctionAsync("() => document.body.hidden || !document.querySelector('#place')", null, new() { Timeout = (float)Revoked.TotalMilliseconds });

        public async Task<DraftFields> Draft() => (await Portal.Stage.As<ReadDraft, Result<DraftView>>(_team.Assistant, read => read.Run(Consultation, Cancel))).Value.Fields;

        /// <summary>The draft's revision, whoever asks.</summary>
        public async Task<int> Stored()
        {
            await using var database = Npgsql.NpgsqlDataSource.Create(Portal.Stage.Database.Administrator);
            await using var command = database.CreateCommand("SELECT revision FROM consultation_drafts");
            return (int)(await command.ExecuteScalarAsync(Cancel))!;
        }

        /// <summary>No request gets through, and the circuit's socket is closed.</summary>
        public async Task Cut()
        {
            _isCut = true;
            await _context.SetOfflineAsync(true);
            foreach (var socket in _sockets.ToList())
                await socket.CloseAsync();
        }

        public async Task Mend()
        {
            _isCut = false;
            await _context.SetOfflineAsync(false);
        }

        /// <summary>Gives the membership an end that nobody needs to bring about.</summary>
        public async Task RunsOut(TimeSpan after)
        {
            await using var database = Npgsql.NpgsqlDataSource.Create(Portal.Stage.Database.Administrator);
            await using var command = database.CreateCommand($"UPDATE memberships SET until = now() + interval '{after.TotalSeconds:0} seconds' WHERE account_id = '{_team.Assistant.Value}'");
            await command.ExecuteNonQueryAsync(Cancel);
        }

        public async Task EndMembership()
        {
            var membership = await MembershipOf(_team.Assistant);
            (await Portal.Stage.As<EndMembership, Result>(_team.Administrator, end => end.Run(membership, null, Cancel))).Refusals.ShouldBeEmpty();
        }

        private async Task<MembershipId> MembershipOf(AccountId account)
        {
            await using var database = Npgsql.NpgsqlDataSource.Create(Portal.Stage.Database.Administrator);
            await using var command = database.CreateCommand($"SELECT id FROM memberships WHERE account_id = '{account.Value}'");
            return new MembershipId((Guid)(await command.ExecuteScalarAsync(Cancel))!);
        }

        public async ValueTask DisposeAsync()
        {
            await _context.DisposeAsync();
            if (!_isGuest)
                await Portal.DisposeAsync();
        }

        private async Task Open(bool javaScript)
        {
            Page = await _context.NewPageAsync();
            Page.Console += (_, message) => Errors.AddRange(message.Type == "error" ? [message.Text] : []);
            Page.PageError += (_, error) => Errors.Add(error);
            await Page.RouteWebSocketAsync("**/_blazor**", Pass);
            await Page.GotoAsync("/sign-in");
            await Page.FillAsync("input[autocomplete=username]", _name + "@example.org");
            await Page.FillAsync("input[type=password]", FieldTeam.Password);
            await Page.ClickAsync("main button[type=submit]");
            await Page.Locator(".me summary").WaitForAsync();
            await Page.GotoAsync($"/consultations/{Consultation.Value}/edit/where");
            if (javaScript)
                await Page.Locator("#communities [data-answers=live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            StoredAtFirst = await Stored();
        }

        private void Pass(IWebSocketRoute socket)
        {
            if (_isCut)
            {
                _ = socket.CloseAsync();
                return;
            }

            _sockets.Add(socket);
            socket.ConnectToServer();
        }
    }
}

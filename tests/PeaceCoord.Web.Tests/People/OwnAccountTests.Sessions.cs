using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Security;

namespace PeaceCoord.Web.Tests.People;

/// <summary>Where one is signed in, and what is sent after that ended.</summary>
public sealed partial class OwnAccountTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Mozilla/5.0 (Android 15; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0", "Firefox/Android")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0", "Edge/Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1", "Safari/iPhone")]
    [InlineData("curl/8.5.0", "")]
    [InlineData(null, "")]
    public void Of_a_device_two_words_are_kept(string? said, string kept) => Devices.Of(said).ShouldBe(kept);

    [Fact]
    public async Task A_person_sees_where_they_are_signed_in_and_ends_one_session()
    {
        var (id, email) = await stage.Somebody();
        using var here = await stage.Browsing(email);
        using var there = await stage.Browsing(email);
        var (_, other) = await stage.Somebody();
        using var stranger = await stage.Browsing(other);
        await stage.Ask($"update sessions set device = 'Firefox/Android' where id = (select id from sessions where account_id = '{id.Value}' order by begun_at desc limit 1)");

        var page = await here.Text("/account");
        page.ShouldContain("Firefox on Android");
        page.ShouldContain("this session");
        var end = Ends().Matches(page).Select(match => match.Groups["address"].Value).ShouldHaveSingleItem();
        using (var refused = await stranger.Submit(await stranger.Text("/account"), end, "", []))
            refused.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await there.IsSignedIn()).ShouldBeTrue();

        using var done = await here.Submit(page, end, "", []);

        (await there.IsSignedIn()).ShouldBeFalse();
        (await here.IsSignedIn()).ShouldBeTrue();
        (await here.Text("/account")).ShouldNotContain("Firefox on Android");
    }

    [Fact]
    public async Task Administrators_end_the_sessions_of_those_they_administer()
    {
        var (member, email) = await stage.StaffOf(stage.Workspace, Role.Officer);
        var (_, administrator) = await stage.StaffOf(stage.Workspace, Role.MissionAdmin);
        var (_, system) = await stage.SystemAdmin();
        var membership = await stage.Ask($"select id from memberships where account_id = '{member.Value}'");
        using var admin = await stage.Browsing(administrator);
        using var owner = await stage.Browsing(system);

        using var person = await stage.Browsing(email);
        using (var ended = await admin.Submit($"/workspace/members/{stage.Workspace.Value}/{membership}", "sessions"))
            ended.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await person.IsSignedIn()).ShouldBeFalse();

        using var again = await stage.Browsing(email);
        using (var ended = await owner.Submit($"/admin/accounts/{member.Value}", "sessions"))
            ended.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await again.IsSignedIn()).ShouldBeFalse();
        (await stage.Ask($"select count(*) from audit_entries where act = 'SessionsEnded' and record_id = '{member.Value}'")).ShouldBe(2L);
    }

    [Theory]
    [InlineData(true, 1L)]
    [InlineData(false, 0L)]
    public async Task Signing_out_everywhere_takes_calendar_addresses_back_unless_they_are_kept(bool kept, long left)
    {
        var (id, email) = await stage.StaffOf(stage.Workspace, Role.Officer);
        using var browser = await stage.Browsing(email);
        using var made = await browser.Submit("/account/calendars", "form", ("Input.Id", Guid.NewGuid().ToString()), ("Input.Name", "Telephone"), ("Input.Filter", "Mine"), ("Input.Place", stage.Workspace.Value.ToString()));
        (await Open()).ShouldBe(1L);

        using var done = await browser.Submit("/account", "sessions", kept ? [("Sessions.KeepCalendars", "true")] : []);

        (await Open()).ShouldBe(left);
        (await browser.IsSignedIn()).ShouldBeFalse();

        async Task<object?> Open() => await stage.Ask($"select count(*) from calendar_feeds where account_id = '{id.Value}' and revoked_at is null");
    }

    [Fact]
    public async Task A_form_says_until_when_its_person_is_signed_in_and_a_button_keeps_the_session_open()
    {
        var (id, email) = await stage.Somebody();
        using var browser = await stage.Browsing(email);
        await stage.Ask($"update sessions set seen_at = seen_at - interval '56 minutes', begun_at = begun_at - interval '2 hours' where account_id = '{id.Value}'");

        var page = await browser.Text("/account");
        page.ShouldMatch("Signed in until [0-9]{2}:[0-9]{2} UTC");
        using var stays = await browser.Submit(page, "/account/stay", "", []);
        DateTimeOffset.Parse(EndsAt().Match(await stays.Content.ReadAsStringAsync(Cancel)).Groups["at"].Value, System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(TimeProvider.System.GetUtcNow().AddHours(1), TimeSpan.FromMinutes(2));

        await stage.Ask($"update sessions set begun_at = begun_at - interval '9 hours 30 minutes' where account_id = '{id.Value}'");
        (await browser.Text("/account")).ShouldContain("then you sign in anew");
    }

    [Fact]
    public async Task What_is_sent_after_the_session_ended_is_held_in_the_answer_and_sent_again_after_signing_in()
    {
        var (id, email) = await stage.StaffOf(stage.Workspace, Role.Officer);
        using var browser = await stage.Browsing(email);
        var page = await browser.Text("/organisations/new");
        await stage.Ask($"update sessions set ended_at = now() where account_id = '{id.Value}'");

        var held = await browser.AnswerOn(page, "/organisations/new", "form", ("Input.LegalName", "Lamp \"of\" <Mbélo>"), ("Input.Kind", "WomensGroup"));
        held.ShouldContain("Your session had ended");
        held.ShouldContain("action=\"/organisations/new\"");
        var fields = Hidden().Matches(held).Select(match => (match.Groups["name"].Value, match.Groups["value"].Value)).Where(field => field.Item1 != "_handler" && field.Item1 != "__RequestVerificationToken").ToArray();
        using (var signedIn = await browser.SignIn(email, PeopleStage.Password))
            signedIn.StatusCode.ShouldBe(HttpStatusCode.Found);
        using var sent = await browser.Submit(held[held.IndexOf("action=\"/organisations/new\"", StringComparison.Ordinal)..], "/organisations/new", "form", fields);

        sent.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await stage.Ask("select count(*) from organisations where legal_name = 'Lamp \"of\" <Mbélo>'")).ShouldBe(1L);
        using var visitor = new Browser(stage.Portal);
        using var led = await visitor.Submit(await visitor.Text("/sign-in"), "/organisations/new", "form", fields);
        led.Headers.Location!.ToString().ShouldContain("/sign-in?next=");
    }

    [Theory]
    [InlineData("/account", "password", "Password.Current", "Password.New", "Password.Again", "Confirm.Secret")]
    [InlineData("/account", "second", "TurnOff.Password", "Confirm.Secret")]
    [InlineData("/account/second-step", "form", "Input.Code", "Input.Password")]
    public async Task Of_what_is_sent_after_the_session_ended_no_password_and_no_code_is_in_the_answer(string address, string form, params string[] names)
    {
        var (id, email) = await stage.Somebody();
        using var browser = await stage.Browsing(email);
        var page = await browser.Text(address);
        await stage.Ask($"update sessions set ended_at = now() where account_id = '{id.Value}'");

        using var answer = await browser.Submit(page, address, form, [.. names.Select(name => (name, "seven quiet lanterns")), ("Input.Other", "kept")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var held = await answer.Content.ReadAsStringAsync(Cancel);
        held.ShouldContain("name=\"Input.Other\" value=\"kept\"");
        held.ShouldNotContain("seven quiet lanterns");
    }

    [GeneratedRegex("action=\"(?<address>/account/sessions/[^\"]+/end)\"", RegexOptions.None, 1000)]
    private static partial Regex Ends();

    [GeneratedRegex("\"ends\":\"(?<at>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex EndsAt();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>.*?)\" ?/>", RegexOptions.None, 1000)]
    private static partial Regex Hidden();
}

using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.People;

public sealed partial class OwnAccountTests(PeopleStage stage) : IClassFixture<PeopleStage>
{
    [Theory]
    [InlineData("short", "Use 12 characters or more")]
    [InlineData("Password1234", "lists of stolen passwords")]
    [InlineData("P@ssw0rdP@ssw0rd", "lists of stolen passwords")]
    [InlineData("aaaabbbbaaaabbbb", "Use more different characters")]
    public async Task A_poor_password_is_refused_at_its_field(string password, string words)
    {
        var (_, email) = await stage.Somebody();
        using var browser = await stage.Browsing(email);

        var page = await browser.Answer("/account", "password", ("Password.Current", PeopleStage.Password), ("Password.New", password), ("Password.Again", password));

        page.ShouldMatch($"id=\"password-new-error\">[^<]*{words}");
    }

    [Fact]
    public async Task A_new_password_opens_the_old_one_no_longer_and_other_sessions_end()
    {
        const string changed = "seven quiet lanterns";
        var (_, email) = await stage.Somebody();
        using var here = await stage.Browsing(email);
        using var there = await stage.Browsing(email);

        (await here.Answer("/account", "password", ("Password.Current", "wrong-wrong-wrong"), ("Password.New", changed), ("Password.Again", changed))).ShouldMatch("id=\"password-current-error\">");
        using var done = await here.Submit("/account", "password", ("Password.Current", PeopleStage.Password), ("Password.New", changed), ("Password.Again", changed));

        done.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await here.IsSignedIn()).ShouldBeTrue();
        (await there.IsSignedIn()).ShouldBeFalse();
        using var again = new Browser(stage.Portal);
        using var old = await again.SignIn(email, PeopleStage.Password);
        old.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var fresh = await again.SignIn(email, changed);
        fresh.StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task With_the_second_step_the_password_alone_opens_nothing()
    {
        var (id, email) = await stage.Somebody();
        using var browser = await stage.Browsing(email);
        var page = await browser.Text("/account/second-step");
        page.ShouldContain("<svg class=\"qr\"");
        var secret = Secret().Match(page).Groups["secret"].Value.Replace(" ", "", StringComparison.Ordinal);

        (await browser.AnswerOn(page, "/account/second-step", "form", ("Input.Code", "000000"), ("Input.Password", PeopleStage.Password))).ShouldContain("This code does not fit");
        (await browser.AnswerOn(page, "/account/second-step", "form", ("Input.Code", Authenticator.CodeNow(secret)), ("Input.Password", "somebody at an open screen"))).ShouldContain("This is not your current password");
        var codes = RecoveryCodes().Matches(await browser.AnswerOn(page, "/account/second-step", "form", ("Input.Code", Authenticator.CodeNow(secret)), ("Input.Password", PeopleStage.Password))).Select(match => match.Groups["one"].Value).ToList();
        codes.Count.ShouldBe(10);
        (await browser.IsSignedIn()).ShouldBeTrue();

        using var later = new Browser(stage.Portal);
        using var first = await later.SignIn(email, PeopleStage.Password, "?next=%2Faccount");
        first.Headers.Location!.ToString().ShouldContain("/sign-in/code?next=%2Faccount");
        (await later.IsSignedIn()).ShouldBeFalse();
        (await later.Answer("/sign-in/code", "form", ("Input.Code", "000000"))).ShouldContain("This code does not fit");
        using var second = await later.Submit("/sign-in/code?next=%2Faccount", "form", ("Input.Code", Authenticator.NextCode(secret)));
        second.Headers.Location!.ToString().ShouldEndWith("/account");
        (await later.IsSignedIn()).ShouldBeTrue();

        await ByRecoveryCodeOnce(email, codes[0]);
        var kept = (string)(await stage.Ask($"select string_agg(value, ' ') from \"{await TokenTable()}\" where user_id = '{id.Value}'"))!;
        kept.ShouldNotContain(secret);
        (await stage.Ask($"select string_agg(act, ' ' order by sequence) from audit_entries where record_id = '{id.Value}' and act in ('SignedIn', 'SignInFailed')")).ShouldBe("SignedIn SignInFailed SignedIn SignedIn SignInFailed");
        (await stage.Ask($"select string_agg(array_to_string(fields, '+'), ' ' order by sequence) from audit_entries where record_id = '{id.Value}' and act = 'SignedIn'")).ShouldBe("Password Password+Code Password+RecoveryCode");
        (await stage.Ask($"select string_agg(reason, ' ' order by sequence) from audit_entries where record_id = '{id.Value}' and act = 'SignInFailed'")).ShouldBe("WrongCode WrongRecoveryCode");
        kept.ShouldNotContain(codes[1]);

        using var between = new Browser(stage.Portal);
        using var half = await between.SignIn(email, PeopleStage.Password);
        await stage.Ask($"update accounts set disabled_at = now() where id = '{id.Value}' returning 1");
        await between.Answer("/sign-in/code", "form", ("Input.Code", codes[1]));
        (await between.IsSignedIn()).ShouldBeFalse();
        (await stage.Ask($"select count(*) from audit_entries where record_id = '{id.Value}' and act = 'SignInFailed' and reason = 'ShutAccount'")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_code_that_was_used_opens_nothing_a_second_time()
    {
        var (_, email) = await stage.Somebody();
        using var browser = await stage.Browsing(email);
        var (secret, _) = await TurnOn(browser);
        var seen = Authenticator.NextCode(secret);

        using var own = new Browser(stage.Portal);
        using var first = await own.SignIn(email, PeopleStage.Password);
        using var opened = await own.Submit("/sign-in/code", "form", ("Input.Code", seen));
        opened.StatusCode.ShouldBe(HttpStatusCode.Found);

        using var thief = new Browser(stage.Portal);
        using var password = await thief.SignIn(email, PeopleStage.Password);
        var firstStep = password.Headers.GetValues("Set-Cookie").First(cookie => cookie.StartsWith("peacecoord-second-step=", StringComparison.Ordinal)).Split(';')[0].Split('=', 2)[1];
        using var half = stage.Portal.Carrying(new Cookie("peacecoord-session", firstStep));
        (await half.GetAsync("/account", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await thief.Answer("/sign-in/code", "form", ("Input.Code", seen))).ShouldContain("This code does not fit");
        (await thief.IsSignedIn()).ShouldBeFalse();
        (await browser.Answer("/account/confirm", "form", ("Input.Secret", seen))).ShouldMatch("id=\"input-secret-error\">This code does not fit");
    }

    [Theory]
    [InlineData("000000", "WrongCode")]
    [InlineData("AAAAA-BBBBB", "WrongRecoveryCode")]
    public async Task Wrong_codes_are_counted_and_lock_the_account_as_wrong_passwords_do(string wrong, string reason)
    {
        var (id, email) = await stage.Somebody();
        using var browser = await stage.Browsing(email);
        var (secret, codes) = await TurnOn(browser);
        codes.ShouldAllBe(code => code.Length == 30);
        using var guesser = new Browser(stage.Portal);
        using var password = await guesser.SignIn(email, PeopleStage.Password);

        for (var i = 0; i < 4; i++)
            (await guesser.Answer("/sign-in/code", "form", ("Input.Code", wrong))).ShouldContain("This code does not fit");
        (await stage.Ask($"select access_failed_count from accounts where id = '{id.Value}'")).ShouldBe(4);
        (await guesser.Answer("/sign-in/code", "form", ("Input.Code", wrong))).ShouldNotContain("This code does not fit");
        await guesser.Answer("/sign-in/code", "form", ("Input.Code", codes[0]));
        await guesser.Answer("/sign-in/code", "form", ("Input.Code", Authenticator.NextCode(secret)));

        (await guesser.IsSignedIn()).ShouldBeFalse();
        (await stage.Ask($"select lockout_end > now() + interval '14 minutes' from accounts where id = '{id.Value}'")).ShouldBe(true);
        var entries = $"select string_agg(distinct act || ' ' || coalesce(reason, '') || ' ' || times, ', ') from (select act, reason, count(*) as times from audit_entries where record_id = '{id.Value}' and act in ('SignInFailed', 'SignInLockedOut') group by act, reason) told";
        (await stage.Ask(entries)).ShouldBe($"SignInFailed LockedAccount 2, SignInFailed {reason} 5, SignInLockedOut  1");
        ((long)(await stage.Ask($"select sum(count) from refused_sign_ins where kind = '{reason}'"))!).ShouldBeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public async Task A_secret_that_was_seen_and_left_is_not_the_one_that_is_turned_on_later()
    {
        var (_, email) = await stage.Somebody();
        using var browser = await stage.Browsing(email);
        var seen = Secret().Match(await browser.Text("/account/second-step")).Groups["secret"].Value;

        Secret().Match(await browser.Text("/account/second-step")).Groups["secret"].Value.ShouldNotBe(seen);
    }

    [Fact]
    public async Task An_account_with_a_passkey_shows_no_secret_without_a_proof_and_takes_no_code_of_one_that_was_not_turned_on()
    {
        var (id, email) = await stage.Somebody();
        using var browser = await stage.Browsing(email);
        var secret = Secret().Match(await browser.Text("/account/second-step")).Groups["secret"].Value.Replace(" ", "", StringComparison.Ordinal);
        await using (var db = stage.Portal.Stage.OpenAsOwner())
        {
            var data = new IdentityPasskeyData { PublicKey = [1], Name = "Key", CreatedAt = DateTimeOffset.UnixEpoch, Transports = [], AttestationObject = [1], ClientDataJson = [1] };
            db.Add(new IdentityUserPasskey<Guid> { UserId = id.Value, CredentialId = [.. id.Value.ToByteArray()], Data = data });
            await db.SaveChangesAsync(Cancel);
        }

        (await browser.Answer("/account/confirm", "form", ("Input.Secret", Authenticator.CodeNow(secret)))).ShouldMatch("id=\"input-secret-error\">");
        using var visitor = new Browser(stage.Portal);
        using var first = await visitor.SignIn(email, PeopleStage.Password);
        (await visitor.Answer("/sign-in/code", "form", ("Input.Code", Authenticator.CodeNow(secret)))).ShouldContain("This code does not fit");
        (await stage.Ask($"select access_failed_count from accounts where id = '{id.Value}'")).ShouldBe(2);

        (await browser.Text("/account/second-step")).ShouldContain("<svg class=\"qr\"");
        await stage.Ask($"update sessions set proved_at = proved_at - interval '11 minutes' where account_id = '{id.Value}'");
        using var asked = await browser.Get("/account/second-step");
        asked.Headers.Location!.ToString().ShouldEndWith("/account/confirm?next=%2Faccount%2Fsecond-step");
    }

    [Fact]
    public async Task The_page_for_the_code_asks_for_the_password_first()
    {
        using var visitor = new Browser(stage.Portal);

        (await visitor.Text("/sign-in/code")).ShouldContain("Sign in again");
    }

    [Fact]
    public async Task What_asks_for_a_proof_of_a_moment_ago_asks_for_it_in_its_form_and_goes_on_from_there()
    {
        var (id, email) = await stage.Somebody();
        using var browser = await stage.Browsing(email);
        var page = await browser.Text("/account/second-step");
        var secret = Secret().Match(page).Groups["secret"].Value.Replace(" ", "", StringComparison.Ordinal);
        await browser.AnswerOn(page, "/account/second-step", "form", ("Input.Code", Authenticator.CodeNow(secret)), ("Input.Password", PeopleStage.Password));
        await stage.Ask($"update sessions set proved_at = proved_at - interval '11 minutes' where account_id = '{id.Value}'");

        var asked = await browser.Answer("/account", "second", ("TurnOff.Password", PeopleStage.Password));
        asked.ShouldContain("name=\"Confirm.Secret\"");
        (await browser.Answer("/account", "second", ("TurnOff.Password", PeopleStage.Password), ("Confirm.Secret", "000000"))).ShouldMatch("id=\"confirm-secret-error\">This code does not fit");
        (await browser.Answer("/account", "password", ("Password.Current", PeopleStage.Password), ("Password.New", "seven quiet lanterns"), ("Password.Again", "seven quiet lanterns"))).ShouldContain("name=\"Confirm.Secret\"");

        using var done = await browser.Submit("/account", "second", ("TurnOff.Password", PeopleStage.Password), ("Confirm.Secret", Authenticator.NextCode(secret)));
        done.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.Text("/account")).ShouldContain("With it, a stolen password alone opens nothing");
    }

    [Fact]
    public async Task Whoever_has_no_second_step_confirms_by_the_password_and_is_led_back()
    {
        var (id, email) = await stage.Somebody();
        using var browser = await stage.Browsing(email);
        await stage.Ask($"update sessions set proved_at = proved_at - interval '11 minutes' where account_id = '{id.Value}'");

        (await browser.Answer("/account/confirm?next=%2Fleaders", "form", ("Input.Secret", "wrong-wrong-wrong"))).ShouldMatch("id=\"input-secret-error\">");
        using var done = await browser.Submit("/account/confirm?next=%2Fleaders", "form", ("Input.Secret", PeopleStage.Password));

        done.Headers.Location!.ToString().ShouldEndWith("/leaders");
        (await stage.Ask($"select proved_at > now() - interval '1 minute' from sessions where account_id = '{id.Value}'")).ShouldBe(true);
        (await stage.Ask($"select string_agg(act, ' ' order by sequence) from audit_entries where record_id = '{id.Value}' and act in ('IdentityConfirmed', 'ConfirmationFailed')")).ShouldBe("ConfirmationFailed IdentityConfirmed");
    }

    /// <summary>The secret of the second step, with its code of this half minute used, and the recovery codes.</summary>
    private static async Task<(string Secret, IReadOnlyList<string> RecoveryCodes)> TurnOn(Browser browser)
    {
        var page = await browser.Text("/account/second-step");
        var secret = Secret().Match(page).Groups["secret"].Value.Replace(" ", "", StringComparison.Ordinal);
        var shown = await browser.AnswerOn(page, "/account/second-step", "form", ("Input.Code", Authenticator.CodeNow(secret)), ("Input.Password", PeopleStage.Password));
        return (secret, [.. RecoveryCodes().Matches(shown).Select(match => match.Groups["one"].Value)]);
    }

    private async Task ByRecoveryCodeOnce(string email, string code)
    {
        using var lost = new Browser(stage.Portal);
        using var first = await lost.SignIn(email, PeopleStage.Password);
        using var opened = await lost.Submit("/sign-in/code", "form", ("Input.Code", code));
        opened.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await lost.IsSignedIn()).ShouldBeTrue();

        using var again = new Browser(stage.Portal);
        using var second = await again.SignIn(email, PeopleStage.Password);
        (await again.Answer("/sign-in/code", "form", ("Input.Code", code))).ShouldContain("This code does not fit");
    }

    private async Task<string> TokenTable() =>
        (string)(await stage.Ask("select table_name::text from information_schema.columns where table_schema = 'public' and column_name = 'login_provider' and table_name ilike '%token%' limit 1"))!;

    [GeneratedRegex("secret into it: <code>(?<secret>[A-Z2-7 ]+)</code>", RegexOptions.None, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("<li><code>(?<one>[^<]+)</code></li>", RegexOptions.None, 1000)]
    private static partial Regex RecoveryCodes();
}

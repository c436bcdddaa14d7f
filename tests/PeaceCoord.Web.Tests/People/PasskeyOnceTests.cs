using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.People;

/// <summary>Somebody recorded what a browser sent when its person used a passkey, cookies included, and sends it again.</summary>
public sealed partial class PasskeyOnceTests(PeopleStage stage) : IClassFixture<PeopleStage>
{
    private const string State = "peacecoord-passkey=";
    private const string Session = "peacecoord-session=";
    private const string FirstStep = "peacecoord-second-step=";
    private const string Refused = "select coalesce(sum(count), 0)::bigint from refused_sign_ins where kind = 'WrongPasskey'";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_signs_in_once_also_with_the_cookie_it_came_with()
    {
        var (account, device) = await Owner();
        using var _ = device;
        var (cookies, token) = await Form("/sign-in");
        var (state, answer) = await Offered("/sign-in/passkey-offer", cookies, token, device);

        using (var first = await Send("/sign-in", $"{cookies}; {state}", token, answer))
            Given(first, Session).ShouldNotBeNull();
        using (var again = await Send("/sign-in", $"{cookies}; {state}", token, answer))
        {
            Given(again, Session).ShouldBeNull();
            (await again.Content.ReadAsStringAsync(Cancel)).ShouldContain("The passkey was not accepted");
        }

        (await stage.Ask($"select string_agg(array_to_string(fields, '+'), ' ') from audit_entries where act = 'SignedIn' and record_id = '{account.Value}'")).ShouldBe("Passkey");
        (state, answer) = await Offered("/sign-in/passkey-offer", cookies, token, device);
        using var anew = await Send("/sign-in", $"{cookies}; {state}", token, answer);
        Given(anew, Session).ShouldNotBeNull("the next offer is another");

        (await stage.Ask("select count(*) from audit_entries where act = 'SignInFailed' and reason = 'WrongPasskey' and record_id is null and actor_id is null")).ShouldBe(1L);
        await stage.Ask($"update accounts set disabled_at = now() where id = '{account.Value}' returning 1");
        (state, answer) = await Offered("/sign-in/passkey-offer", cookies, token, device);
        using var shut = await Send("/sign-in", $"{cookies}; {state}", token, answer);
        Given(shut, Session).ShouldBeNull();
        (await stage.Ask($"select reason from audit_entries where act = 'SignInFailed' and record_id = '{account.Value}'")).ShouldBe("ShutAccount");
    }

    [Fact]
    public async Task A_passkey_of_somebody_else_is_no_second_step_and_the_refusal_is_told_of_the_account_whose_password_it_was()
    {
        var (account, own) = await Owner();
        using var _ = own;
        var (other, device) = await Owner();
        using var __ = device;
        var email = (string)(await stage.Ask($"select email from accounts where id = '{account.Value}'"))!;
        using var browser = new Browser(stage.Portal);
        using var password = await browser.SignIn(email, PeopleStage.Password);
        var firstStep = Given(password, FirstStep)!;
        var counted = await stage.Ask(Refused);

        var (cookies, token) = await Form("/sign-in/code", firstStep);
        var (state, answer) = await Offered("/sign-in/passkey-offer", cookies, token, device);
        using (var refused = await Send("/sign-in/code", $"{cookies}; {state}", token, answer))
            Given(refused, Session).ShouldBeNull();

        (await stage.Ask($"select string_agg(reason, ' ') from audit_entries where act = 'SignInFailed' and record_id = '{account.Value}'")).ShouldBe("WrongPasskey");
        (await stage.Ask($"select count(*) from audit_entries where record_id = '{other.Value}' and act like 'SignIn%' or record_id = '{other.Value}' and act = 'SignedIn'")).ShouldBe(0L);
        (await stage.Ask(Refused)).ShouldBe((long)counted! + 1);
        (state, answer) = await Offered("/sign-in/passkey-offer", cookies, token, own);
        using var opened = await Send("/sign-in/code", $"{cookies}; {state}", token, answer);
        Given(opened, Session).ShouldNotBeNull("the account's own passkey is its second step");
    }

    [Fact]
    public async Task An_answer_confirms_once_and_what_was_used_is_forgotten_when_it_is_no_longer_good()
    {
        var (account, device) = await Owner();
        using var _ = device;
        var session = stage.Portal.SessionOf(account) is var cookie ? $"{cookie.Name}={cookie.Value}" : "";
        var (cookies, token) = await Form("/account/confirm", session);
        var (state, answer) = await Offered("/account/confirm/passkey-offer", cookies, token, device);

        using (var first = await Send("/account/confirm", $"{cookies}; {state}", token, answer))
            first.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var again = await Send("/account/confirm", $"{cookies}; {state}", token, answer))
            again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stage.Ask($"select string_agg(act, ' ' order by sequence) from audit_entries where act in ('IdentityConfirmed', 'ConfirmationFailed') and record_id = '{account.Value}'")).ShouldBe("IdentityConfirmed ConfirmationFailed");

        await stage.Ask($"update asp_net_user_tokens set value = '1' where user_id = '{account.Value}' and login_provider = '[Passkey]' returning 1");
        (state, answer) = await Offered("/account/confirm/passkey-offer", cookies, token, device);
        using var later = await Send("/account/confirm", $"{cookies}; {state}", token, answer);
        later.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await stage.Ask($"select count(*) from asp_net_user_tokens where user_id = '{account.Value}' and login_provider = '[Passkey]'")).ShouldBe(1L);
    }

    private async Task<(AccountId Account, PasskeyDevice Device)> Owner()
    {
        var (account, _) = await stage.Somebody();
        var device = new PasskeyDevice(account);
        await using var db = stage.Portal.Stage.OpenAsOwner();
        db.Add(device.Passkey);
        await db.SaveChangesAsync(Cancel);
        return (account, device);
    }

    private async Task<(string Cookies, string Token)> Form(string address, string? session = null)
    {
        using var visitor = stage.Portal.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (session is not null)
            request.Headers.Add("Cookie", session);
        using var page = await visitor.SendAsync(request, Cancel);
        var ours = page.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("peacecoord-antiforgery=", StringComparison.Ordinal)).Split(';')[0];
        return (session is null ? ours : $"{session}; {ours}", Token().Match(await page.Content.ReadAsStringAsync(Cancel)).Groups[1].Value);
    }

    private async Task<(string State, string Answer)> Offered(string address, string cookies, string token, PasskeyDevice device)
    {
        using var offered = await Send(address, cookies, token, null);
        return (Given(offered, State)!, device.Answer(await offered.Content.ReadAsStringAsync(Cancel), stage.Portal.Address));
    }

    /// <summary>As a program would send it: with those cookies and no memory of others.</summary>
    private async Task<HttpResponseMessage> Send(string address, string cookies, string token, string? answer)
    {
        using var visitor = stage.Portal.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", "passkey"), new("Passkey.Credential", answer ?? "")]),
        };
        request.Headers.Add("Cookie", cookies);
        return await visitor.SendAsync(request, Cancel);
    }

    private static string? Given(HttpResponseMessage answer, string cookie) =>
        answer.Headers.TryGetValues("Set-Cookie", out var given) ? given.FirstOrDefault(one => one.StartsWith(cookie, StringComparison.Ordinal) && one[cookie.Length] != ';')?.Split(';')[0] : null;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}

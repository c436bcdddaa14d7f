using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.People;

/// <summary>From the loss of telephone and recovery codes to a new second step.</summary>
public sealed partial class OwnAccountTests
{
    [Fact]
    public async Task A_lost_second_step_is_removed_by_two_administrators_and_set_up_anew_with_a_link_and_the_password()
    {
        var (officer, email) = await stage.StaffOf(stage.Workspace, Role.Officer);
        var (_, asking) = await stage.StaffOf(stage.Workspace, Role.MissionAdmin);
        var (_, agreeing) = await stage.StaffOf(stage.Workspace, Role.MissionAdmin);
        var page = $"/workspace/members/{stage.Workspace.Value}/{await stage.Ask($"select id from memberships where account_id = '{officer.Value}'")}/second-step";
        await stage.Ask($"update memberships set \"from\" = now() - interval '4 days' where account_id = '{officer.Value}'");
        using var person = await stage.Browsing(email);
        await SetUp(person);
        using var first = await stage.Browsing(asking);
        using var second = await stage.Browsing(agreeing);

        using (var asked = await first.Submit(page, "ask", ("Input.Reason", "Telephone stolen")))
            asked.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await first.Text(page)).ShouldContain("You asked: another administrator");
        (await person.Text("/account")).ShouldContain("asked that your second step is removed");
        (await second.Text("/workspace")).ShouldContain("lost second step to decide about");
        var answer = await second.Answer(page, "grant");
        var link = BackLinks().Match(answer).Groups["link"].Value;
        (await second.Text(page)).ShouldNotContain("?key=");

        (await person.IsSignedIn()).ShouldBeFalse();
        (await person.Answer("/sign-in", "form", ("Input.Email", email), ("Input.Password", "not the password"))).ShouldContain("do not fit together");
        (await person.Answer("/sign-in", "form", ("Input.Email", email), ("Input.Password", PeopleStage.Password))).ShouldContain("Open the link you were given");
        (await person.Answer(link, "form", ("Input.Password", "not the password"))).ShouldContain("This is not your current password");
        (await person.IsSignedIn()).ShouldBeFalse();
        using (var back = await person.Submit(link, "form", ("Input.Password", PeopleStage.Password)))
            back.Headers.Location!.ToString().ShouldEndWith("/account/second-step");
        (await person.Text(link)).ShouldContain("This link was used");
        using var other = new Browser(stage.Portal);
        (await other.Answer("/sign-in", "form", ("Input.Email", email), ("Input.Password", PeopleStage.Password))).ShouldContain("Open the link you were given");

        await SetUp(person);
        using var signedIn = await other.SignIn(email, PeopleStage.Password);
        signedIn.Headers.Location!.ToString().ShouldContain("/sign-in/code");
        (await person.Text("/account")).ShouldContain("your second step was removed as lost: Somebody asked, Somebody agreed");
        (await stage.Ask($"select count(*) from audit_entries where act in ('SignInByLink', 'SignedIn') and record_id = '{officer.Value}'")).ShouldBe(3L);
        (await stage.Ask($"select string_agg(reason, ' ' order by sequence) from audit_entries where act = 'SignInFailed' and record_id = '{officer.Value}'")).ShouldBe("WrongPassword LinkNeeded WrongPassword LinkNeeded");
        (await stage.Ask($"select string_agg(array_to_string(fields, '+'), ' ' order by sequence) from audit_entries where act = 'SignedIn' and record_id = '{officer.Value}'")).ShouldBe("Password Link+Password");
    }

    [Fact]
    public async Task Wrong_passwords_with_the_link_are_entries_and_lock_the_account_as_at_the_sign_in()
    {
        var (officer, _) = await stage.StaffOf(stage.Workspace, Role.Officer);
        var secret = OneTimeLink.New();
        await stage.Ask($"update accounts set awaits_second_step = true, link_hash = '{OneTimeLink.HashOf(secret)}', link_expires_at = now() + interval '1 hour' where id = '{officer.Value}' returning 1");
        using var browser = new Browser(stage.Portal);
        var link = $"/join/second-step?key={secret}";
        for (var i = 0; i < 4; i++)
            (await browser.Answer(link, "form", ("Input.Password", "not the password"))).ShouldContain("This is not your current password");
        await browser.Answer(link, "form", ("Input.Password", "not the password"));
        await browser.Answer(link, "form", ("Input.Password", PeopleStage.Password));

        (await browser.IsSignedIn()).ShouldBeFalse();
        (await stage.Ask($"select string_agg(act || coalesce(' ' || reason, ''), ', ' order by sequence) from audit_entries where act in ('SignInFailed', 'SignInLockedOut') and record_id = '{officer.Value}'"))
            .ShouldBe("SignInFailed WrongPassword, SignInFailed WrongPassword, SignInFailed WrongPassword, SignInFailed WrongPassword, SignInFailed WrongPassword, SignInLockedOut, SignInFailed LockedAccount");
    }

    private static async Task SetUp(Browser person)
    {
        var page = await person.Text("/account/second-step");
        var secret = AuthenticatorSecrets().Match(page).Groups["secret"].Value.Replace(" ", "", StringComparison.Ordinal);
        (await person.AnswerOn(page, "/account/second-step", "form", ("Input.Code", Authenticator.CodeNow(secret)), ("Input.Password", PeopleStage.Password))).ShouldContain("Recovery codes");
    }

    [GeneratedRegex("(?<link>/join/second-step\\?key=[A-Za-z0-9_-]{43})", RegexOptions.None, 1000)]
    private static partial Regex BackLinks();

    [GeneratedRegex("<code>(?<secret>[A-Z2-7 ]{30,})</code>", RegexOptions.None, 1000)]
    private static partial Regex AuthenticatorSecrets();
}

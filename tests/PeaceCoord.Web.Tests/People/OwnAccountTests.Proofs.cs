using System.Net;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Tests.People;

/// <summary>The first passkey, and what administrators of the system do to accounts: each is as good as the account itself.</summary>
public sealed partial class OwnAccountTests
{
    [Fact]
    public async Task A_passkey_ends_the_sessions_that_the_password_alone_had_opened_and_the_one_it_was_added_in_goes_on()
    {
        const string page = "/account/second-step/passkeys";
        var (id, email) = await stage.StaffOf(stage.Workspace, Role.Officer);
        using var here = await stage.Browsing(email);
        using var there = await stage.Browsing(email);
        (await there.IsSignedIn()).ShouldBeTrue();
        var stamp = await stage.Ask($"select security_stamp from accounts where id = '{id.Value}'");

        var form = await here.Text(page);
        var offer = await here.AnswerOn(form, "/account/second-step/passkey-offer", "form");
        var added = await here.AnswerOn(form, page, "form", ("Input.Name", "My telephone"), ("Input.Credential", SoftPasskey.Make(offer, stage.Portal.Address)));

        RecoveryCodes().Count(added).ShouldBe(10);
        added.ShouldContain("My telephone");
        (await here.IsSignedIn()).ShouldBeTrue();
        (await there.IsSignedIn()).ShouldBeFalse();
        (await stage.Ask($"select count(*) from sessions where account_id = '{id.Value}' and ended_at is null")).ShouldBe(1L);
        // A session that begins at that very moment is over with the stamp.
        (await stage.Ask($"select security_stamp from accounts where id = '{id.Value}'")).ShouldNotBe(stamp);
        using var again = new Browser(stage.Portal);
        using var byPassword = await again.SignIn(email, PeopleStage.Password);
        byPassword.Headers.Location!.ToString().ShouldContain("/sign-in/code");
    }

    [Fact]
    public async Task Making_an_account_and_opening_one_again_ask_for_a_proof_in_their_forms_and_go_on_from_there_and_shutting_does_not()
    {
        var (admin, system) = await stage.SystemAdmin();
        var (id, _) = await stage.Somebody();
        using var browser = await stage.Browsing(system);
        var old = $"update sessions set proved_at = proved_at - interval '11 minutes' where account_id = '{admin.Value}'";
        await stage.Ask(old);

        var asked = await browser.Answer("/admin/accounts", "form", ("Input.Email", "proved@nowhere.example"), ("Input.DisplayName", "Somebody Proved"));
        asked.ShouldContain("name=\"Confirm.Secret\"");
        asked.ShouldContain("value=\"Somebody Proved\"");
        asked.ShouldNotContain("?key=");
        (await browser.Answer("/admin/accounts", "form", ("Input.Email", "proved@nowhere.example"), ("Input.DisplayName", "Somebody Proved"), ("Confirm.Secret", PeopleStage.Password))).ShouldContain("?key=");

        await stage.Ask(old);
        var account = $"/admin/accounts/{id.Value}";
        using var shut = await browser.Submit(account, "form");
        shut.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.Answer(account, "form")).ShouldContain("name=\"Confirm.Secret\"");
        (await stage.Ask($"select disabled_at is not null from accounts where id = '{id.Value}'")).ShouldBe(true);
        using var opened = await browser.Submit(account, "form", ("Confirm.Secret", PeopleStage.Password));
        opened.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await stage.Ask($"select disabled_at is null from accounts where id = '{id.Value}'")).ShouldBe(true);
    }
}

using System.Text.RegularExpressions;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.People;

/// <summary>From a forgotten password to another.</summary>
public sealed partial class OwnAccountTests
{
    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_by_a_link_and_the_second_step_is_asked_for_as_before()
    {
        var (_, system) = await stage.SystemAdmin();
        var (id, email) = await stage.StaffOf(stage.Workspace, Role.Officer);
        using var person = await stage.Browsing(email);
        using var administrator = await stage.Browsing(system);
        var account = $"/admin/accounts/{id.Value}";
        (await administrator.Answer(account, "forgotten", ("Forgotten.Recognised", "InPerson"))).ShouldContain("This account has no second step");
        var (secret, _) = await TurnOn(person);

        (await administrator.Answer(account, "forgotten", ("Forgotten.Recognised", ""))).ShouldMatch("id=\"forgotten-recognised-error\">");
        var first = PasswordLinks().Match(await administrator.Answer(account, "forgotten", ("Forgotten.Recognised", "InPerson"))).Groups["link"].Value;
        using (var revoked = await administrator.Submit(account, "revoke"))
            revoked.Headers.Location!.ToString().ShouldEndWith(account);
        var link = PasswordLinks().Match(await administrator.Answer(account, "forgotten", ("Forgotten.Recognised", "InPerson"))).Groups["link"].Value;
        (await administrator.Text(account)).ShouldNotContain("?key=");
        (await person.IsSignedIn()).ShouldBeTrue();

        using var locked = new Browser(stage.Portal, "fr");
        (await locked.Text("/sign-in")).ShouldContain("Mot de passe oublié ?");
        (await locked.Text(first)).ShouldContain("Ce lien a été utilisé, retiré");
        using (var opened = await locked.Get(link))
            opened.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await locked.Answer(link, "form", ("Input.Email", "nobody@nowhere.example"), ("Input.Password", "four quiet rivers meet"), ("Input.Again", "four quiet rivers meet"))).ShouldMatch("id=\"input-email-error\">");
        using var chosen = await locked.Submit(link, "form", ("Input.Email", email), ("Input.Password", "four quiet rivers meet"), ("Input.Again", "four quiet rivers meet"));
        chosen.Headers.Location!.ToString().ShouldEndWith("/sign-in?chosen=1");
        (await locked.Text("/sign-in?chosen=1")).ShouldContain("Votre nouveau mot de passe est en vigueur");
        (await locked.Text(link)).ShouldContain("Ce lien a été utilisé, retiré");

        (await locked.IsSignedIn()).ShouldBeFalse();
        (await person.IsSignedIn()).ShouldBeFalse();
        (await locked.Answer("/sign-in", "form", ("Input.Email", email), ("Input.Password", PeopleStage.Password))).ShouldContain("ne correspondent pas");
        using var byPassword = await locked.SignIn(email, "four quiet rivers meet");
        byPassword.Headers.Location!.ToString().ShouldContain("/sign-in/code");
        (await locked.IsSignedIn()).ShouldBeFalse();
        using var byCode = await locked.Submit("/sign-in/code", "form", ("Input.Code", Authenticator.NextCode(secret)));
        (await locked.IsSignedIn()).ShouldBeTrue();
    }

    [GeneratedRegex("(?<link>/join/password\\?key=[A-Za-z0-9_-]{43})", RegexOptions.None, 1000)]
    private static partial Regex PasswordLinks();
}

using System.Text.RegularExpressions;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Tests.People;

/// <summary>The link of an invitation, from who makes it to who makes an account by it.</summary>
public sealed partial class OwnAccountTests
{
    [Fact]
    public async Task A_link_is_shown_once_and_whoever_it_was_handed_to_makes_an_account_by_it_and_signs_in()
    {
        const string address = "new.person@nowhere.example";
        var organisation = await stage.Organisation();
        var (_, email) = await stage.Somebody(id => Membership.OfOrganisation(id, organisation, Role.OrgCoordinator, TimeProvider.System.GetUtcNow().AddMinutes(-1)));
        using var coordinator = await stage.Browsing(email);
        await coordinator.Submit($"/workspace/members?of={organisation.Value}", "invite", ("Invite.Email", address), ("Invite.Role", "OrgMember"), ("Invite.From", PeopleStage.Today.ToString("yyyy-MM-dd", null)));
        var id = await stage.Ask($"select id from invitations where organisation_id = '{organisation.Value}'");
        var page = $"/workspace/members/{organisation.Value}/invitations/{id}/link";
        var link = Links().Match(await coordinator.Answer(page, "form")).Groups["link"].Value;
        link.Length.ShouldBe("/join?key=".Length + 43);
        (await coordinator.Text(page)).ShouldNotContain("/join?key=");

        using var person = new Browser(stage.Portal, "fr");
        using (var opened = await person.Get(link))
        {
            opened.Headers.CacheControl!.NoStore.ShouldBeTrue();
            opened.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        }

        var joined = await person.Answer(link, "form", ("Input.Email", address), ("Input.DisplayName", "New Person"), ("Input.Password", "four quiet rivers meet"));
        var name = GivenName().Match(joined).Groups["name"].Value;
        joined.ShouldContain("/sign-in?next=%2Faccount%2Fsecond-step");
        (await person.Text(link)).ShouldContain("Ce lien a été utilisé");
        (await person.Answer("/sign-in", "form", ("Input.Email", address), ("Input.Password", "four quiet rivers meet"))).ShouldContain("ne correspondent pas");
        using var signedIn = await person.SignIn(name, "four quiet rivers meet", "?next=%2Faccount%2Fsecond-step");
        signedIn.Headers.Location!.ToString().ShouldEndWith("/account/second-step");
        (await person.IsSignedIn()).ShouldBeTrue();
        (await person.Text("/account")).ShouldContain(name);
        var members = await coordinator.Text($"/workspace/members?of={organisation.Value}");
        members.ShouldContain("New Person");
        members.ShouldContain(name);

        var (_, system) = await stage.SystemAdmin();
        using var administrator = await stage.Browsing(system);
        (await administrator.Text("/admin/accounts")).ShouldContain("address not confirmed");
        var account = $"/admin/accounts/{await stage.Ask($"select id from accounts where email = '{address}'")}";
        using var confirmed = await administrator.Submit(account, "address");
        confirmed.Headers.Location!.ToString().ShouldEndWith("/admin/accounts");
        (await administrator.Text(account)).ShouldNotContain("Confirm the address");
        using var again = new Browser(stage.Portal);
        using var byAddress = await again.SignIn(address, "four quiet rivers meet");
        byAddress.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found);
    }

    [Fact]
    public async Task Staff_join_by_a_link_that_is_shown_once_and_choose_the_password_themselves()
    {
        const string address = "new.colleague@nowhere.example";
        var (_, system) = await stage.SystemAdmin();
        using var administrator = await stage.Browsing(system);
        var made = await administrator.Answer("/admin/accounts", "form", ("Input.Email", address), ("Input.DisplayName", "New Colleague"));
        var first = AccountLinks().Match(made).Groups["link"].Value;
        first.Length.ShouldBe("/join/account?key=".Length + 43);
        made.ShouldContain("nobody joined yet");
        var account = $"/admin/accounts/{await stage.Ask($"select id from accounts where email = '{address}'")}";
        (await administrator.Text(account)).ShouldNotContain("?key=");
        using (var revoked = await administrator.Submit(account, "revoke"))
            revoked.Headers.Location!.ToString().ShouldEndWith(account);
        (await administrator.Text(account)).ShouldContain("No link is open");
        var link = AccountLinks().Match(await administrator.Answer(account, "link")).Groups["link"].Value;

        using var person = new Browser(stage.Portal, "fr");
        (await person.Text(first)).ShouldContain("Ce lien a été utilisé, retiré");
        (await person.Answer("/sign-in", "form", ("Input.Email", address), ("Input.Password", "four quiet rivers meet"))).ShouldContain("ne correspondent pas");
        using (var opened = await person.Get(link))
            opened.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await person.Answer(link, "form", ("Input.Email", address), ("Input.Password", "court"), ("Input.Again", "court"))).ShouldContain("12 caractères ou plus");
        using var joined = await person.Submit(link, "form", ("Input.Email", address), ("Input.Password", "four quiet rivers meet"), ("Input.Again", "four quiet rivers meet"));
        joined.Headers.Location!.ToString().ShouldEndWith("/sign-in?joined=1&next=%2Faccount%2Fsecond-step");
        (await person.Text(link)).ShouldContain("Ce lien a été utilisé, retiré");
        using var signedIn = await person.SignIn(address, "four quiet rivers meet", "?next=%2Faccount%2Fsecond-step");
        signedIn.Headers.Location!.ToString().ShouldEndWith("/account/second-step");
        (await administrator.Text(account)).ShouldNotContain("Make a new link");
    }

    [GeneratedRegex("dir=\"ltr\">(?<name>[a-z2-9]{4}-[a-z2-9]{4})<", RegexOptions.None, 1000)]
    private static partial Regex GivenName();

    [GeneratedRegex("(?<link>/join/account\\?key=[A-Za-z0-9_-]+)", RegexOptions.None, 1000)]
    private static partial Regex AccountLinks();

    [GeneratedRegex("(?<link>/join\\?key=[A-Za-z0-9_-]+)", RegexOptions.None, 1000)]
    private static partial Regex Links();
}

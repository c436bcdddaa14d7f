using System.Net;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Tests.People;

public sealed class MembershipTests(PeopleStage stage) : IClassFixture<PeopleStage>
{
    [Fact]
    public async Task An_administrator_of_a_mission_grants_and_ends_memberships_and_the_person_is_out_at_once()
    {
        var (_, admin) = await stage.StaffOf(stage.Workspace, Role.MissionAdmin);
        var (person, email) = await stage.Somebody();
        using var browser = await stage.Browsing(admin);
        using var granted = await browser.Submit("/workspace/members", "form", ("Input.Email", email), ("Input.Role", "MissionAdmin"), ("Input.Clearance", "Restricted"));
        granted.StatusCode.ShouldBe(HttpStatusCode.Found);
        using var theirs = await stage.Browsing(email);
        (await theirs.Text("/workspace/members")).ShouldContain("First mission");

        var membership = await stage.Ask($"select id from memberships where account_id = '{person.Value}'");
        using var ended = await browser.Submit($"/workspace/members/{stage.Workspace.Value}/{membership}/end", "form");

        ended.StatusCode.ShouldBe(HttpStatusCode.Found);
        using var refused = await theirs.Get("/workspace/members");
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_decides_about_their_own_membership()
    {
        var (id, admin) = await stage.StaffOf(stage.Workspace, Role.MissionAdmin);
        using var browser = await stage.Browsing(admin);

        (await browser.Answer("/workspace/members", "form", ("Input.Email", admin), ("Input.Role", "Officer"), ("Input.Clearance", "StrictlyConfidential"))).ShouldContain("Nobody decides about their own");
        var own = await stage.Ask($"select id from memberships where account_id = '{id.Value}'");
        using var end = await browser.Get($"/workspace/members/{stage.Workspace.Value}/{own}/end");
        end.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Members_of_another_mission_are_not_found_and_roles_of_organisations_not_given()
    {
        var (_, admin) = await stage.StaffOf(stage.Workspace, Role.MissionAdmin);
        var (other, email) = await stage.StaffOf(stage.Elsewhere, Role.Officer);
        using var browser = await stage.Browsing(admin);
        var theirs = await stage.Ask($"select id from memberships where account_id = '{other.Value}'");

        using var list = await browser.Get($"/workspace/members?of={stage.Elsewhere.Value}");
        list.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var end = await browser.Get($"/workspace/members/{stage.Elsewhere.Value}/{theirs}/end");
        end.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.Answer("/workspace/members", "form", ("Input.Email", email), ("Input.Role", "SystemAdmin"), ("Input.Clearance", "Restricted"))).ShouldContain("This role is not one that can be given here");
    }

    [Fact]
    public async Task A_membership_shows_from_when_until_when_and_its_last_day_is_changed()
    {
        var (_, admin) = await stage.StaffOf(stage.Workspace, Role.MissionAdmin);
        var (person, email) = await stage.Somebody();
        using var browser = await stage.Browsing(admin);
        var first = PeopleStage.Today.AddDays(3);
        (await browser.Answer("/workspace/members", "form", Granting(email, "Restricted", PeopleStage.Today.AddDays(-1)))).ShouldContain("Choose a day from");
        using var granted = await browser.Submit("/workspace/members", "form", Granting(email, "Restricted", first, first.AddDays(9)));
        granted.StatusCode.ShouldBe(HttpStatusCode.Found);

        var list = await browser.Text("/workspace/members");
        list.ShouldContain("not yet begun");
        list.ShouldContain($"from {Said(first)} until {Said(first.AddDays(9))}");
        using var theirs = await stage.Browsing(email);
        (await theirs.Text("/workspace")).ShouldNotContain("First mission");

        var page = await Page(person);
        using var changed = await browser.Submit(page, "until", ("End.Until", $"{first.AddDays(20):yyyy-MM-dd}"), ("End.Version", "1"));
        changed.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.Text("/workspace/members")).ShouldContain($"until {Said(first.AddDays(20))}");
        (await browser.Answer(page, "until", ("End.Until", $"{first:yyyy-MM-dd}"), ("End.Version", "1"))).ShouldContain("Somebody saved this");
    }

    [Fact]
    public async Task A_clearance_that_one_administrator_asks_for_is_granted_by_another()
    {
        var (_, admin) = await stage.StaffOf(stage.Workspace, Role.MissionAdmin);
        var (_, second) = await stage.StaffOf(stage.Workspace, Role.MissionAdmin);
        var (person, email) = await stage.Somebody();
        using var browser = await stage.Browsing(admin);
        using var granted = await browser.Submit("/workspace/members", "form", Granting(email, "Confidential", null));
        granted.StatusCode.ShouldBe(HttpStatusCode.Found);
        var page = await Page(person);
        (await browser.Text("/workspace/members")).ShouldContain("asked for: Confidential");
        (await browser.Text(page)).ShouldContain("another administrator of this mission grants or refuses it");
        (await stage.Ask($"select clearance from memberships where account_id = '{person.Value}'")).ShouldBe("Restricted");

        using var other = await stage.Browsing(second);
        (await other.Text("/workspace")).ShouldContain("to decide about");
        using var decided = await other.Submit(page, "grant", ("Granting.Version", "1"));

        decided.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await stage.Ask($"select clearance from memberships where account_id = '{person.Value}'")).ShouldBe("Confidential");
    }

    [Fact]
    public async Task A_coordinator_gets_the_same_page_for_an_address_with_an_account_and_for_one_without()
    {
        var organisation = await stage.Organisation();
        var (_, coordinator) = await stage.Somebody(id => Membership.OfOrganisation(id, organisation, Role.OrgCoordinator, TimeProvider.System.GetUtcNow().AddMinutes(-1)));
        var (_, known) = await stage.Somebody();
        var unknown = "nobody" + known;
        using var browser = await stage.Browsing(coordinator);
        var form = ("Invite.Role", "OrgMember");

        using var first = await browser.Submit("/workspace/members", "invite", ("Invite.Email", known), form);
        using var second = await browser.Submit("/workspace/members", "invite", ("Invite.Email", unknown), form);

        (first.StatusCode, first.Headers.Location).ShouldBe((HttpStatusCode.Found, second.Headers.Location));
        second.StatusCode.ShouldBe(HttpStatusCode.Found);
        var list = await browser.Text("/workspace/members");
        list.ShouldContain(known);
        list.ShouldContain(unknown);
        list.ShouldNotContain("no such account", Case.Insensitive);

        using var theirs = await stage.Browsing(known);
        (await theirs.Text("/workspace")).ShouldContain("/account/invitations");
        var invitation = await stage.Ask($"select i.id from invitations i where i.organisation_id = '{organisation.Value}' order by i.invited_at limit 1");
        using var accepted = await theirs.Submit($"/account/invitations/{invitation}", "accept");
        accepted.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.Text("/workspace/members")).ShouldContain("Somebody");
    }

    [Theory]
    [InlineData("/workspace/members")]
    [InlineData("/admin/accounts")]
    [InlineData("/admin/workspaces")]
    public async Task Administration_does_not_exist_for_others(string address)
    {
        var (_, officer) = await stage.StaffOf(stage.Workspace, Role.Officer);
        using var browser = await stage.Browsing(officer);

        using var answer = await browser.Get(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_administrator_of_the_system_makes_a_mission_its_account_and_its_first_administrator()
    {
        var (_, admin) = await stage.SystemAdmin();
        using var browser = await stage.Browsing(admin);

        (await browser.Answer("/admin/workspaces", "form", ("Input.Code", "new mission"), ("Input.Name", "New"), ("Input.TimeZone", "Moon/Base"), ("Input.Sections", "Civil Affairs"), ("Input.FieldOffices", "Nowhere")))
            .ShouldContain("Write one office a line");
        using var founded = await browser.Submit("/admin/workspaces", "form", ("Input.Code", "NEWM"), ("Input.Name", "New mission"), ("Input.TimeZone", "Africa/Juba"), ("Input.Sections", "Civil Affairs\nHuman Rights"), ("Input.FieldOffices", "Bor; SS0301"));
        founded.StatusCode.ShouldBe(HttpStatusCode.Found);
        var made = await browser.Answer("/admin/accounts", "form", ("Input.Email", "first@example.org"), ("Input.DisplayName", "First"));
        var link = made[made.IndexOf("/join/account?key=", StringComparison.Ordinal)..].Split('<')[0];
        using var joining = new Browser(stage.Portal);
        using var joined = await joining.Submit(link, "form", ("Input.Email", "first@example.org"), ("Input.Password", PeopleStage.Password), ("Input.Again", PeopleStage.Password));
        joined.StatusCode.ShouldBe(HttpStatusCode.Found);
        var workspace = await stage.Ask("select id from workspaces where code = 'NEWM'");
        using var appointed = await browser.Submit($"/admin/workspaces/{workspace}/administrator", "form", ("Input.Email", "first@example.org"));
        appointed.StatusCode.ShouldBe(HttpStatusCode.Found);

        using var first = await stage.Browsing("first@example.org");
        (await first.Text("/workspace/members")).ShouldContain("New mission");
        var (_, second) = await stage.Somebody();
        (await browser.Answer($"/admin/workspaces/{workspace}/administrator", "form", ("Input.Email", second))).ShouldContain("This mission has an administrator");
    }

    [Fact]
    public async Task A_shut_account_is_out_at_once_and_may_be_opened_again()
    {
        var (_, admin) = await stage.SystemAdmin();
        var (id, email) = await stage.Somebody();
        using var theirs = await stage.Browsing(email);
        using var browser = await stage.Browsing(admin);

        using var shut = await browser.Submit($"/admin/accounts/{id.Value}", "form");
        (await theirs.IsSignedIn()).ShouldBeFalse();
        using var opened = await browser.Submit($"/admin/accounts/{id.Value}", "form");
        using var again = await stage.Browsing(email);

        (await again.IsSignedIn()).ShouldBeTrue();
    }

    private static (string Name, string Value)[] Granting(string email, string clearance, DateOnly? from, DateOnly? until = null) =>
        [("Input.Email", email), ("Input.Role", "Officer"), ("Input.Clearance", clearance), ("Input.From", $"{from:yyyy-MM-dd}"), ("Input.Until", $"{until:yyyy-MM-dd}")];

    private static string Said(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en"));

    private async Task<string> Page(AccountId person) => $"/workspace/members/{stage.Workspace.Value}/{await stage.Ask($"select id from memberships where account_id = '{person.Value}'")}";
}

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
        using var made = await browser.Submit("/admin/accounts", "form", ("Input.Email", "first@example.org"), ("Input.DisplayName", "First"), ("Input.Password", PeopleStage.Password));
        made.StatusCode.ShouldBe(HttpStatusCode.Found);
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
}

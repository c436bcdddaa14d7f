using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.People;

/// <summary>A portal as operators run it, where staff need a second step.</summary>
public sealed partial class SecondStepRequiredTests(TestCluster cluster)
{
    [Fact]
    public async Task Staff_and_administrators_without_a_second_step_open_nothing_before_they_set_it_up_and_people_of_organisations_do()
    {
        await using var portal = await RunningPortal.Start(cluster, secondStep: true, cancel: TestContext.Current.CancellationToken);
        await Hire(portal);

        using var officer = new Browser(portal);
        using var signedIn = await officer.SignIn("officer@example.org", PeopleStage.Password);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Found);
        foreach (var address in new[] { "/workspace", "/consultations", "/account", "/account/confirm", "/organisations/new" })
            (await LedTo(officer, address)).ShouldEndWith("/account/second-step", customMessage: address);
        (await officer.Text("/")).ShouldContain("PeaceCoord");
        var page = await officer.Text("/account/second-step");
        page.ShouldContain("nothing else opens before");
        using var posted = await officer.Submit(page, "/organisations/new", "form", []);
        posted.Headers.Location!.ToString().ShouldEndWith("/account/second-step");

        var secret = Secret().Match(page).Groups["secret"].Value.Replace(" ", "", StringComparison.Ordinal);
        await officer.AnswerOn(page, "/account/second-step", "form", ("Input.Code", Authenticator.CodeNow(secret)), ("Input.Password", PeopleStage.Password));
        (await LedTo(officer, "/consultations")).ShouldBeEmpty();
        await officer.Submit("/account", "second", ("TurnOff.Password", PeopleStage.Password));
        (await LedTo(officer, "/consultations")).ShouldEndWith("/account/second-step");

        using var administrator = new Browser(portal);
        await administrator.SignIn("administrator@example.org", PeopleStage.Password);
        (await LedTo(administrator, "/admin/accounts")).ShouldEndWith("/account/second-step");
        using var coordinator = new Browser(portal);
        await coordinator.SignIn("coordinator@example.org", PeopleStage.Password);
        (await LedTo(coordinator, "/account")).ShouldBeEmpty();
    }

    private static async Task Hire(RunningPortal portal)
    {
        await using var db = portal.Stage.OpenAsOwner();
        var (now, mission) = (portal.Stage.Clock.GetUtcNow(), MissionWorkspace.Found("FIRST", "First mission", "Africa/Monrovia", isFictional: false));
        db.Add(mission);
        foreach (var (name, membership) in new (string, Func<AccountId, Membership>)[]
        {
            ("officer", id => Membership.OfWorkspace(id, mission.Id, Role.Officer, Label.Restricted, null, now)),
            ("administrator", id => Membership.OfSystem(id, now)),
            ("coordinator", id => Membership.OfOrganisation(id, OrganisationId.New(), Role.OrgCoordinator, now)),
        })
        {
            var id = AccountId.New();
            db.Add(TestAccount.Of(id, name + "@example.org", name, PeopleStage.Password));
            db.Add(membership(id));
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Where the address leads on to; empty when it opens.</summary>
    private static async Task<string> LedTo(Browser browser, string address)
    {
        using var answer = await browser.Get(address);
        return answer.Headers.Location?.ToString() ?? (answer.StatusCode == HttpStatusCode.OK ? "" : answer.StatusCode.ToString());
    }

    [GeneratedRegex("<code>(?<secret>[A-Z2-7 ]{30,})</code>", RegexOptions.None, 1000)]
    private static partial Regex Secret();
}

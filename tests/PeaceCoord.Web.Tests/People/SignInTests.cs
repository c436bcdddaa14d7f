using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.Application.Demonstration;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.People;

public sealed partial class SignInTests(PeopleStage stage, TestCluster cluster) : IClassFixture<PeopleStage>
{
    [Fact]
    public async Task With_the_right_password_one_is_in_and_lands_where_one_was_going()
    {
        var (_, email) = await stage.Somebody();
        using var browser = new Browser(stage.Portal);

        using var answer = await browser.SignIn(email, PeopleStage.Password, "?next=%2Faccount");

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldEndWith("/account");
        (await browser.IsSignedIn()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("https:elsewhere.example")]
    [InlineData("elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_elsewhere_by_the_address(string next)
    {
        var (_, email) = await stage.Somebody();
        using var browser = new Browser(stage.Portal);

        using var answer = await browser.SignIn(email, PeopleStage.Password, "?next=" + Uri.EscapeDataString(next));

        var location = new Uri(stage.Portal.Address, answer.Headers.Location!);
        location.Host.ShouldBe(stage.Portal.Address.Host);
        location.AbsolutePath.ShouldBe("/workspace");
    }

    [Fact]
    public async Task Without_an_address_to_return_to_staff_and_people_of_organisations_land_where_it_says_what_needs_them()
    {
        var organisation = OrganisationId.New();
        var (_, staff) = await stage.StaffOf(stage.Workspace, Role.Officer);
        var (_, coordinator) = await stage.Somebody(id => Membership.OfOrganisation(id, organisation, Role.OrgCoordinator, TimeProvider.System.GetUtcNow().AddMinutes(-1)));
        foreach (var email in new[] { staff, coordinator })
        {
            using var browser = new Browser(stage.Portal);

            using var answer = await browser.SignIn(email, PeopleStage.Password);

            answer.Headers.Location!.ToString().ShouldEndWith("/workspace");
            (await browser.Text("/workspace")).ShouldContain("What needs you");
        }
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_address_a_shut_and_a_locked_account_get_the_same_answer()
    {
        var (_, email) = await stage.Somebody();
        var (shut, shutEmail) = await stage.Somebody();
        var (locked, lockedEmail) = await stage.Somebody();
        await stage.Ask($"update accounts set disabled_at = now() where id = '{shut.Value}' returning 1");
        await stage.Ask($"update accounts set lockout_end = now() + interval '10 minutes' where id = '{locked.Value}' returning 1");

        List<string> answers = [];
        foreach (var (who, password) in new[] { (email, "not the password"), ("nobody@example.org", "not the password"), (shutEmail, PeopleStage.Password), (lockedEmail, PeopleStage.Password), (lockedEmail, "not the password") })
        {
            using var browser = new Browser(stage.Portal);
            var page = await browser.Answer("/sign-in", "form", ("Input.Email", who), ("Input.Password", password));
            page.ShouldContain("do not fit together, or there were too many attempts");
            page.ShouldNotContain(password);
            (await browser.IsSignedIn()).ShouldBeFalse();
            answers.Add(Tokens().Replace(page, "").Replace(who, "", StringComparison.Ordinal));
        }

        answers.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_does_not_open_either()
    {
        var (id, email) = await stage.Somebody();
        using var browser = new Browser(stage.Portal);
        for (var i = 0; i < 5; i++)
            await browser.Answer("/sign-in", "form", ("Input.Email", email), ("Input.Password", "not the password"));

        (await browser.Answer("/sign-in", "form", ("Input.Email", email), ("Input.Password", PeopleStage.Password))).ShouldContain("too many attempts. Check both; after five wrong ones wait 15 minutes");

        (await browser.IsSignedIn()).ShouldBeFalse();
        (await stage.Ask($"select count(*) from audit_entries where act = 'SignInLockedOut' and record_id = '{id.Value}'")).ShouldBe(1L);
    }

    [Fact]
    public async Task The_audit_trail_tells_who_came_in_and_what_was_refused_and_never_the_address()
    {
        var (id, email) = await stage.Somebody();
        using var browser = new Browser(stage.Portal);
        await browser.Answer("/sign-in", "form", ("Input.Email", "canary-address@example.org"), ("Input.Password", "canary-password"));
        await browser.Answer("/sign-in", "form", ("Input.Email", email), ("Input.Password", "canary-password"));
        await browser.Answer("/sign-in", "form", ("Input.Email", email), ("Input.Password", PeopleStage.Password));

        (await stage.Ask($"select string_agg(act, ' ' order by sequence) from audit_entries where record_id = '{id.Value}' and act in ('SignedIn', 'SignInFailed', 'SignInLockedOut')")).ShouldBe("SignInFailed SignedIn");
        (await stage.Ask("select count(*) from audit_entries where fields = '{AccessFailedCount}'")).ShouldBe(0L);
        (await stage.Ask($"select reason from audit_entries where act = 'SignInFailed' and record_id = '{id.Value}' and actor_id is null")).ShouldBe("WrongPassword");
        (await stage.Ask("select count(*) > 0 from audit_entries where act = 'SignInFailed' and record_id is null and reason = 'UnknownAddress'")).ShouldBe(true);
        (await stage.Ask("select count(distinct kind) from refused_sign_ins where count > 0 and kind in ('UnknownAddress', 'WrongPassword')")).ShouldBe(2L);
        (await stage.Ask("select count(*) from refused_sign_ins where refused_sign_ins::text like '%canary%' or refused_sign_ins::text like '%@%'")).ShouldBe(0L);
        var (_, admin) = await stage.SystemAdmin();
        using var administrator = await stage.Browsing(admin);
        (await administrator.Text("/admin/accounts")).ShouldContain("No account has this address");
        (await stage.Ask("select count(*) from audit_entries where audit_entries::text like '%canary%' or audit_entries::text like '%@example.org%'")).ShouldBe(0L);
    }

    [Fact]
    public async Task The_pages_speak_the_language_of_the_account()
    {
        var (_, email) = await stage.Somebody(language: "fr");
        using var browser = await stage.Browsing(email);

        (await browser.Text("/account")).ShouldContain("Votre compte");
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_sessions_too()
    {
        var (_, email) = await stage.Somebody();
        using var here = await stage.Browsing(email);
        using var there = await stage.Browsing(email);

        using var done = await here.Submit("/account", "sessions");

        (await here.IsSignedIn()).ShouldBeFalse();
        (await there.IsSignedIn()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_copy_of_the_cookie_opens_nothing_after_signing_out_and_another_session_goes_on()
    {
        var (id, _) = await stage.Somebody();
        var session = stage.Portal.SessionOf(id);
        using var here = stage.Portal.Carrying(session);
        using var copy = stage.Portal.Carrying(session);
        using var other = stage.Portal.SignedIn(id);
        var account = new Uri("/account", UriKind.Relative);
        var cancel = TestContext.Current.CancellationToken;
        var page = await copy.GetStringAsync(account, cancel);
        var token = System.Text.RegularExpressions.Regex.Match(await here.GetStringAsync(account, cancel), "action=\"/sign-out\".*?name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"", System.Text.RegularExpressions.RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Groups[1].Value;
        page.ShouldContain("/sign-out");

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var done = await here.PostAsync(new Uri("/sign-out", UriKind.Relative), form, cancel);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await copy.GetAsync(account, cancel)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await other.GetAsync(account, cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_demonstration_names_its_sign_ins_and_no_other_portal_does()
    {
        using var ours = new Browser(stage.Portal);
        (await ours.Text("/sign-in")).ShouldNotContain(LoadDemonstration.Password);

        await using var portal = await RunningPortal.Start(cluster, demo: true, cancel: TestContext.Current.CancellationToken);
        using var visitor = new Browser(portal);
        var page = await visitor.Text("/sign-in");
        page.ShouldContain(LoadDemonstration.Password);
        foreach (var (email, _) in LoadDemonstration.SignIns())
            page.ShouldContain(email);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]+\"|<!--Blazor[^>]*-->", RegexOptions.None, 1000)]
    private static partial Regex Tokens();
}

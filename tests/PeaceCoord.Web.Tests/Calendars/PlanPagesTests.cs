using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Missions;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Security;

namespace PeaceCoord.Web.Tests.Calendars;

/// <summary>An officer at a browser without a script: plans a visit, looks at the month, and takes it along in a calendar program.</summary>
public sealed partial class PlanPagesTests(TestCluster cluster) : IAsyncLifetime
{
    private RunningPortal _portal = null!;
    private SmallMission _mission = null!;
    private PlainBrowser _officer = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(_portal.Stage.Clock.GetUtcNow().UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        _portal = await RunningPortal.Start(cluster, limited: true, cancel: Cancel);
        _mission = await SmallMission.On(_portal.Stage);
        await using var db = _portal.Stage.OpenAsOwner();
        db.Add(Community.Add(CommunityId.New(), _mission.Workspace, new CommunityFacts([("en", "The families")], CommunityKind.Association, SmallMission.Village, _mission.North, SeenWithUs.Never, null)).Value);
        db.Add(new MandateTask("PUBINFO"));
        await db.SaveChangesAsync(Cancel);
        _officer = PlainBrowser.Of(_portal, "officer.one@mission.example");
    }

    public async ValueTask DisposeAsync()
    {
        _officer.Dispose();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task A_plan_is_found_for_checked_changed_shown_in_its_month_and_fetched_until_it_is_revoked()
    {
        await _officer.Open("/consultations/plan");
        _officer.Text.ShouldContain("never to be seen with the United Nations", Case.Sensitive, "beside the community");
        var community = Box().Match(_officer.Html).Groups[1].Value;
        (string, string)[] typed =
        [
            ("Input.Title", "What was passed on"), ("Input.Kind", "FocusGroup"), ("Input.Communities", community), ("Input.On", $"{Today:yyyy-MM-dd}"), ("Input.StartsAt", "23:30"), ("Input.PlaceName", "A room they choose"), ("Input.Language", "fr"), ("Input.Tasks", "PUBINFO"),
            ("Input.Label", "Restricted"), ("Input.Sensitivity", "Exact"), ("Input.ReprisalRisk", "High"), ("Input.Visibility", "Open"),
        ];
        await _officer.Send([.. typed, ("Input.Finds.Area", "mbelo"), ("Input.Finds.Look", "Areas")]);
        _officer.Address.ShouldBe("/consultations/plan");
        _officer.Html.ShouldContain($"value=\"{SmallMission.Village}\"");
        _officer.ValueOf("Input.Title").ShouldBe("What was passed on", "nothing typed is lost by a search");

        await _officer.Send([.. typed, ("Input.Area", SmallMission.Village)]);
        _officer.Text.ShouldContain("An open meeting is not planned with somebody who wishes never to be seen");
        _officer.ValueOf("Input.Communities").ShouldBe(community);
        await _officer.Send(("Input.Visibility", "Discreet"));
        _officer.Address.ShouldStartWith("/consultations/");
        _officer.Text.ShouldContain("Discreet may not be enough");
        _officer.Html.ShouldContain("/sheet\"");
        var plan = _officer.Address;
        await _officer.Open(plan + "/plan");
        await _officer.Send(("Input.Visibility", "Unseen"));
        _officer.Address.ShouldBe(plan);
        _officer.Text.ShouldNotContain("Discreet may not be enough");

        await _officer.Open("/consultations/planned");
        _officer.Html.ShouldContain($"datetime=\"{Today:yyyy-MM-dd}\"");
        _officer.Text.ShouldContain("What was passed on");
        foreach (var told in new[] { "A room they choose", "French", "href=\"/tasks/PUBINFO\"" })
            Details().Match(_officer.Html).Value.ShouldContain(told);
        await _officer.Open(plan + "/plan");
        await _officer.Send(("Input.Sensitivity", "Hidden"));
        using (var other = PlainBrowser.Of(_portal, "officer.two@mission.example"))
        {
            await other.Open("/consultations/planned");
            Details().Match(other.Html).Value.ShouldContain("hidden, to protect people");
            other.Text.ShouldNotContain("A room they choose");
        }

        await _officer.Open($"/consultations/planned?month={Today.AddMonths(2):yyyy-MM}&of=mine");
        _officer.Text.ShouldNotContain("What was passed on");
        await _officer.Open("/consultations/planned?month=0000-99&of=nobody&view=list");
        _officer.Html.ShouldContain("Error: ");
        _officer.Text.ShouldContain("What was passed on");

        await Feed();
    }

    private async Task Feed()
    {
        await _officer.Open("/account/calendars");
        await _officer.Send(("Input.Name", "Telephone"), ("Input.Filter", "All"));
        var address = Address().Match(_officer.Html).Value;
        address.ShouldNotBeEmpty();
        using var program = _portal.Visitor();
        using var answer = await program.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("SUMMARY:What was passed on");
        using var signedIn = await _officer.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        signedIn.Headers.CacheControl!.ToString().ShouldBe("no-store, private");

        await _officer.Open("/account/calendars");
        Address().IsMatch(_officer.Html).ShouldBeFalse("the address is shown once");
        _officer.Text.ShouldNotContain("never fetched");
        await _officer.Open(Revoke().Match(_officer.Html).Groups[1].Value);
        await _officer.Send();
        _officer.Text.ShouldContain("You have no address yet");
        using var gone = await program.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i <= SignInLimit.TriesAMinute; i++)
        {
            using var guessed = await program.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/calendar/{i}.ics"), Cancel);
            statuses.Add(guessed.StatusCode);
        }

        statuses[0].ShouldBe(HttpStatusCode.NotFound);
        statuses[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    /// <summary>What opens below a meeting of the month.</summary>
    [GeneratedRegex("<details class=\"plan\">.*?</details>", RegexOptions.Singleline, 1000)]
    private static partial Regex Details();

    [GeneratedRegex("name=\"Input.Communities\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Box();

    [GeneratedRegex("/calendar/[A-Za-z0-9_-]{43}\\.ics", RegexOptions.None, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("href=\"(/account/calendars/[^\"]+/revoke)\"", RegexOptions.None, 1000)]
    private static partial Regex Revoke();
}

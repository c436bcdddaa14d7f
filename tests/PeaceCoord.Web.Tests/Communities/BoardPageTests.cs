using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Communities;

/// <summary>Commitments moved on the board itself, without a script.</summary>
public sealed class BoardPageTests(TestCluster cluster)
{
    private const string Board = "/commitments/board";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_is_moved_by_its_button_and_the_board_comes_back_to_it()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var market = await mission.HasCommunity();
        var mill = await mission.HasCommunity("Mill");
        var promise = await mission.HasCommitment(market, also: mill);
        using var officer = await Browser(portal, mission.Officer);

        await officer.Open(Board + "?view=list");
        Buttons(officer).ShouldBe(["Accept", "Accept"], "it stands under both communities");
        await officer.Press(Board + "?view=list", ("act", $"Accept:{promise.Value:N}:1"));
        officer.Address.ShouldBe($"{Board}?view=list&moved={promise.Value}");
        officer.Text.ShouldContain("done. It is now at “Accepted”");
        Regex.Count(officer.Html, "id=\"moved\"", RegexOptions.None, TimeSpan.FromSeconds(2)).ShouldBe(1, "the page stands at one of them");
        Buttons(officer).ShouldBe(["Begin the work", "Begin the work"]);

        await officer.Press(Board + "?view=list", ("act", $"Start:{promise.Value:N}:2"));
        (await State(portal, promise)).ShouldBe(CommitmentState.InProgress);
        Buttons(officer).ShouldBeEmpty("what comes next asks for words");
        await officer.Open(Board + "?by=owner");
        officer.Html.ShouldNotContain("name=\"act\"");
    }

    [Fact]
    public async Task Who_follows_it_up_begins_and_another_verifies_and_closes()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var market = await mission.HasCommunity();
        var today = DateOnly.FromDateTime(portal.Stage.Clock.GetUtcNow().UtcDateTime);
        var confirmed = await mission.HasCommitment(market, c =>
        {
            c.Accept();
            c.Deliver(today, null, today);
            c.Tell(new TellingFacts(today, ToldHow.Visit, mission.Officer, CommunityAnswer.Confirmed, "It runs.", "en", "Market women"), today, portal.Stage.Clock.GetUtcNow()).Refusals.ShouldBeEmpty();
        }, priority: Priority.High);
        using var owner = await Browser(portal, mission.Officer);
        await owner.Open(Board);
        Buttons(owner).ShouldBeEmpty("the owner does not judge the own work");
        using var analyst = await Browser(portal, mission.Analyst);
        await analyst.Open(Board);
        analyst.Html.ShouldNotContain("action=\"" + Board);

        using var second = await Browser(portal, mission.SecondOfficer);
        await second.Open(Board);
        Buttons(second).ShouldBe(["I went and looked: it was done"], "of high priority: it is verified first");
        await second.Press(Board, ("act", $"Verify:{confirmed.Value:N}:1"));
        second.Text.ShouldContain("The delivery is verified");
        Buttons(second).ShouldBe(["Close"]);
        await second.Press(Board, ("act", $"Close:{confirmed.Value:N}:2"));
        second.Text.ShouldContain("done. It is closed and leaves the board");
        second.Html.ShouldContain($"href=\"/commitments/{confirmed.Value}\"");

        await mission.HasCommitment(market, c =>
        {
            c.Decline("There is no pump to be had.", today).Refusals.ShouldBeEmpty();
            c.Tell(new TellingFacts(today, ToldHow.Visit, mission.Officer, CommunityAnswer.NotYet, null, null, null), today, portal.Stage.Clock.GetUtcNow()).Refusals.ShouldBeEmpty();
        });
        await second.Open(Board);
        Buttons(second).ShouldBeEmpty("its community owes its answer: closing would be refused");

        var answered = await mission.HasCommitment(null, c =>
        {
            c.Decline("There is no pump to be had.", today).Refusals.ShouldBeEmpty();
            Tell(c, CommunityAnswer.NotYet, 0);
            Tell(c, CommunityAnswer.Confirmed, 1);
        });
        await second.Open(Board);
        Buttons(second).ShouldBe(["Close"], "what the meeting answered last is what counts");
        await second.Press(Board, ("act", $"Close:{answered.Value:N}:1"));
        second.Text.ShouldContain("done. It is closed and leaves the board");

        void Tell(Commitment c, CommunityAnswer answer, int minute) => c.Tell(
            new TellingFacts(today, ToldHow.Visit, mission.Officer, answer, answer == CommunityAnswer.NotYet ? null : "We know.", answer == CommunityAnswer.NotYet ? null : "en", answer == CommunityAnswer.NotYet ? null : "Market women"),
            today, portal.Stage.Clock.GetUtcNow().AddMinutes(minute)).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_step_that_is_refused_says_why_on_the_board_as_it_is_now()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var promise = await mission.HasCommitment(await mission.HasCommunity());
        using var officer = await Browser(portal, mission.Officer, "fr");
        using var liaison = await Browser(portal, mission.Liaison);
        await officer.Open(Board);
        await liaison.Open(Board);
        await liaison.Press(Board, ("act", $"Accept:{promise.Value:N}:1"));

        await officer.Press(Board, ("act", $"Accept:{promise.Value:N}:1"));
        officer.Address.ShouldBe(Board);
        officer.Html.ShouldContain("id=\"errors\"");
        officer.Html.ShouldContain($"href=\"/commitments/{promise.Value}\"");
        Buttons(officer).ShouldBe(["Commencer le travail"], "the board stands as the other left it");
        foreach (var pressed in new[] { $"Close:{promise.Value:N}:2", $"Start:{promise.Value:N}:1", $"Start:{Guid.NewGuid():N}:1", "Decline", "" })
        {
            await officer.Open(Board);
            await officer.Press(Board, ("act", pressed));
            officer.Html.ShouldContain("id=\"errors\"", customMessage: pressed);
            (await State(portal, promise)).ShouldBe(CommitmentState.Accepted, pressed);
        }

        using var bare = new FormUrlEncodedContent([new("_handler", "board"), new("act", $"Start:{promise.Value:N}:2")]);
        using var refused = await officer.Client.PostAsync(new Uri(Board, UriKind.Relative), bare, Cancel);
        refused.IsSuccessStatusCode.ShouldBeFalse("it carries no proof that the form is ours");
        (await State(portal, promise)).ShouldBe(CommitmentState.Accepted);
    }

    private static List<string> Buttons(PlainBrowser page) =>
        [.. Regex.Matches(page.Html, "<button[^>]*name=\"act\"[^>]*>([^<]*)</button>", RegexOptions.None, TimeSpan.FromSeconds(2)).Select(button => WebUtility.HtmlDecode(button.Groups[1].Value))];

    private static async Task<PlainBrowser> Browser(RunningPortal portal, Domain.People.AccountId person, string language = "en")
    {
        await using var db = portal.Stage.OpenAsOwner();
        return PlainBrowser.Of(portal, (await db.Users.Where(account => account.Id == person.Value).Select(account => account.Email).SingleAsync(Cancel))!, language);
    }

    private static async Task<CommitmentState> State(RunningPortal portal, CommitmentId id)
    {
        await using var db = portal.Stage.OpenAsOwner();
        return await db.Commitments.Where(commitment => commitment.Id == id).Select(commitment => commitment.State).SingleAsync(Cancel);
    }
}

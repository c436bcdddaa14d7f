using System.Net;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Forums;

/// <summary>Forums and outreach by posting forms alone, as an officer and in both languages.</summary>
public sealed class ForumPagesTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_forum_is_set_up_meets_decides_and_is_answered_and_a_broadcast_is_written_down()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var community = await mission.HasCommunity();
        var today = DateOnly.FromDateTime(portal.Stage.Clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var officer = PlainBrowser.Of(portal, "officer.one@mission.example");
        await officer.Open("/forums/new");
        await officer.Send(("Input.Name", "Corridor committee"));
        officer.Status.ShouldBe(HttpStatusCode.OK);
        officer.Text.ShouldContain("Choose at least one member besides the mission");
        officer.ValueOf("Input.Name").ShouldBe("Corridor committee");
        await officer.Send(("Input.Purpose", "Follow the agreement"), ("Input.Rhythm", "Monthly"), ("Input.Communities", community.Value.ToString()), ("Input.Authorities", "Prefect’s office"));
        var forum = officer.Address;
        officer.Text.ShouldContain("Members: 2; meetings: 0");

        await officer.Open(forum + "/meetings/new");
        await officer.Send(("Input.On", today), ("Input.Present", System.Text.RegularExpressions.Regex.Match(officer.Html, "name=\"Input.Present\" value=\"([^\"]+)\"").Groups[1].Value));
        officer.Address.ShouldBe(forum);
        await officer.Open(System.Text.RegularExpressions.Regex.Match(officer.Html, "href=\"([^\"]+/decision)\"").Groups[1].Value);
        await officer.Send(("Input.Text", "Mark the ponds, ask +236 72 12 34 56"), ("Input.DoneBy", "Civil Affairs"), ("Input.AsksMission", "true"));
        officer.Text.ShouldContain("Look again: nothing was saved yet");
        officer.Text.ShouldContain("looks like a telephone number");
        officer.ValueOf("Input.Text").ShouldBe("Mark the ponds, ask +236 72 12 34 56");
        await officer.Send(("Input.Text", "Mark the ponds"), ("Input.AsksMission", "true"));
        officer.Text.ShouldContain("Waiting for the mission’s response for 0 days");
        var decline = System.Text.RegularExpressions.Regex.Match(officer.Html, "href=\"([^\"]+/decline)\"").Groups[1].Value;
        await officer.Open("/workspace");
        officer.Text.ShouldContain("decision of a joint forum waits for the mission’s response");
        await officer.Open(decline.Replace("/decline", "/accept", StringComparison.Ordinal));
        officer.Text.ShouldContain("First say as which consultation the meeting was logged");

        var correct = decline.Replace("/decline", "/correct", StringComparison.Ordinal);
        await officer.Open(correct);
        await officer.Send(("Input.Text", "Mark the wells"));
        officer.Text.ShouldContain("Why it is corrected");
        officer.ValueOf("Input.Text").ShouldBe("Mark the wells");
        await officer.Send(("Input.Reason", "Wrong word"));
        officer.Text.ShouldContain("Before:");
        officer.Text.ShouldContain("Mark the ponds");
        await officer.Open(forum + "/end");
        await officer.Send(("Input.On", today), ("Input.Reason", "The corridor is open"));
        officer.Html.ShouldContain("input-left-0-what-error");

        using var french = PlainBrowser.Of(portal, "officer.two@mission.example", "fr");
        await french.Open(decline);
        await french.Send();
        french.Text.ShouldContain("Raison");
        await french.Send(("Input.Reason", "Pas de moyens, voir info@mission.example"));
        french.Text.ShouldContain("À relire");
        await french.Send();
        french.Text.ShouldContain("Pas de moyens, voir info@mission.example", Case.Sensitive, "sent again it is saved as it is");
        french.Text.ShouldContain("Refusée le");
        french.Text.ShouldContain("par Officer Two");
        french.Text.ShouldContain("Avant :");
        await french.Open("/communities/" + community.Value);
        french.Text.ShouldContain("Siège dans");
        await french.Open(forum + "/end");
        await french.Send(("Input.On", today), ("Input.Reason", "Le couloir est ouvert"));
        french.Address.ShouldBe(forum);
        french.Text.ShouldContain("A pris fin le");
        await french.Open("/forums");
        french.Text.ShouldContain("0 cadre de concertation");
        await french.Open("/forums?only=ended");
        french.Text.ShouldContain("A pris fin le");

        await officer.Open("/outreach/new");
        await officer.Send(("Input.Channel", "Radio"), ("Input.Message", "What the mission may do"), ("Input.Languages", "fr"), ("Input.Audience", "Listeners"), ("Input.On", today), ("Input.Rumours[0].Words", "They sell the wells"));
        officer.Text.ShouldContain("Choose what this rumour is about");
        await officer.Send(("Input.Languages", "fr"), ("Input.Rumours[0].Theme", "Water"));
        officer.Text.ShouldContain("They sell the wells");
        officer.Text.ShouldContain("Written down");
        var activity = officer.Address;
        await officer.Open(activity + "/edit");
        officer.ValueOf("Input.Rumours[0].Words").ShouldBe("They sell the wells");
        await officer.Open(activity);
        await officer.Open(System.Text.RegularExpressions.Regex.Match(officer.Html, "href=\"([^\"]+/concern)\"").Groups[1].Value);
        await officer.Send();
        officer.Address.ShouldEndWith("/edit/said");
        officer.Html.ShouldContain("They sell the wells");
        await officer.Open(activity);
        officer.Text.ShouldContain("A concern in a draft of yours");
    }
}

using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Communities;

/// <summary>The pages of communities and commitments, without JavaScript.</summary>
public sealed partial class ChainPagesTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commitment_is_delivered_cannot_be_closed_before_they_were_told_and_then_is_and_the_community_page_tells_it()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var community = await mission.HasCommunity();
        var id = await mission.HasCommitment(community, then: c => c.Accept());
        using var officer = portal.SignedIn(mission.SecondOfficer);
        var page = $"/commitments/{id.Value}";

        (await Post(officer, page + "/deliver", [("Input.Note", "Two taps work")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var refused = await Post(officer, page, [], form: "close");
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Text(refused)).ShouldContain("The community has not been told yet");

        var told = await Post(officer, page + "/tell", [("Input.How", nameof(ToldHow.CommunityMeeting)), ("Input.Answer", nameof(CommunityAnswer.Confirmed)), ("Input.AnswerWords", "L’eau coule depuis mardi."), ("Input.AnswerLanguage", "fr"), ("Input.AnsweredBy", "Market women")]);
        told.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Post(officer, page, [], form: "close")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var chain = await Get(officer, $"/communities/{community.Value}");
        chain.ShouldContain("L’eau coule depuis mardi.");
        chain.ShouldContain("Market women");
        chain.ShouldContain("link tied");
        chain.ShouldContain("promise closed");
    }

    [Theory]
    [InlineData("en", "Fill this in", "Enter a day that is not in the future")]
    [InlineData("fr", "Remplissez", "Indiquez un jour qui n’est pas dans le futur")]
    public async Task What_is_wrong_stands_at_its_field_in_the_readers_language_and_what_was_typed_stays(string language, string required, string future)
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var id = await mission.HasCommitment(then: c => c.Accept());
        using var officer = portal.SignedIn(mission.Officer, language: language);

        var answer = await Text(await Post(officer, $"/commitments/{id.Value}/step", [("Input.On", "2999-01-01"), ("Input.Note", "")]));
        answer.ShouldContain(required);
        answer.ShouldContain(future);
        answer.ShouldContain("2999-01-01");

        var tooLong = new string('x', Commitment.ReasonMaxLength + 1);
        (await Text(await Post(officer, $"/commitments/{id.Value}/decline", [("Input.Reason", tooLong)]))).ShouldContain(tooLong);
    }

    [Fact]
    public async Task A_name_is_shown_once_in_the_answer_to_the_post_and_on_no_other_page()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var community = await mission.HasCommunity();
        using var officer = portal.SignedIn(mission.Officer);

        var added = await Post(officer, "/leaders/new",
        [
            ("Input.Role", nameof(LeaderRole.Elder)), ("Input.SpeaksFor", community.Value.ToString()), ("Input.Name", "Canary Nightingale"), ("Input.ContactPreference", nameof(ContactPreference.Visit)),
            ("Input.ReprisalRisk", nameof(ReprisalRisk.High)), ("Input.SeenWithUs", nameof(SeenWithUs.Never)), ("Input.ReviewOn", "2999-01-01"),
        ]);
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect, await Text(added));
        var leader = added.Headers.Location!.ToString();

        (await Get(officer, leader)).ShouldNotContain("Nightingale");
        (await Get(officer, "/leaders")).ShouldNotContain("Nightingale");
        (await Get(officer, leader + "/edit")).ShouldNotContain("Nightingale");
        (await Text(await Post(officer, leader, [("Input.Reason", nameof(RevealReason.ToContact))]))).ShouldContain("Canary Nightingale");
        (await Get(officer, leader)).ShouldNotContain("Nightingale");
        (await Get(officer, $"/leaders?community={community.Value}")).ShouldContain("LDR-");
    }

    [Fact]
    public async Task A_stranger_finds_none_of_the_pages()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var community = await mission.HasCommunity("Canary village");
        var id = await mission.HasCommitment(community);
        using var stranger = portal.SignedIn(mission.Stranger);

        foreach (var page in new[] { $"/communities/{community.Value}", $"/communities/{community.Value}/edit", $"/commitments/{id.Value}", $"/commitments/{id.Value}/tell" })
            (await stranger.GetAsync(page, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        foreach (var list in new[] { "/communities", "/commitments", "/leaders", "/workspace", $"/commitments?community={community.Value}" })
            (await Get(stranger, list)).ShouldNotContain("Canary");
    }

    [Fact]
    public async Task The_home_says_what_needs_the_officer()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        await mission.HasCommitment(await mission.HasCommunity(), dueInDays: -41);
        using var officer = portal.SignedIn(mission.Officer);

        var home = await Get(officer, "/workspace");

        home.ShouldContain("promise of yours is overdue");
        home.ShouldContain("41 days");
    }

    private static async Task<string> Get(HttpClient client, string page)
    {
        var answer = await client.GetAsync(page, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        return await Text(answer);
    }

    /// <summary>Opens the page, takes what its form holds, fills it and sends it, as a browser without script does.</summary>
    private static async Task<HttpResponseMessage> Post(HttpClient client, string page, IEnumerable<(string Name, string Value)> values, string form = "form")
    {
        var html = await (await client.GetAsync(page, Cancel)).Content.ReadAsStringAsync(Cancel);
        var around = Forms().Matches(html).Select(match => match.Value).First(text => text.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal));
        var fields = Inputs().Matches(around).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
        foreach (var (name, value) in values)
            fields[name] = value;
        return await client.PostAsync(page, new FormUrlEncodedContent(fields), Cancel);
    }

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input(?=[^>]*type=\"(?:hidden|date)\")(?=[^>]*name=\"(?<name>[^\"]*)\")(?=[^>]*value=\"(?<value>[^\"]*)\")[^>]*>")]
    private static partial Regex Inputs();
}

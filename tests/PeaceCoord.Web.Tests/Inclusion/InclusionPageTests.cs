using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Inclusion;

/// <summary>The page on inclusion, without JavaScript.</summary>
public sealed partial class InclusionPageTests(TestCluster cluster)
{
    private static readonly (ParticipantSex, AgeBand, int)[] NineMenAndThreeWomen = [(ParticipantSex.Men, AgeBand.From30To59, 9), (ParticipantSex.Women, AgeBand.From30To59, 3)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "fewer than 5", "8 to 11", "8–34%", "Area", "Women")]
    [InlineData("fr", "moins de 5", "de 8 à 11", "8–34 %", "Zone", "Femmes")]
    public async Task Nine_men_and_three_women_are_twelve_people_and_nothing_more(string language, string few, string range, string share, string area, string women)
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        await portal.Stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, "2026-02-03", NineMenAndThreeWomen);
        using var officer = portal.SignedIn(mission.Officer, language: language);

        var row = Cells(await Get(officer, "/inclusion?period=2026-Q1"))[0];

        row[0].ShouldBeOneOf("Highlands", "Hautes-Terres");
        row[1..].ShouldBe(["1", "12", "<5" + few, "8–11" + range, "0", "0", "0", "–" + NotRecorded(language), "–" + NotRecorded(language), row[^1]]);
        row[^1].ShouldStartWith(share);
        var page = await Get(officer, "/inclusion?period=2026-Q1");
        page.ShouldContain($">{area}<");
        page.ShouldContain($"data-th=\"{women}\"");
        page.ShouldNotContain("style=");
    }

    [Fact]
    public async Task The_address_chooses_quarter_or_year_and_what_is_drawn_and_nothing_finer()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var (ordinary, small) = ("2026-02-03", "2026-02-04");
        await portal.Stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, ordinary, [(ParticipantSex.Men, AgeBand.From18To29, 20), (ParticipantSex.Women, AgeBand.From30To59, 30)]);
        await portal.Stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, small, NineMenAndThreeWomen);
        using var officer = portal.SignedIn(mission.Officer);

        var quarter = Cells(await Get(officer, "/inclusion?period=2026-Q1"));
        Cells(await Get(officer, "/inclusion?period=2026")).ShouldBe(quarter);
        foreach (var finer in new[] { $"from={ordinary}&to={ordinary}", "state=recorded", "office=" + mission.North.Value, "area=" + SmallMission.Village, "label=restricted", "kind=townhall", "without=" + Guid.NewGuid() })
            Cells(await Get(officer, $"/inclusion?period=2026-Q1&{finer}")).ShouldBe(quarter, finer);
        Cells(await Get(officer, "/inclusion?period=2026-Q1&measure=youth"))[0][^1].ShouldNotBe(quarter[0][^1]);
        foreach (var odd in new[] { "2026-02", "0000", "99999", "2026-Q5", "%00", "%27" })
            (await officer.GetAsync($"/inclusion?period={odd}&measure={odd}", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK, odd);
    }

    [Fact]
    public async Task A_community_not_met_is_named_with_a_way_to_log_a_meeting_to_those_who_write()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var community = await mission.HasCommunity("Mbélo market");
        using var officer = portal.SignedIn(mission.Officer);
        using var analyst = portal.SignedIn(mission.Analyst);
        using var focal = portal.SignedIn(mission.FocalPoint);

        var page = await Get(officer, "/inclusion");
        WebUtility.HtmlDecode(page).ShouldContain("Mbélo market");
        page.ShouldContain($"name=\"community\" value=\"{community.Value}\"");
        var form = Log().Match(page).Value;
        var fields = Fields().Matches(form).ToDictionary(field => field.Groups["name"].Value, field => field.Groups["value"].Value, StringComparer.Ordinal);
        fields["community"] = community.Value.ToString();
        var started = await officer.PostAsync("/consultations/start", new FormUrlEncodedContent(fields), Cancel);
        started.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Get(officer, started.Headers.Location! + "/where")).ShouldContain(community.Value.ToString());

        (await Get(analyst, "/inclusion")).ShouldNotContain("name=\"community\"");
        WebUtility.HtmlDecode(await Get(focal, "/inclusion")).ShouldNotContain("Mbélo market");
    }

    [Fact]
    public async Task Whoever_reads_no_figures_finds_no_page_and_nobody_anothers_mission()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        foreach (AccountId other in new[] { mission.Liaison, mission.Administrator })
        {
            using var client = portal.SignedIn(other);
            (await client.GetAsync("/inclusion", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        using var stranger = portal.SignedIn(mission.Stranger);
        (await stranger.GetAsync("/inclusion", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync("/inclusion?workspace=TEST", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/inclusion?workspace=NOSUCH", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string NotRecorded(string language) => language == "fr" ? "non noté" : "not recorded";

    private static async Task<string> Get(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    /// <summary>The text of the table's cells, row by row.</summary>
    private static List<List<string>> Cells(string html) =>
        [.. Rows().Matches(html[html.IndexOf("<tbody", StringComparison.Ordinal)..]).Select(row => CellsOf().Matches(row.Value).Select(cell => WebUtility.HtmlDecode(Tags().Replace(cell.Value, "")).Trim()).ToList())];

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    [GeneratedRegex("<t[hd][ >].*?</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex CellsOf();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("<form id=\"log\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Log();

    [GeneratedRegex("<input(?=[^>]*name=\"(?<name>[^\"]*)\")(?=[^>]*value=\"(?<value>[^\"]*)\")[^>]*>")]
    private static partial Regex Fields();
}

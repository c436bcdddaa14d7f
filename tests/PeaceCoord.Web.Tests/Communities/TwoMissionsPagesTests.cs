using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Communities;

/// <summary>The officer works in a second mission too: what is added belongs to the mission that was said, and is offered what is there.</summary>
public sealed partial class TwoMissionsPagesTests(TestCluster cluster) : IAsyncLifetime
{
    private RunningPortal _portal = null!;
    private SmallMission _mission = null!;
    private HttpClient _officer = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await RunningPortal.Start(cluster, cancel: Cancel);
        _mission = await SmallMission.On(_portal.Stage);
        await using var db = _portal.Stage.OpenAsOwner();
        db.Add(Membership.OfWorkspace(_mission.Officer, _mission.OtherWorkspace, Role.Officer, Label.Confidential, null, _portal.Stage.Clock.GetUtcNow().AddDays(-1)));
        await db.SaveChangesAsync(Cancel);
        _officer = _portal.SignedIn(_mission.Officer);
    }

    public async ValueTask DisposeAsync()
    {
        _officer.Dispose();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task A_leader_is_added_to_the_mission_that_was_chosen_and_speaks_for_its_communities()
    {
        await _mission.HasCommunity("Market of the north");

        var choice = await Get("/leaders/new");
        choice.ShouldContain("href=\"/leaders/new?workspace=ELSE\"");
        choice.ShouldContain("href=\"/leaders/new?workspace=TEST\"");
        choice.ShouldNotContain("Input.Role");
        (await Get("/leaders/new?workspace=TEST")).ShouldContain("Market of the north");
        (await Get("/leaders/new?workspace=ELSE")).ShouldNotContain("Market of the north");
        (await Get("/leaders/new?workspace=NONE")).ShouldContain("href=\"/leaders/new?workspace=TEST\"");

        var answer = await Post("/leaders/new?workspace=ELSE", ("Input.Role", nameof(LeaderRole.Elder)), ("Input.ContactPreference", $"{Enum.GetValues<ContactPreference>()[0]}"), ("Input.ReprisalRisk", nameof(ReprisalRisk.Low)), ("Input.SeenWithUs", nameof(SeenWithUs.Openly)), ("Input.ReviewOn", $"{DateOnly.FromDateTime(_portal.Stage.Clock.GetUtcNow().UtcDateTime).AddDays(90):yyyy-MM-dd}"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Cancel));
        await using var db = _portal.Stage.OpenAsOwner();
        (await db.Set<Leader>().SingleAsync(Cancel)).WorkspaceId.ShouldBe(_mission.OtherWorkspace);
    }

    [Fact]
    public async Task A_community_is_added_to_the_mission_that_was_chosen_which_the_search_for_its_area_keeps()
    {
        await _mission.HasCommunity();
        (await Get("/communities/new")).ShouldContain("href=\"/communities/new?workspace=ELSE\"");
        (await Get("/communities/new?workspace=ELSE")).ShouldContain("name=\"workspace\" value=\"ELSE\"");
        var page = $"/communities/new?workspace=ELSE&area={SmallMission.Village}";
        (await Get(page)).ShouldContain("Other mission");

        var answer = await Post(page, ("Input.NameEn", "Fishers"), ("Input.Kind", $"{Enum.GetValues<CommunityKind>()[0]}"), ("Input.SeenWithUs", nameof(SeenWithUs.Openly)));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Cancel));
        await using var db = _portal.Stage.OpenAsOwner();
        (await db.Set<Community>().SingleAsync(community => community.WorkspaceId == _mission.OtherWorkspace, Cancel)).Names.ShouldHaveSingleItem();
    }

    private async Task<string> Get(string page) => WebUtility.HtmlDecode(await _officer.GetStringAsync(page, Cancel));

    private async Task<HttpResponseMessage> Post(string page, params (string Name, string Value)[] values)
    {
        var html = await _officer.GetStringAsync(page, Cancel);
        var form = Forms().Matches(html).Select(match => match.Value).First(text => text.Contains("name=\"_handler\"", StringComparison.Ordinal));
        var fields = Hidden().Matches(form).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
        foreach (var (name, value) in values)
            fields[name] = value;
        return await _officer.PostAsync(page, new FormUrlEncodedContent(fields), Cancel);
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input(?=[^>]*type=\"hidden\")(?=[^>]*name=\"(?<name>[^\"]*)\")(?=[^>]*value=\"(?<value>[^\"]*)\")[^>]*>")]
    private static partial Regex Hidden();
}

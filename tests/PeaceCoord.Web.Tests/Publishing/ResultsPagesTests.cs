using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Publishing;

/// <summary>Publishing without JavaScript: proposed by one person, approved by another, read by everybody over a thin line, gone when it is withdrawn.</summary>
public sealed partial class ResultsPagesTests(TestCluster cluster)
{
    private const string Page = "/results/TEST";
    private const int MostBytes = 15 * 1024;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_people_publish_a_quarter_visitors_read_it_over_2G_and_one_withdraws_it_at_once()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var leader = AccountId.New();
        await using (var db = portal.Stage.OpenAsOwner())
        {
            db.Add(TestAccount.Of(leader, "leader@mission.example", "Leader", SmallMission.Password));
            db.Add(Membership.OfWorkspace(leader, mission.Workspace, Role.Leadership, Label.Confidential, null, DateTimeOffset.UnixEpoch));
            await db.SaveChangesAsync(Cancel);
        }

        var last = Domain.Inclusion.InclusionPeriod.QuarterOf(DateOnly.FromDateTime(portal.Stage.Clock.GetUtcNow().UtcDateTime)).Before();
        for (var day = 0; day < 5; day++)
            await portal.Stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, $"{last.First.AddDays(day):yyyy-MM-dd}", [(ParticipantSex.Men, AgeBand.From18To29, 20), (ParticipantSex.Women, AgeBand.From30To59, day == 0 ? 3 : 30)]);
        using var head = portal.SignedIn(mission.Head);
        using var second = portal.SignedIn(leader);
        using var visitor = portal.Visitor();

        var record = await Send(head, "/publishing", "form");
        (await Get(visitor, Page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Text(head, record)).ShouldNotContain("value=\"approve\"");
        await Send(second, record, "approve");

        var first = await Get(visitor, Page);
        var page = WebUtility.HtmlDecode(await first.Content.ReadAsStringAsync(Cancel));
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("5 meetings with 223 people.");
        page.ShouldContain("54–56%");
        page.ShouldContain("Highlands");
        page.ShouldContain("all figures are made up");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("Market");
        first.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await FirstVisit(portal, Page)).ShouldBeLessThan(MostBytes);
        WebUtility.HtmlDecode(await (await Get(visitor, Page, request => request.Headers.AcceptLanguage.ParseAdd("fr"))).Content.ReadAsStringAsync(Cancel)).ShouldContain("5 réunions avec 223 personnes.");
        (await Get(visitor, Page, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await Get(visitor, $"{Page}/{last}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Get(visitor, $"{Page}/{last.Before()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Text(visitor, "/results")).ShouldContain($"href=\"{Page}\"");

        await Send(head, record, "withdraw");

        (await Get(visitor, Page, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Text(visitor, "/results")).ShouldNotContain(Page);
    }

    /// <summary>Sends a form of the page as it stands, with the first choice of each list, and says where it led.</summary>
    private static async Task<string> Send(HttpClient browser, string address, string name)
    {
        var form = Forms().Matches(await Text(browser, address)).Select(found => found.Value).Single(found => found.Contains($"name=\"_handler\" value=\"{name}\"", StringComparison.Ordinal));
        var fields = Inputs().Matches(form).Select(field => (field.Groups["name"].Value, field.Groups["value"].Value))
            .Concat(Choices().Matches(form).Select(field => (field.Groups["name"].Value, field.Groups["value"].Value)))
            .Select(field => KeyValuePair.Create(field.Item1, WebUtility.HtmlDecode(field.Item2)));
        var sent = await browser.PostAsync(address, new FormUrlEncodedContent(fields), Cancel);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync(Cancel));
        return sent.Headers.Location!.ToString();
    }

    /// <summary>The page with the stylesheet and the mark, which is all that a first visit fetches; these two as a release keeps them, compressed as far as it goes.</summary>
    private static async Task<int> FirstVisit(RunningPortal portal, string address)
    {
        using var fresh = new HttpClient { BaseAddress = portal.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("br");
        var page = (await (await fresh.SendAsync(request, Cancel)).Content.ReadAsByteArrayAsync(Cancel)).Length;
        var html = await fresh.GetStringAsync(address, Cancel);
        foreach (Match asset in Assets().Matches(html))
            page += Compressed(await fresh.GetByteArrayAsync("/" + asset.Groups["file"].Value, Cancel));
        TestContext.Current.TestOutputHelper!.WriteLine($"{address}: {page:N0} bytes on a first visit");
        return page;
    }

    private static int Compressed(byte[] file)
    {
        var sent = new byte[BrotliEncoder.GetMaxCompressedLength(file.Length)];
        BrotliEncoder.TryCompress(file, sent, out var length, quality: 11, window: 22).ShouldBeTrue();
        return length;
    }

    private static async Task<string> Text(HttpClient browser, string address) => await (await Get(browser, address)).Content.ReadAsStringAsync(Cancel);

    private static async Task<HttpResponseMessage> Get(HttpClient browser, string address, Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        with?.Invoke(request);
        return await browser.SendAsync(request, Cancel);
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*name=\"(?<name>[^\"]+)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Inputs();

    [GeneratedRegex("<select[^>]*name=\"(?<name>[^\"]+)\"[^>]*>\\s*<option value=\"(?<value>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Choices();

    [GeneratedRegex("<link[^>]*href=\"(?<file>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Assets();
}

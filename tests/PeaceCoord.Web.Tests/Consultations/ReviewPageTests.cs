using System.Net;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Consultations;

public sealed class ReviewPageTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_reviews_reads_the_record_above_the_decision()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var team = await FieldTeam.Gather(portal.Stage, Cancel);
        var meeting = await MarketMeeting.Submitted(portal.Stage, team.Assistant, team.Officer, change: fields => fields[DraftFieldNames.Office] = team.Tamra.Value.ToString(), cancel: Cancel);
        using var officer = portal.SignedIn(team.Officer);

        var page = WebUtility.HtmlDecode(await officer.GetStringAsync($"/consultations/{meeting.Id.Value}/review", Cancel));

        var decision = page.IndexOf("Recorded.Comment", StringComparison.Ordinal);
        decision.ShouldBePositive();
        foreach (var word in MarketMeeting.AllWords)
            page.IndexOf(word, StringComparison.Ordinal).ShouldBeInRange(0, decision, word);
    }
}

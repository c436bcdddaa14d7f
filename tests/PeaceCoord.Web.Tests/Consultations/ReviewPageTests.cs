using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
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

        await A_comment_on_a_section_stands_there_for_the_author(portal, team, meeting);
        await Two_versions_say_in_words_what_differs(portal, meeting);
    }

    private static async Task A_comment_on_a_section_stands_there_for_the_author(RunningPortal portal, FieldTeam team, MarketMeeting meeting)
    {
        (await portal.Stage.As<ReturnConsultation, Result>(team.Officer, review => review.Run(meeting.Id, new() { OnWho = "Who else came?" }, Cancel))).Refusals.ShouldBeEmpty();
        using var author = PlainBrowser.Of(portal, "assistant@example.org");
        await author.Open("/work");
        author.Text.ShouldContain(MarketMeeting.TitleWord);
        await author.Open($"/consultations/{meeting.Id.Value}");
        author.Text.ShouldContain("Who else came?");
        await author.Press($"/consultations/{meeting.Id.Value}/write");
        await author.Open($"/consultations/{meeting.Id.Value}/edit/said");
        author.Text.ShouldNotContain("Who else came?");
        author.Text.ShouldContain("1 comment to answer");
        await author.Open($"/consultations/{meeting.Id.Value}/edit/who");
        author.Text.ShouldContain("Who else came?");
        var tick = Regex.Match(author.Html, "name=\"(comment-[0-9a-f]{32}-answered)\"", RegexOptions.None, TimeSpan.FromSeconds(2)).Groups[1].Value;
        await author.Send((tick, "yes"), ("act", "save"));
        author.Text.ShouldNotContain("1 comment to answer");
        await author.Open($"/consultations/{meeting.Id.Value}/edit/check");
        author.Text.ShouldContain("another officer of its office: officer, officer.other");
        await author.Send(("act", "submit"));
        author.Address.ShouldBe($"/consultations/{meeting.Id.Value}");
    }

    private static async Task Two_versions_say_in_words_what_differs(RunningPortal portal, MarketMeeting meeting)
    {
        using var officer = PlainBrowser.Of(portal, "officer@example.org", "fr");
        await officer.Open($"/consultations/{meeting.Id.Value}/review");
        officer.Text.ShouldContain("indiquée comme traitée");
        await officer.Open($"/consultations/{meeting.Id.Value}/versions");
        officer.Status.ShouldBe(HttpStatusCode.NotFound, "it is not on record");
        (await portal.Stage.As<RecordConsultation, Result>(await Head(portal), record => record.Run(meeting.Id, new(), Cancel))).Refusals.ShouldBeEmpty();
        await officer.Open("/commitments/board?by=owner&view=list");
        officer.Text.ShouldContain(MarketMeeting.PromiseWord);
        await officer.Open("/commitments/board");
        officer.Text.ShouldContain("À accepter");
        await officer.Open($"/consultations/{meeting.Id.Value}/versions?from=77");
        officer.Text.ShouldContain("1 champ diffère");
        officer.Text.ShouldContain("modifié");
        officer.Html.ShouldContain("id=\"from-error\"");
    }

    private static async Task<AccountId> Head(RunningPortal portal)
    {
        await using var db = portal.Stage.OpenAsOwner();
        return new AccountId(await db.Users.Where(account => account.Email == "head@example.org").Select(account => account.Id).SingleAsync(Cancel));
    }
}

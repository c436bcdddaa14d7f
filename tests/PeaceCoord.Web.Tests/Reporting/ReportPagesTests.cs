using System.Net;
using PeaceCoord.Application.Publishing;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Publishing;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Reporting;

/// <summary>One report for three audiences, and the mission's closing, in one portal: what is left out of a page is not in it.</summary>
public sealed class ReportPagesTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_audience_may_not_see_is_not_in_its_page_and_an_archived_mission_says_so()
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

        var confidential = await Met(Label.Confidential);
        for (var i = 0; i < 4; i++)
            await Met(Label.Restricted);
        await Publish(portal.Stage, mission, leader);
        using var officer = portal.SignedIn(mission.Officer);

        var whole = await Text(officer, "/reports?period=2026-Q1");
        whole.ShouldContain(MarketMeeting.TitleWord);
        whole.ShouldContain("marking-bar l3");
        var reference = await Reference(portal.Stage, confidential.Id);
        whole.ShouldContain(reference);

        var partners = await Text(officer, "/reports?period=2026-Q1&audience=partners");
        partners.ShouldContain("marking-bar l2");
        partners.ShouldContain("TEST-2026-");
        partners.ShouldContain("Highlands");
        var everybody = await Text(officer, "/reports?period=2026-Q1&audience=everybody");
        everybody.ShouldContain("marking-bar l1");
        everybody.ShouldNotContain("TEST-2026-");
        foreach (var page in new[] { partners, everybody })
        {
            page.ShouldContain("5 meetings");
            page.ShouldNotContain(reference);
            foreach (var word in MarketMeeting.AllWords)
                page.ShouldNotContain(word);
        }

        (await Text(officer, "/reports?period=2026-03&audience=everybody")).ShouldContain("two people published");
        (await Text(officer, "/reports?from=2026-01-01&to=&area=nowhere")).ShouldContain("id=\"to-error\"");
        using var leaders = portal.SignedIn(leader);
        (await Text(leaders, "/reports?period=2026-Q1")).ShouldNotContain(MarketMeeting.TitleWord);

        var closing = await Text(officer, $"/closing/{mission.Workspace.Value}");
        closing.ShouldContain("Say who takes over");
        closing.ShouldContain(MarketMeeting.PromiseWord);
        using var administrator = portal.SignedIn(mission.Administrator);
        (await Text(administrator, $"/closing/{mission.Workspace.Value}")).ShouldNotContain(MarketMeeting.PromiseWord);
        using var focalPoint = portal.SignedIn(mission.FocalPoint);
        (await Text(focalPoint, "/retention?show=all")).ShouldNotContain(MarketMeeting.TitleWord);
        (await Text(focalPoint, $"/retention/{confidential.Id.Value}")).ShouldContain(reference);
        (await Text(officer, $"/consultations/{confidential.Id.Value}")).ShouldContain("Kept for 10 years");

        async Task<MarketMeeting> Met(Label label) => await MarketMeeting.Recorded(portal.Stage, mission.Officer, mission.SecondOfficer, mission.Officer, change: fields =>
        {
            fields[DraftFieldNames.Area] = SmallMission.Village;
            fields[DraftFieldNames.LabelField] = label.ToString();
        }, cancel: Cancel);
    }

    private static async Task Publish(Stage stage, SmallMission mission, AccountId leader)
    {
        var input = new ProposePublicationInput { Quarter = new InclusionPeriod(2026, 1).ToString() };
        (await stage.As<ProposePublication, Result>(mission.Head, propose => propose.Run(input, Cancel))).Refusals.ShouldBeEmpty();
        var view = (await stage.As<ViewPublication, Result<PublicationView>>(leader, publication => publication.Run(new PublicationId(input.Id), "en", Cancel))).Value;
        (await stage.As<ApprovePublication, Result>(leader, approve => approve.Run(new PublicationId(input.Id), new ApprovePublicationInput { Seen = view.Seen, Version = view.Publication.Version }, Cancel))).Refusals.ShouldBeEmpty();
    }

    private static async Task<string> Reference(Stage stage, ConsultationId id)
    {
        await using var db = stage.OpenAsOwner();
        return db.Set<Consultation>().Where(c => c.Id == id).Select(c => c.Reference!).Single();
    }

    private static async Task<string> Text(HttpClient browser, string address)
    {
        var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }
}

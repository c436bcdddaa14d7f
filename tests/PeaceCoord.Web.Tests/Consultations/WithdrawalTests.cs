using System.Diagnostics;
using System.Net;
using PeaceCoord.Application.Communities;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Consultations;

/// <summary>A consent withdrawn at a running portal: what follows on other records is done by the portal's own loop, on the clock of the machine.</summary>
public sealed class WithdrawalTests(TestCluster cluster)
{
    private const string Name = "Amina Dialloro";

    /// <summary>What is promised to the person.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Her_name_is_gone_from_the_promise_within_a_minute_and_nobody_does_it_but_the_portal()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var cast = await RegistryCast.Assemble(portal.Stage);
        var amina = await Amina(portal.Stage, cast);
        var meeting = await MarketMeeting.Recorded(portal.Stage, cast.Officer, cast.SectionHead, cast.Officer, Name, fields => fields[DraftFieldNames.LeaderIds] = amina.Value.ToString(), Cancel);
        using var officer = PlainBrowser.Of(portal, RegistryCast.Email("officer"));
        var promise = $"/commitments/{meeting.Promise}";
        await officer.Open(promise);
        officer.Text.ShouldContain(Name);

        await officer.Open($"/consultations/{meeting.Id.Value}/consents/{amina.Value}/withdraw");
        await officer.Send(("Input.Purposes", nameof(ConsentPurpose.RecordOfMeeting)), ("Input.Learned", nameof(WithdrawalLearned.FromThePerson)));
        var withdrawn = Stopwatch.StartNew();
        officer.Address.ShouldBe($"/consultations/{meeting.Id.Value}/consents");

        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), Cancel);
            await officer.Open(promise);
            officer.Status.ShouldBe(HttpStatusCode.OK);
        }
        while (officer.Text.Contains(Name, StringComparison.Ordinal) && withdrawn.Elapsed < Within);

        officer.Text.ShouldNotContain(Name);
        officer.Text.ShouldContain(MarketMeeting.PromiseWord);
    }

    private static async Task<LeaderId> Amina(Stage stage, RegistryCast cast)
    {
        await using (var db = stage.OpenAsOwner())
        {
            var area = new Area("TT0101");
            area.Correct(new AreaFacts("TTT", 1, null, 6.6m, -9.4m, [("en", "Tamra")]));
            db.Add(area);
            await db.SaveChangesAsync(Cancel);
        }

        var community = CommunityId.New();
        RegistryCast.Must(await stage.As<AddCommunity, Result>(cast.Officer, add => add.Run(community, cast.Mission, new CommunityInput { NameEn = "Market of Tamra", Kind = CommunityKind.Village, Area = "TT0101", SeenWithUs = SeenWithUs.Openly }, Cancel)));
        var leader = LeaderId.New();
        var input = new LeaderInput
        {
            Name = Name,
            Role = LeaderRole.Womens,
            SpeaksFor = [community.Value],
            ContactPreference = ContactPreference.Visit,
            ReprisalRisk = ReprisalRisk.High,
            SeenWithUs = SeenWithUs.Never,
            ReviewOn = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
        };
        RegistryCast.Must(await stage.As<AddLeader, Result>(cast.Officer, add => add.Run(leader, cast.Mission, input, Cancel)));
        return leader;
    }
}

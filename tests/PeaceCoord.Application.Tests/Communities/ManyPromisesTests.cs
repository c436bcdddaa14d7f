using PeaceCoord.Application.Communities;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Communities;

/// <summary>A community that was promised more than fits on a page or a sheet of paper.</summary>
public sealed class ManyPromisesTests(TestCluster cluster) : IAsyncLifetime
{
    private const int Many = ViewCommunity.PageSize + 5;

    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private CommunityId _community;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
        _community = await _mission.HasCommunity();
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Pages_hold_some_the_numbers_tell_all_and_the_worst_is_on_the_first()
    {
        for (var number = 0; number < Many; number++)
            await _mission.HasCommitment(_community, c => c.Accept(), dueInDays: 40 + number);
        var told = await _mission.HasCommitment(_community, c => { c.Accept(); c.Deliver(Today, null, Today); Tell(c, CommunityAnswer.NotYet); });
        var untold = await _mission.HasCommitment(_community, c => { c.Accept(); c.Deliver(Today, null, Today); });
        var disputed = await _mission.HasCommitment(_community, c => { c.Accept(); c.Deliver(Today, null, Today); Tell(c, CommunityAnswer.Disputed); });
        var closed = await _mission.HasCommitment(_community, c => { c.Accept(); c.Deliver(Today, null, Today); Tell(c, CommunityAnswer.Confirmed); c.Close(_mission.SecondOfficer, _stage.Clock.GetUtcNow()); });
        var late = await _mission.HasCommitment(_community, c => c.Accept(), dueInDays: 1);
        _stage.Clock.Moved = TimeSpan.FromDays(3);

        var first = await View();
        var last = await View(new CommunityPages(Promises: 99));

        first.Promises.Count.ShouldBe(Many + 5);
        first.Promises.Rows.Count.ShouldBe(ViewCommunity.PageSize);
        first.Promises.Rows.Take(3).Select(p => p.Id).ShouldBe([untold, late, disputed]);
        last.Promises.Page.ShouldBe(2);
        last.Promises.Rows[^1].Id.ShouldBe(closed);
        first.Promises.Rows.Concat(last.Promises.Rows).Select(p => p.Id).Distinct().Count().ShouldBe(Many + 5);
        first.Promises.Rows.Concat(last.Promises.Rows).Select(p => p.Id).ShouldContain(told);
        first.Counts.ShouldBe(last.Counts);
        first.Counts.ShouldBe(new ChainCounts { Promised = Many + 5, Done = 3, Late = 1, Told = 3, Untold = 1, Answered = 2, Disputed = 1 });
    }

    [Fact]
    public async Task A_sheet_of_paper_holds_the_first_and_says_that_there_is_more()
    {
        await _mission.HasCommitment(_community, c => c.Accept(), dueInDays: 1);
        (await Sheet()).IsCut.ShouldBeFalse();
        for (var number = 0; number < Many; number++)
            await _mission.HasCommitment(_community, c => c.Accept(), dueInDays: 40 + number);

        var sheet = await Sheet();

        sheet.IsCut.ShouldBeTrue();
        sheet.Open.Count.ShouldBe(VisitSheet.Most);
        sheet.Open[0].Due.ShouldBe(Today.AddDays(1));
    }

    private void Tell(Commitment commitment, CommunityAnswer answer) =>
        commitment.Tell(new TellingFacts(Today, ToldHow.Visit, _mission.Officer, answer, answer == CommunityAnswer.NotYet ? "" : "So it is.", "en", "Market women"), Today, _stage.Clock.GetUtcNow()).Succeeded.ShouldBeTrue();

    private async Task<CommunityView> View(CommunityPages? pages = null) =>
        (await _stage.As<ViewCommunity, CommunityView?>(_mission.Officer, view => view.Run(_community, "en", Cancel, pages)))!;

    private async Task<VisitSheet> Sheet() =>
        (await _stage.As<PrintVisitSheet, Domain.Kernel.Result<VisitSheet>>(_mission.Officer, print => print.Run(_community, "en", Cancel))).Value;
}

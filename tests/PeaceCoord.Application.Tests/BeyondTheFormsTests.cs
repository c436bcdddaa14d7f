using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Inclusion;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests;

/// <summary>What no form and no address of the portal sends is answered too, and is no fault.</summary>
public sealed class BeyondTheFormsTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_lists_and_quarters_that_there_are_none_of_are_answered_with_those_there_are()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);

        (await stage.As<ListWork, MyWork>(mission.Officer, list => list.Run((WorkList)99, null, "en", Cancel))).Shown.ShouldBe(WorkList.Drafts);
        foreach (var period in new[] { new InclusionPeriod(0, 1), new InclusionPeriod(2026, 5), new InclusionPeriod(int.MaxValue, null) })
            (await stage.As<ViewInclusion, Result<InclusionView>>(mission.Analyst, view => view.Run(null, period, "en", Cancel))).Value.Period.ShouldBe(InclusionPeriod.QuarterOf(DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime)));
    }

    [Fact]
    public async Task A_page_of_consultations_that_there_is_none_of_is_the_nearest_that_there_is()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await FieldTeam.Gather(stage, Cancel);
        var planned = await team.PlansTheMarket(stage, _ => { }, Cancel);

        foreach (var page in new[] { int.MinValue, -1, 0, 2, int.MaxValue })
        {
            var list = await stage.As<ListConsultations, ConsultationList>(team.Officer, list => list.Run(new ConsultationFilter { Page = page }, Cancel));
            (list.Rows.Single().Id, list.Page).ShouldBe((planned, 1));
        }
    }
}

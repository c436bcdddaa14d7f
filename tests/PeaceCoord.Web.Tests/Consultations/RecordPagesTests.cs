using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Consultations;

/// <summary>What a record's page leads to, walked with links and forms alone.</summary>
public sealed class RecordPagesTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agreement_is_registered_from_the_record_it_came_of_a_committed_concern_stays_and_paper_goes_into_its_plan()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var team = await FieldTeam.Gather(portal.Stage, Cancel);
        var met = await MarketMeeting.Recorded(portal.Stage, team.Assistant, team.Officer, team.Officer, change: fields => fields[DraftFieldNames.Office] = team.Tamra.Value.ToString(), cancel: Cancel);
        using var officer = PlainBrowser.Of(portal, "officer@example.org");
        await officer.Open($"/consultations/{met.Id.Value}");
        officer.Html.ShouldContain($"href=\"/agreements/new?consultation={met.Id.Value}\"");

        await officer.Open($"/agreements/new?consultation={met.Id.Value}");
        officer.Text.ShouldContain(MarketMeeting.TitleWord);
        await officer.Send(("Input.Title", "Corridor agreement"), ("Input.Parties", "Farmers\nHerders"), ("Input.Undertakings", "Leave the ponds free"));
        officer.Address.ShouldStartWith("/agreements/");
        officer.Html.ShouldContain($"href=\"/consultations/{met.Id.Value}\"");
        await officer.Open($"/consultations/{met.Id.Value}");
        officer.Text.ShouldContain("Corridor agreement");

        await The_concern_that_something_was_promised_for_is_not_answered_otherwise(officer, met);
        await What_was_written_on_paper_goes_into_the_plan(portal, team, officer);
    }

    private static async Task The_concern_that_something_was_promised_for_is_not_answered_otherwise(PlainBrowser officer, MarketMeeting met)
    {
        await officer.Open($"/consultations/{met.Id.Value}/concerns/{met.Concern.Value}");
        officer.Text.ShouldContain("Something was promised for it");
        await officer.Send(("Input.State", nameof(ConcernState.NotPossible)), ("Input.NotPossibleReason", "No money"));
        officer.Text.ShouldContain("decline, deliver or close that commitment instead");
    }

    private static async Task What_was_written_on_paper_goes_into_the_plan(RunningPortal portal, FieldTeam team, PlainBrowser officer)
    {
        var plan = await team.PlansTheMarket(portal.Stage, input => (input.Sensitivity, input.Visibility) = (PlaceSensitivity.Hidden, MeetingVisibility.Open), Cancel);
        await officer.Open($"/consultations/{plan.Value}");
        officer.Text.ShouldContain("its place is not to be told");
        officer.Html.ShouldContain($"/consultations/from-paper?plan={plan.Value}");
        await officer.Open("/consultations/planned?view=list");
        officer.Text.ShouldContain("Mandate tasks");

        await officer.Open($"/consultations/from-paper?plan={plan.Value}");
        var change = (await portal.Stage.As<ReadPlan, Result<PlanToChange>>(team.Officer, read => read.Run(plan, Cancel))).Value.Input;
        change.PlaceName = "Under the mango tree";
        (await portal.Stage.As<ChangePlan, Result>(team.Officer, use => use.Run(plan, change, Cancel))).Refusals.ShouldBeEmpty();
        await officer.Send(("title", "Typed from paper"), ("act", "log"));
        officer.Address.ShouldStartWith("/consultations/from-paper");
        officer.Text.ShouldContain("Somebody saved this while you had it open");
        officer.Text.ShouldContain("Under the mango tree", customMessage: "what stands now");
        (officer.ValueOf("version"), officer.ValueOf("title")).ShouldBe(("2", "Typed from paper"));

        await officer.Send(("act", "log"));
        officer.Address.ShouldStartWith($"/consultations/{plan.Value}/edit");
        var draft = (await portal.Stage.As<ReadDraft, Result<DraftView>>(team.Officer, read => read.Run(plan, Cancel))).Value;
        (draft.Fields[DraftFieldNames.Title], draft.Fields[DraftFieldNames.Purpose], draft.Fields[DraftFieldNames.Sensitivity], draft.Fields[DraftFieldNames.LabelField])
            .ShouldBe(("Typed from paper", "Listen", nameof(PlaceSensitivity.Hidden), nameof(Label.Confidential)));
    }
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Commitments;

/// <summary>What a departing officer leaves behind, and who follows it up then.</summary>
public sealed class HandoverTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sheet_lists_what_one_leaves_behind_for_the_person_and_the_head_and_leaves_an_entry()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var community = await mission.HasCommunity();
        var day = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime).AddDays(-20);
        var late = await mission.HasCommitment(community, dueInDays: -3);
        var untold = await mission.HasCommitment(community, c =>
        {
            c.Accept();
            c.Deliver(day, null, day);
        });
        var secret = await mission.HasCommitment(label: Label.StrictlyConfidential);
        await mission.HasCommitment(owner: mission.SecondOfficer);
        await mission.HasCommitment(then: c => Close(c, mission.SecondOfficer, day, stage.Clock.GetUtcNow()));
        var draft = ConsultationId.New();
        (await stage.As<StartConsultation, Result>(mission.Officer, start => start.Run(draft, null, null, Cancel))).Refusals.ShouldBeEmpty();
        (await stage.As<SaveDraft, Result<SavedDraft>>(mission.Officer, save => save.Run(draft, new SaveDraftInput(1, new Dictionary<string, string?>(StringComparer.Ordinal) { [DraftFieldNames.Title] = "At the well" }), Cancel))).Refusals.ShouldBeEmpty();

        var own = (await Sheet(stage, mission, mission.Officer)).Value;
        own.Open.Select(c => c.Id).ShouldBe([late, untold, secret], ignoreOrder: true);
        own.ToTell.Select(c => (c.Id, c.DaysUntold)).ShouldBe([(untold, 20)]);
        own.Drafts.Select(d => d.Title).ShouldBe(["At the well"]);
        (own.SealedDrafts, own.Label, own.Name).ShouldBe((0, Label.StrictlyConfidential, "Officer One"));
        var head = (await Sheet(stage, mission, mission.Head)).Value;
        head.Open.Select(c => c.Id).ShouldBe([late, untold], ignoreOrder: true, "the head is not named on the third");
        (head.Drafts.Count, head.SealedDrafts).ShouldBe((0, 1));
        foreach (var other in new[] { mission.SecondOfficer, mission.Liaison, mission.Analyst, mission.Administrator, mission.Stranger })
            (await Sheet(stage, mission, other)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await stage.As<PrintHandoverSheet, Result<HandoverSheet>>(mission.Head, print => print.Run(mission.Workspace, mission.Stranger, "en", Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue("never a member here");

        (await stage.As<ListHandovers, Result<IReadOnlyList<HandoverRow>>>(mission.Head, list => list.Run(Cancel))).Value.Select(row => (row.Name, row.Open)).ShouldBe([("Section Head", 0), ("Officer One", 2), ("Officer Two", 1)]);
        await using var db = stage.OpenAsOwner();
        (await db.Set<AuditEntry>().CountAsync(entry => entry.Act == nameof(PrintHandoverSheet) && entry.RecordId == mission.Officer.Value, Cancel)).ShouldBe(2);
    }

    [Fact]
    public async Task All_that_were_chosen_are_handed_over_in_one_act_or_none()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var (one, two) = (await mission.HasCommitment(), await mission.HasCommitment());
        var secret = await mission.HasCommitment(label: Label.StrictlyConfidential);
        var others = await mission.HasCommitment(owner: mission.SecondOfficer);

        (await Give(mission.Officer, mission.SecondOfficer, "", one)).Refusals.Single().Field.ShouldBe("Reason");
        (await Give(mission.Officer, mission.SecondOfficer, "Leaving")).Refusals.Single().Field.ShouldBe("Commitments");
        (await Give(mission.Officer, mission.Analyst, "Leaving", one)).Refusals.Single().ShouldSatisfyAllConditions(r => r.Code.ShouldBe(CommitmentRefusalCodes.OwnerCannotRead), r => r.Field.ShouldBe("To"));
        (await Give(mission.Officer, mission.SecondOfficer, "Leaving", one, secret)).Is(CommitmentRefusalCodes.OwnerCannotRead).ShouldBeTrue("the second officer is not named on one of them");
        (await Give(mission.Officer, mission.SecondOfficer, "Leaving", one, others)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Give(mission.Head, mission.SecondOfficer, "Leaving", one, secret)).Is(RefusalCodes.NotFound).ShouldBeTrue("the head does not see one of them");
        foreach (var other in new[] { mission.SecondOfficer, mission.Liaison, mission.Stranger })
            (await Give(other, mission.SecondOfficer, "Leaving", one)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Owner(one)).ShouldBe(mission.Officer, "nothing was handed over");

        (await Give(mission.Head, mission.SecondOfficer, "End of mission", one, two)).Refusals.ShouldBeEmpty();
        foreach (var id in new[] { one, two })
        {
            (await Owner(id)).ShouldBe(mission.SecondOfficer);
            var view = (await stage.As<ViewCommitment, CommitmentView?>(mission.Officer, view => view.Run(id, "en", Cancel)))!;
            view.Commitment.Handovers.ShouldHaveSingleItem().Reason.ShouldBe("End of mission");
            view.May.ShouldSatisfyAllConditions(may => may.Verify.ShouldBeFalse(), may => may.HandOver.ShouldBeFalse());
            view.Commitment.Version.ShouldBe(2);
        }

        await using var db = stage.OpenAsOwner();
        (await db.Set<AuditEntry>().CountAsync(entry => entry.Act == nameof(HandOverCommitments), Cancel)).ShouldBe(2, "an entry for each");

        Task<Result> Give(AccountId by, AccountId to, string reason, params CommitmentId[] ids) => stage.As<HandOverCommitments, Result>(by, give =>
            give.Run(mission.Workspace, mission.Officer, new() { Commitments = [.. ids.Select(id => id.Value.ToString())], To = to.Value, Reason = reason }, Cancel));

        async Task<AccountId> Owner(CommitmentId id) => (await stage.As<ViewCommitment, CommitmentView?>(mission.Head, view => view.Run(id, "en", Cancel)))!.Commitment.OwnerId;
    }

    private static Task<Result<HandoverSheet>> Sheet(Stage stage, SmallMission mission, AccountId reader) =>
        stage.As<PrintHandoverSheet, Result<HandoverSheet>>(reader, print => print.Run(mission.Workspace, mission.Officer, "en", Cancel));

    private static void Close(Commitment commitment, AccountId by, DateOnly day, DateTimeOffset now)
    {
        commitment.Accept();
        commitment.Deliver(day, null, day);
        commitment.Tell(new TellingFacts(day, ToldHow.Visit, by, CommunityAnswer.Confirmed, "Yes", "en", "All"), day, now).Succeeded.ShouldBeTrue();
        commitment.Close(by, now).Succeeded.ShouldBeTrue();
    }
}

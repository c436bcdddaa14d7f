using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Tests.Consultations;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Workspaces;

/// <summary>Whom a review waits for, and what stands in each list of work.</summary>
public sealed class ListWorkTests(TestCluster cluster)
{
    [Fact]
    public async Task What_only_the_head_may_review_goes_to_the_head_and_the_author_reads_so_before_and_after_submitting()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Draft(team.Officer);
        var fields = Written.Complete(team, Guid.CreateVersion7(), Guid.CreateVersion7());
        (await stage.Save(team.Officer, id, 1, fields)).Refusals.ShouldBeEmpty();
        (await GoesTo()).By.ShouldBe(ReviewedBy.OfficersOfTheOffice);

        (await stage.Save(team.Officer, id, 2, new() { [LabelField] = nameof(Label.StrictlyConfidential), [Readers] = team.Leadership.Value.ToString() })).Refusals.ShouldBeEmpty();
        (await GoesTo()).By.ShouldBe(ReviewedBy.Nobody, "nobody named may review");
        (await stage.Save(team.Officer, id, 3, new() { [Readers] = team.SectionHead.Value.ToString() })).Refusals.ShouldBeEmpty();
        (await GoesTo()).ShouldSatisfyAllConditions(route => route.By.ShouldBe(ReviewedBy.SectionHeads), route => route.Names.ShouldBe(["head"]));
        (await stage.Submit(team.Officer, id)).Refusals.ShouldBeEmpty();

        (await stage.View(team.Officer, id)).Value.GoesTo!.Names.ShouldBe(["head"]);
        (await Work(stage, team.SectionHead, WorkList.Review)).ToReview.Single().ShouldSatisfyAllConditions(row => row.IsForMe.ShouldBeTrue(), row => row.By.ShouldBe(ReviewedBy.SectionHeads));
        (await stage.Record(team.SectionHead, id)).Refusals.ShouldBeEmpty();

        async Task<GoesTo> GoesTo() => (await stage.Read(team.Officer, id)).Value.GoesTo!;
    }

    [Fact]
    public async Task Each_list_holds_what_waits_for_the_actor_and_home_counts_the_same()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var draft = await stage.Draft(team.Officer);
        (await stage.Save(team.Officer, draft, 1, new() { [Title] = "Au marché" })).Refusals.ShouldBeEmpty();
        var amended = await stage.Recorded(team, team.Assistant, team.OtherOfficer, fields => fields[fields.Keys.Single(name => name.EndsWith("due", StringComparison.Ordinal))] = "2026-03-20");
        (await stage.As<OpenDraft, Result>(team.Officer, open => open.Run(amended, Written.Cancel))).Refusals.ShouldBeEmpty();
        var returned = await stage.Submitted(team, team.Officer);
        (await stage.As<ReturnConsultation, Result>(team.OtherOfficer, r => r.Run(returned, new() { OnSaid = "Which well?", OnWho = "Who else?" }, Written.Cancel))).Refusals.ShouldBeEmpty();
        var waiting = await stage.Submitted(team, team.Assistant);

        var mine = await Work(stage, team.Officer, null);
        mine.Shown.ShouldBe(WorkList.Drafts);
        mine.Drafts.Select(row => (row.Id, row.Title, row.IsAmendment)).ShouldBe([(amended, "Femmes du marché " + Written.Canary, true), (draft, "Au marché", false)]);
        (await Work(stage, team.Officer, WorkList.Returned)).Returned.Select(row => (row.Id, row.Comments)).ShouldBe([(returned, 2)]);
        (await Work(stage, team.Officer, WorkList.Review)).ToReview.Select(row => (row.Id, row.Author, row.IsForMe)).ShouldBe([(waiting, "assistant", true)]);
        (await Work(stage, team.Officer, WorkList.Overdue)).Overdue.Single().ShouldSatisfyAllConditions(row => row.Text.ShouldBe("Finir le forage"), row => row.Days.ShouldBePositive());
        var home = await stage.As<ListWhatNeedsMe, WhatNeedsMe>(team.Officer, needs => needs.Run("fr", Written.Cancel));
        (home.Drafts, home.ToReview, home.Returned, home.MyOverdue).ShouldBe((2, 1, 1, 1));
        Enum.GetValues<WorkList>().Select(list => mine.Counts[list]).ShouldBe([2, 1, 1, 1, 0, 0, 0, 0, 0]);

        // The section's head may review it too; it does not wait for the head.
        var head = await Work(stage, team.SectionHead, WorkList.Review);
        (head.Counts[WorkList.Review], head.ReviewsOfOthers).ShouldBe((0, 1));
        head.ToReview.Single().IsForMe.ShouldBeFalse();
        foreach (var other in new[] { team.LowOfficer, team.Analyst, team.Stranger })
            (await Work(stage, other, WorkList.Review)).ShouldSatisfyAllConditions(work => work.ToReview.ShouldBeEmpty(), work => work.Counts.Values.Sum().ShouldBe(0));
    }

    private static Task<MyWork> Work(Stage stage, AccountId account, WorkList? list) => stage.As<ListWork, MyWork>(account, work => work.Run(list, null, "fr", Written.Cancel));
}

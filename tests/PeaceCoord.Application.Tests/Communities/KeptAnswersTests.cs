using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Tests.Consultations;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Communities;

/// <summary>Costly answers are kept while nothing happens in the mission, and for nobody who would be answered otherwise.</summary>
public sealed class KeptAnswersTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private CommunityId _community;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
        _community = await _mission.HasCommunity();
        await _mission.HasCommitment(_community, c => c.Accept());
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task An_answer_stands_until_something_is_saved_in_the_mission()
    {
        (await Promised(_mission.Officer)).ShouldBe(1);
        await PastTheTrail("update commitments set label = 'StrictlyConfidential', named_readers = array[]::uuid[]");
        (await Promised(_mission.Officer)).ShouldBe(1);
        await PastTheTrail("update commitments set label = 'Confidential'");

        await _mission.HasCommitment(_community, c => c.Accept());

        (await Promised(_mission.Officer)).ShouldBe(2);
        (await Overdue(_mission.Officer)).ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_stands_while_drafts_save_themselves_and_falls_when_one_is_begun()
    {
        var draft = ConsultationId.New();
        (await _stage.As<StartConsultation, Result>(_mission.Officer, start => start.Run(draft, null, null, Cancel))).Refusals.ShouldBeEmpty();
        (await Promised(_mission.Officer)).ShouldBe(1);
        await PastTheTrail("update commitments set label = 'StrictlyConfidential', named_readers = array[]::uuid[]");

        var typed = new Dictionary<string, string?>(StringComparer.Ordinal) { [DraftFieldNames.Title] = "Market" };
        (await _stage.Save(_mission.Officer, draft, (await _stage.Read(_mission.Officer, draft)).Value.Revision, typed)).Refusals.ShouldBeEmpty();
        (await Promised(_mission.Officer)).ShouldBe(1);

        (await _stage.As<StartConsultation, Result>(_mission.SecondOfficer, start => start.Run(ConsultationId.New(), null, null, Cancel))).Refusals.ShouldBeEmpty();
        (await Promised(_mission.Officer)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_kept_for_one_reader_is_no_answer_to_another()
    {
        (await Promised(_mission.Officer)).ShouldBe(1);
        (await Promised(_mission.Analyst)).ShouldBe(0);
        (await Promised(_mission.Officer)).ShouldBe(1);
        (await Promised(_mission.Stranger)).ShouldBeNull();

        await PastTheTrail($"update memberships set clearance = 'Restricted' where account_id = '{_mission.Officer.Value}'");

        (await Promised(_mission.Officer)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_shown_of_a_kept_answer_is_what_the_reader_may_see_now()
    {
        (await Promises(_mission.Officer)).ShouldBe(1);

        await PastTheTrail("update commitments set label = 'StrictlyConfidential', named_readers = array[]::uuid[]");

        (await Promises(_mission.Officer)).ShouldBe(0);
    }

    [Fact]
    public async Task A_day_later_it_is_another_question()
    {
        (await Overdue(_mission.Officer)).ShouldBe(0);

        _stage.Clock.Moved = TimeSpan.FromDays(400);

        (await Overdue(_mission.Officer)).ShouldBe(1);
    }

    [Fact]
    public async Task A_page_of_a_list_is_counted_anew_after_a_save_and_shows_what_may_be_seen_now()
    {
        (await Commitments(_mission.Officer)).ShouldBe((1, 1));
        (await Open(_mission.Officer)).ShouldBe(1);

        await PastTheTrail("update commitments set label = 'StrictlyConfidential', named_readers = array[]::uuid[]");
        (await Commitments(_mission.Officer)).ShouldBe((1, 0));
        (await Commitments(_mission.Analyst)).ShouldBe((0, 0));
        (await Open(_mission.Officer)).ShouldBe(1);

        await _mission.HasCommitment(_community, c => c.Accept());
        (await Commitments(_mission.Officer)).ShouldBe((1, 1));
        (await Open(_mission.Officer)).ShouldBe(1);
    }

    [Fact]
    public async Task Another_page_filter_or_day_is_another_question_of_a_list()
    {
        (await Commitments(_mission.Officer)).ShouldBe((1, 1));
        (await Commitments(_mission.Officer, new CommitmentFilter(Overdue: true))).ShouldBe((0, 0));

        _stage.Clock.Moved = TimeSpan.FromDays(400);

        (await Commitments(_mission.Officer, new CommitmentFilter(Overdue: true))).ShouldBe((1, 1));
    }

    [Fact]
    public async Task How_much_of_ones_own_is_overdue_is_counted_anew_after_a_save_and_on_another_day()
    {
        (await OwnOverdue(_mission.Officer)).ShouldBe(0);
        _stage.Clock.Moved = TimeSpan.FromDays(400);
        (await OwnOverdue(_mission.Officer)).ShouldBe(1);
        await PastTheTrail("update commitments set due = due + 1000");
        (await OwnOverdue(_mission.Officer)).ShouldBe(1);

        await _mission.HasCommitment(_community, dueInDays: -5);

        (await OwnOverdue(_mission.Officer)).ShouldBe(1);
        (await OwnOverdue(_mission.SecondOfficer)).ShouldBe(0);
    }

    private async Task<int> OwnOverdue(AccountId reader) => (await _stage.As<ListWork, MyWork>(reader, list => list.Run(null, null, "en", Cancel))).Counts[WorkList.Overdue];

    private async Task<(int Count, int Rows)> Commitments(AccountId reader, CommitmentFilter? filter = null)
    {
        var list = await _stage.As<ListCommitments, CommitmentList>(reader, list => list.Run(filter ?? new CommitmentFilter(), "en", Cancel));
        return (list.Count, list.Rows.Count);
    }

    private async Task<int> Open(AccountId reader) =>
        (await _stage.As<ListCommunities, CommunityList>(reader, list => list.Run(new CommunityFilter(null, null, null), "en", Cancel))).Rows.Single(row => row.Id == _community).Open;

    private async Task<int?> Promised(AccountId reader) => (await View(reader))?.Counts.Promised;

    private async Task<int?> Promises(AccountId reader) => (await View(reader))?.Promises.Rows.Count;

    private Task<CommunityView?> View(AccountId reader) => _stage.As<ViewCommunity, CommunityView?>(reader, view => view.Run(_community, "en", Cancel));

    private async Task<int> Overdue(AccountId reader) => (await _stage.As<ListWhatNeedsMe, WhatNeedsMe>(reader, list => list.Run("en", Cancel))).Overdue;

    private async Task PastTheTrail(string sql)
    {
        await using var db = _stage.OpenAsOwner();
        await db.Database.ExecuteSqlRawAsync(sql, Cancel);
    }
}

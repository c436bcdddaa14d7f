using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Commitments;

/// <summary>What waits for whoever verifies and closes the promises of others.</summary>
public sealed class WaitingForCloserTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly List<CommitmentId> _all = [];
    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private CommunityId _market;
    private CommunityId _mill;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateOnly Today => MissionTime.Today("Africa/Monrovia", _stage.Clock.GetUtcNow());

    private AccountId[] Everybody => [_mission.Officer, _mission.SecondOfficer, _mission.Head, _mission.Liaison, _mission.LiaisonSouth, _mission.Analyst, _mission.FocalPoint, _mission.Administrator, _mission.Stranger];

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
        (_market, _mill) = (await _mission.HasCommunity(), await _mission.HasCommunity("Mill"));
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_delivery_of_high_priority_waits_for_every_officer_who_may_read_it_and_never_owned_it()
    {
        var first = await Has(c => Deliver(c, 9), high: true);
        var second = await Has(c => Deliver(c, 20), high: true, owner: _mission.SecondOfficer);
        var passedOn = await Has(c => { Deliver(c, 5); HandOver(c, _mission.Officer); }, high: true, owner: _mission.SecondOfficer);
        var confirmed = await Has(c => { Deliver(c, 3); Tell(c, CommunityAnswer.Confirmed, 1); }, high: true);
        await Has(c => Deliver(c, 9));
        await Has(c => { Deliver(c, 9); c.Verify(_mission.Head, _stage.Clock.GetUtcNow()); }, high: true);
        await Has(c => { Deliver(c, 9); Tell(c, CommunityAnswer.Disputed); }, high: true);
        await Has(c => c.Accept(), high: true);
        await Has(c => Deliver(c, 9), high: true, label: Label.StrictlyConfidential);
        (await Filtered(_mission.Officer, new CommitmentFilter(OfOthers: true))).ShouldBe([second]);

        (await Listed(_mission.Head, WorkList.Verify)).ShouldBe([second, first, passedOn, confirmed], "the longest first");
        (await Listed(_mission.SecondOfficer, WorkList.Verify)).ShouldBe([first, confirmed], "neither what they own nor what they owned");
        (await Listed(_mission.Officer, WorkList.Verify)).ShouldBe([second]);
        (await Work(_mission.Head, WorkList.Verify)).Ending[0].ShouldSatisfyAllConditions(row => row.Days.ShouldBe(20), row => row.Owner.ShouldBe("Officer Two"), row => row.Communities.Single().Text.ShouldBe("Mbélo market"));
        (await Work(_mission.Head, WorkList.Verify)).Ending[^1].Days.ShouldBe(3, "it waits since it was delivered, whenever they were told");
        (await Filtered(_mission.Officer, new CommitmentFilter(ToVerify: true))).Count.ShouldBe(5, "the list of all has one's own too");
        await EachListIsWhatTheRecordsOffer();
    }

    [Fact]
    public async Task What_was_told_and_answered_or_is_asked_to_be_closed_untold_waits_for_who_may_close_it()
    {
        var confirmed = await Has(c => { Deliver(c, 9); Tell(c, CommunityAnswer.Confirmed, 4); });
        var declined = await Has(c => { c.Decline("No money", Today.AddDays(-8)); Tell(c, CommunityAnswer.Disputed, 7); });
        var owedToNone = await Has(c => { Deliver(c, 9); Tell(c, CommunityAnswer.Confirmed, 3); }, owedToNone: true);
        var verified = await Has(c => { Deliver(c, 9); c.Verify(_mission.Head, _stage.Clock.GetUtcNow()); Tell(c, CommunityAnswer.Confirmed, 2); }, high: true);
        var declinedHigh = await Has(c => { c.Decline("No money", Today.AddDays(-8)); Tell(c, CommunityAnswer.Confirmed, 1); }, high: true);
        var asked = await Has(c => { Deliver(c, 9); Ask(c, _mission.SecondOfficer); });
        var unanswered = await Has(c => { Deliver(c, 9); Tell(c, CommunityAnswer.NotYet); });
        var answeredByNone = await Has(c => { Deliver(c, 9); Tell(c, CommunityAnswer.NotYet); }, owedToNone: true);
        await Has(c => { Deliver(c, 9); Tell(c, CommunityAnswer.Disputed); });
        await Has(c => { Deliver(c, 9); Tell(c, CommunityAnswer.Confirmed); }, high: true);
        await Has(c => { Deliver(c, 9); Tell(c, CommunityAnswer.Confirmed, 0, _market); }, also: _mill);
        await Has(c => { Deliver(c, 9); Tell(c, CommunityAnswer.Confirmed); c.Close(_mission.SecondOfficer, _stage.Clock.GetUtcNow()); });
        var strict = await Has(c => { Deliver(c, 9); Tell(c, CommunityAnswer.Confirmed); }, label: Label.StrictlyConfidential);

        (await Listed(_mission.Head, WorkList.Close)).ShouldBe([asked, declined, confirmed, owedToNone, verified, declinedHigh], "what waits for a second person, and then the longest told");
        (await Work(_mission.Head, WorkList.Close)).Ending[0].ShouldSatisfyAllConditions(row => row.AskedUntold.ShouldBeTrue(), row => row.Days.ShouldBe(0, "since it was asked"));
        (await Filtered(_mission.Head, new CommitmentFilter(Unanswered: true))).ShouldBe([unanswered, answeredByNone], ignoreOrder: true);
        (await Filtered(_mission.Head, new CommitmentFilter(Unanswered: true, Community: _market.Value))).ShouldBe([unanswered]);
        (await Filtered(_mission.Head, new CommitmentFilter(Unanswered: true, Community: _mill.Value))).ShouldBeEmpty();
        (await Listed(_mission.SecondOfficer, WorkList.Close)).ShouldBe([declined, confirmed, owedToNone, verified, declinedHigh], "who asked is not the second person");
        (await Listed(_mission.Officer, WorkList.Close)).ShouldBeEmpty("all are the officer's own");
        (await Filtered(_mission.Officer, new CommitmentFilter(ToClose: true, Mine: true))).ShouldBe([asked, confirmed, declined, owedToNone, verified, declinedHigh, strict], ignoreOrder: true);
        var home = await Home(_mission.Head);
        (home.ToClose, home.ToDecide).ShouldBe((6, 1));
        await EachListIsWhatTheRecordsOffer();
    }

    [Fact]
    public async Task A_long_list_is_read_a_page_at_a_time_and_an_archived_mission_asks_for_nothing()
    {
        for (var number = 0; number <= ListWork.PageSize; number++)
            await Has(c => Deliver(c, 40 - number), high: true);
        await _mission.HasCommitment(_market, owner: _mission.Head, dueInDays: -1);
        (await Work(_mission.Head, WorkList.Overdue)).Counts[WorkList.Overdue].ShouldBe(1);

        var last = await _stage.As<ListWork, MyWork>(_mission.Head, work => work.Run(WorkList.Verify, 9, "en", Cancel));
        (last.Page, last.Found, last.Ending.Single().Id).ShouldBe((2, ListWork.PageSize + 1, _all[^1]));
        await using (var db = _stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update workspaces set state = 'Archived' where id = {_mission.Workspace.Value}", Cancel);
        _stage.Clock.Moved = TimeSpan.FromDays(1);
        (await Work(_mission.Head, WorkList.Verify)).ShouldSatisfyAllConditions(work => work.Ending.ShouldBeEmpty(), work => work.Counts.Values.ShouldAllBe(count => count == 0));
        (await Home(_mission.Head)).ToVerify.ShouldBe(0);
    }

    /// <summary>For everybody: the record's own page offers the act, nothing is in its way, and home counts as many.</summary>
    private async Task EachListIsWhatTheRecordsOffer()
    {
        foreach (var reader in Everybody)
        {
            List<CommitmentId> verify = [], close = [];
            foreach (var id in _all)
            {
                if (await _stage.As<ViewCommitment, CommitmentView?>(reader, view => view.Run(id, "en", Cancel)) is not { } view)
                    continue;
                var closing = await Closing(id);
                if (view.May.Verify && closing.NeedsVerifying)
                    verify.Add(id);
                if ((view.May.Close && closing.IsReady) || view.May.DecideUntold)
                    close.Add(id);
            }

            (await Listed(reader, WorkList.Verify)).ShouldBe(verify, ignoreOrder: true);
            (await Listed(reader, WorkList.Close)).ShouldBe(close, ignoreOrder: true);
            var home = await Home(reader);
            (home.ToVerify, home.ToClose).ShouldBe((verify.Count, close.Count));
        }
    }

    private async Task<ClosingFacts> Closing(CommitmentId id)
    {
        await using var db = _stage.OpenAsOwner();
        return (await db.Set<Commitment>().SingleAsync(c => c.Id == id, Cancel)).Closing;
    }

    private async Task<CommitmentId> Has(Action<Commitment> then, bool high = false, AccountId? owner = null, Label label = Label.Confidential, bool owedToNone = false, CommunityId? also = null)
    {
        var id = await _mission.HasCommitment(owedToNone ? null : _market, then, owner, label, high ? Priority.High : Priority.Normal, 30, [.. also is { } second ? [second] : Array.Empty<CommunityId>()]);
        _all.Add(id);
        return id;
    }

    private void Deliver(Commitment commitment, int daysAgo)
    {
        commitment.Accept();
        commitment.Deliver(Today.AddDays(-daysAgo), null, Today).Refusals.ShouldBeEmpty();
    }

    private void Tell(Commitment commitment, CommunityAnswer answer, int daysAgo = 0, params CommunityId[] whom) =>
        commitment.Tell(new TellingFacts(Today.AddDays(-daysAgo), ToldHow.CommunityMeeting, _mission.Liaison, answer, "So it is.", "en", "Market women", Communities: whom.Length == 0 ? null : whom), Today, _stage.Clock.GetUtcNow()).Refusals.ShouldBeEmpty();

    private void Ask(Commitment commitment, AccountId by) => commitment.AskToCloseUntold(UntoldReason.NotSafe, "Watched", by, _stage.Clock.GetUtcNow()).Refusals.ShouldBeEmpty();

    private void HandOver(Commitment commitment, AccountId to) => commitment.HandOver(to, "Leave", _mission.Head, _stage.Clock.GetUtcNow()).Refusals.ShouldBeEmpty();

    private Task<MyWork> Work(AccountId reader, WorkList list) => _stage.As<ListWork, MyWork>(reader, work => work.Run(list, null, "en", Cancel));

    private async Task<List<CommitmentId>> Listed(AccountId reader, WorkList list)
    {
        var work = await Work(reader, list);
        work.Counts[list].ShouldBe(work.Ending.Count);
        return [.. work.Ending.Select(row => row.Id)];
    }

    private Task<WhatNeedsMe> Home(AccountId reader) => _stage.As<ListWhatNeedsMe, WhatNeedsMe>(reader, home => home.Run("en", Cancel));

    private async Task<List<CommitmentId>> Filtered(AccountId reader, CommitmentFilter filter) =>
        [.. (await _stage.As<ListCommitments, CommitmentList>(reader, list => list.Run(filter, "en", Cancel))).Rows.Select(row => row.Id)];
}

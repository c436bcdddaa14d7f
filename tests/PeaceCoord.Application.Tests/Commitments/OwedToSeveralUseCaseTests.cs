using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Tests.Consultations;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Commitments;

/// <summary>A market and a mill, and what was promised to both at once.</summary>
public sealed class OwedToSeveralUseCaseTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly DateOnly DoneOn = new(2026, 3, 5);

    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private CommunityId _market;
    private CommunityId _mill;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateOnly Today => MissionTime.Today("Africa/Monrovia", _stage.Clock.GetUtcNow());

    private int Wait => Today.DayNumber - DoneOn.DayNumber;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
        (_market, _mill) = (await _mission.HasCommunity(), await _mission.HasCommunity("Mill"));
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task What_a_meeting_with_both_promises_is_owed_to_both_but_for_whom_its_author_leaves_out()
    {
        var meeting = await Meeting([_market, _mill]);
        (await Owed(new(meeting.Promise))).ShouldBe([_market, _mill], ignoreOrder: true);
        var mill = await Meeting([_market, _mill], (fields, promise) => fields[InRow(DraftFieldNames.CommitmentRow, promise, LeftOutPart)] = _market.Value.ToString());
        (await Owed(new(mill.Promise))).ShouldBe([_mill]);
        var nobody = await Should.ThrowAsync<InvalidOperationException>(() => Meeting([_market, _mill], (fields, promise) => fields[InRow(DraftFieldNames.CommitmentRow, promise, LeftOutPart)] = $"{_market.Value}\n{_mill.Value}"));
        nobody.Message.ShouldContain(CommitmentRefusalCodes.OwedToNobody);

        (await Add(meeting.Id, _market)).Commitment.ShouldNotBeNull();
        (await Owed((await Add(meeting.Id, _market)).Commitment!.Value)).ShouldBe([_mill]);
        (await Add(meeting.Id, _market, _mill)).Refused.ShouldBe((CommitmentRefusalCodes.OwedToNobody, "LeftOut"));
        (await Add(meeting.Id, CommunityId.New())).Refused.ShouldBe((RefusalCodes.UnknownChoice, "LeftOut"));
        var offered = (await _stage.As<CommitmentChoices, Result<CommitmentForm>>(_mission.Officer, choices => choices.Run(meeting.Id, "en", Cancel))).Value;
        offered.Communities.Select(community => community.Name.Text).ShouldBe(["Mbélo market", "Mill"]);
    }

    [Fact]
    public async Task It_stands_under_each_of_them_and_is_told_for_the_one_that_was_told()
    {
        var owed = await _mission.HasCommitment(_market, Done, also: _mill);
        await _mission.HasCommitment(_mill, Done);
        (await Tell(owed)).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Field.ShouldBe("Communities"), r => r.Code.ShouldBe(RefusalCodes.Required));
        (await Tell(owed, _market)).Refusals.ShouldBeEmpty();

        var view = (await View(owed)).Commitment;
        view.Communities.Select(c => (c.Name!.Text, c.ToldOn, c.Answer, c.IsToHear)).ShouldBe([("Mbélo market", Today, CommunityAnswer.Confirmed, false), ("Mill", null, null, true)]);
        (view.State, view.ToldOn, view.DaysUntold).ShouldBe((CommitmentState.Delivered, null, Wait));

        var (market, mill) = (await Page(_market), await Page(_mill));
        market.Counts.ShouldSatisfyAllConditions(c => c.Promised.ShouldBe(1), c => c.Told.ShouldBe(1), c => c.Answered.ShouldBe(1), c => c.Untold.ShouldBe(0));
        mill.Counts.ShouldSatisfyAllConditions(c => c.Promised.ShouldBe(2), c => c.Told.ShouldBe(0), c => c.Answered.ShouldBe(0), c => c.Untold.ShouldBe(2));
        market.Promises.Rows.Single().ShouldSatisfyAllConditions(p => p.State.ShouldBe(CommitmentState.Confirmed), p => p.DaysUntold.ShouldBeNull(), p => p.Told!.Words.ShouldBe("L’eau coule."), p => p.Others.Single().Text.ShouldBe("Mill"));
        mill.Promises.Rows.Single(p => p.Id == owed).ShouldSatisfyAllConditions(p => p.State.ShouldBe(CommitmentState.Delivered), p => p.DaysUntold.ShouldBe(Wait), p => p.Told.ShouldBeNull());
        (await Sheet(_market)).ShouldSatisfyAllConditions(s => s.ToTell.ShouldBeEmpty(), s => s.Open.Select(p => p.Id).ShouldBe([owed]));
        (await Sheet(_mill)).ShouldSatisfyAllConditions(s => s.ToTell.Count.ShouldBe(2), s => s.Open.ShouldBeEmpty());

        (await List(new(Community: _market.Value))).ShouldHaveSingleItem().Communities.Count.ShouldBe(2);
        (await List(new(Community: _market.Value, Untold: true))).ShouldBeEmpty("the market was told");
        (await List(new(Community: _mill.Value, Untold: true))).Count.ShouldBe(2);
        (await List(new(Untold: true))).Count.ShouldBe(2);
        var board = await _stage.As<CommitmentBoard, Board>(_mission.Officer, show => show.Run(new BoardFilter(), "en", Cancel));
        board.Rows.Select(row => (row.Community!.Name.Text, row.Counts[BoardColumn.ToTellAndClose])).ShouldBe([("Mbélo market", 1), ("Mill", 2)], ignoreOrder: true);
        board.Rows.Single(row => row.Community!.Id == _market).Cards.Single().DaysUntold.ShouldBeNull();
        var owners = await _stage.As<CommitmentBoard, Board>(_mission.Officer, show => show.Run(new BoardFilter(BoardBy.Owner), "en", Cancel));
        owners.Rows.Single().ShouldSatisfyAllConditions(row => row.Counts.Values.Sum().ShouldBe(2), row => row.Cards.Single(card => card.Id == owed).Communities.Select(c => c.Text).ShouldBe(["Mbélo market", "Mill"]));
        var listed = await _stage.As<ListCommunities, CommunityList>(_mission.Officer, list => list.Run(new CommunityFilter(null, null, null), "en", Cancel));
        listed.Rows.Select(row => (row.Name.Text, row.Open, row.Untold)).ShouldBe([("Mbélo market", 1, 0), ("Mill", 2, 2)]);
        (await _stage.As<ListWhatNeedsMe, WhatNeedsMe>(_mission.Officer, list => list.Run("en", Cancel))).ShouldSatisfyAllConditions(n => n.Untold.ShouldBe(2), n => n.WorstUntoldCommunityId.ShouldBe(_mill));
        var left = (await _stage.As<PrintHandoverSheet, Result<HandoverSheet>>(_mission.Head, print => print.Run(_mission.Workspace, _mission.Officer, "en", Cancel))).Value;
        left.Open.Single(row => row.Id == owed).ShouldSatisfyAllConditions(row => row.Communities.Count.ShouldBe(2), row => row.ToTell.Single().Text.ShouldBe("Mill"));
        (await _stage.As<CloseCommitment, Result>(_mission.SecondOfficer, close => close.Run(owed, new CommitmentActInput(), Cancel))).Is(CommitmentRefusalCodes.SomeNotTold).ShouldBeTrue();
        (await Tell(owed)).Refusals.ShouldBeEmpty("of one that is left there is no doubt");
        (await _stage.As<CloseCommitment, Result>(_mission.SecondOfficer, close => close.Run(owed, new CommitmentActInput(), Cancel))).Refusals.ShouldBeEmpty();
        (await Page(_mill)).Counts.Untold.ShouldBe(1);
    }

    [Fact]
    public async Task A_feedback_meeting_tells_those_that_came_and_the_others_have_not_heard_back()
    {
        await Meeting([_market, _mill], (fields, promise) => Forget(fields));
        var owed = await _mission.HasCommitment(_market, Done, also: _mill);
        (await Page(_mill)).MeetingsSinceAnAnswer.ShouldBe(1);
        var told = await Meeting([_market], (fields, _) => Telling(fields, owed));

        (await View(owed)).Commitment.ShouldSatisfyAllConditions(
            c => c.Communities.Select(community => community.ToldOn).ShouldBe([new DateOnly(2026, 3, 8), null]),
            c => c.Tellings.Single().ShouldSatisfyAllConditions(t => t.MeetingId.ShouldBe(told.Id), t => t.Communities.ShouldBe([_market])));
        (await Page(_market)).MeetingsSinceAnAnswer.ShouldBe(0);
        (await Page(_mill)).MeetingsSinceAnAnswer.ShouldBe(1, "telling the market told the mill nothing");
        (await Offered([_market])).ShouldBeEmpty();
        (await Offered([_mill])).ShouldHaveSingleItem().SubjectId.ShouldBe(owed.Value);
        (await Offered([_market, _mill])).ShouldHaveSingleItem().Whom.ShouldBe([_mill], "the market has answered");

        var refused = await Should.ThrowAsync<InvalidOperationException>(async () => await Meeting([await _mission.HasCommunity("Elsewhere")], (fields, _) => Telling(fields, owed)));
        refused.Message.ShouldContain(ConsultationRefusalCodes.ToldNobodyOwed);
        await Meeting([_market, _mill], (fields, _) => Telling(fields, owed));
        (await View(owed)).Commitment.ShouldSatisfyAllConditions(c => c.State.ShouldBe(CommitmentState.Confirmed), c => c.Tellings[0].Communities.ShouldBe([_mill], "the market had answered"));
        (await Page(_mill)).MeetingsSinceAnAnswer.ShouldBe(0);
    }

    private static void Done(Commitment commitment)
    {
        commitment.Accept();
        commitment.Deliver(DoneOn, "Two taps work", DoneOn).Refusals.ShouldBeEmpty();
    }

    /// <summary>A meeting of the officer's with these, put on record.</summary>
    private Task<MarketMeeting> Meeting(IReadOnlyList<CommunityId> with, Action<Dictionary<string, string?>, Guid>? change = null) =>
        MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, change: fields =>
        {
            fields[CommunityIds] = string.Join('\n', with.Select(community => community.Value));
            fields[DraftFieldNames.Office] = _mission.North.Value.ToString();
            change?.Invoke(fields, fields.Keys.Select(RowOf).First(row => row?.Row == DraftFieldNames.CommitmentRow)!.Value.Id);
        }, cancel: Cancel);

    private static void Forget(Dictionary<string, string?> fields)
    {
        foreach (var promise in fields.Keys.Where(name => RowOf(name)?.Row == DraftFieldNames.CommitmentRow).ToList())
            fields.Remove(promise);
    }

    private static void Telling(Dictionary<string, string?> fields, CommitmentId of)
    {
        Forget(fields);
        foreach (var (part, text) in new[] { ("what", nameof(ToldOf.Delivered)), ("answer", nameof(CommunityAnswer.Confirmed)), ("words", "So it is."), ("language", "en"), ("answered-by", "Market women") })
            fields[InRow(ToldRow, of.Value, part)] = text;
    }

    private async Task<IEnumerable<ToTellRow>> Offered(IReadOnlyList<CommunityId> met)
    {
        var draft = await _stage.Draft(_mission.Liaison);
        (await _stage.Save(_mission.Liaison, draft, 1, new(StringComparer.Ordinal) { [CommunityIds] = string.Join('\n', met.Select(community => community.Value)), [Date] = "2026-03-09" })).Refusals.ShouldBeEmpty();
        return (await _stage.Read(_mission.Liaison, draft)).Value.ToTell.Rows.Where(row => row.What == ToldOf.Delivered);
    }

    private async Task<(CommitmentId? Commitment, (string Code, string? Field) Refused)> Add(ConsultationId meeting, params CommunityId[] leftOut)
    {
        var input = new AddCommitmentInput
        {
            Kind = CommitmentKind.Promise,
            Text = "Clear the well",
            PromisedBy = PromisedBy.Section,
            OwnerId = _mission.Officer.Value,
            Due = Today.AddDays(9),
            LeftOut = [.. leftOut.Select(community => community.Value)],
        };
        var added = await _stage.As<AddCommitment, Result>(_mission.Officer, add => add.Run(meeting, input, Cancel));
        return added.Succeeded ? (new CommitmentId(input.Id), default) : (null, (added.Refusals.Single().Code, added.Refusals.Single().Field));
    }

    private Task<Result> Tell(CommitmentId id, params CommunityId[] told) => _stage.As<TellCommunity, Result>(_mission.Officer, tell => tell.Run(
        id,
        new TellCommunityInput
        {
            On = Today,
            How = ToldHow.Visit,
            Answer = CommunityAnswer.Confirmed,
            AnswerWords = "L’eau coule.",
            AnswerLanguage = "fr",
            AnsweredBy = "Women",
            Communities = [.. told.Select(community => community.Value)],
        },
        Cancel));

    private async Task<IEnumerable<CommunityId>> Owed(CommitmentId id) => (await View(id)).Commitment.Communities.Select(community => community.Id);

    private async Task<CommitmentView> View(CommitmentId id) => (await _stage.As<ViewCommitment, CommitmentView?>(_mission.Officer, view => view.Run(id, "en", Cancel)))!;

    private async Task<CommunityView> Page(CommunityId id) => (await _stage.As<ViewCommunity, CommunityView?>(_mission.Officer, view => view.Run(id, "en", Cancel)))!;

    private async Task<VisitSheet> Sheet(CommunityId id) => (await _stage.As<PrintVisitSheet, Result<VisitSheet>>(_mission.Officer, print => print.Run(id, "en", Cancel))).Value;

    private async Task<IReadOnlyList<CommitmentRow>> List(CommitmentFilter filter) => (await _stage.As<ListCommitments, CommitmentList>(_mission.Officer, list => list.Run(filter, "en", Cancel))).Rows;
}

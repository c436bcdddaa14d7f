using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Commitments;

public sealed class CommitmentUseCaseTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_delivered_cannot_be_closed_before_the_community_was_told_and_then_is()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var id = await mission.HasCommitment(await mission.HasCommunity());

        (await stage.As<AcceptCommitment, Result>(mission.Liaison, u => u.Run(id, new CommitmentActInput { Version = 1 }, Cancel))).Refusals.ShouldBeEmpty();
        (await stage.As<DeliverCommitment, Result>(mission.Officer, u => u.Run(id, new DeliverCommitmentInput { Note = "Two taps work" }, Cancel))).Refusals.ShouldBeEmpty();
        (await stage.As<CloseCommitment, Result>(mission.SecondOfficer, u => u.Run(id, new CommitmentActInput(), Cancel))).Is(CommitmentRefusalCodes.CommunityNotTold).ShouldBeTrue();
        (await stage.As<TellCommunity, Result>(mission.Liaison, async u => await u.Run(id, await Told(stage, mission, id), Cancel))).Refusals.ShouldBeEmpty();
        (await stage.As<CloseCommitment, Result>(mission.SecondOfficer, u => u.Run(id, new CommitmentActInput(), Cancel))).Refusals.ShouldBeEmpty();

        var view = await View(stage, mission.Officer, id);
        view.ShouldNotBeNull().Commitment.IsClosed.ShouldBeTrue();
        view.Commitment.Tellings[0].AnswerWords.ShouldBe("L’eau coule.");
        view.May.ShouldBe(new CommitmentActs { CorrectTelling = true }, "nothing is left to do, but what was noted wrongly is mended");
    }

    [Fact]
    public async Task A_telling_is_corrected_by_another_who_may_tell_and_what_stood_there_is_kept()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var id = await mission.HasCommitment(await mission.HasCommunity());
        await stage.As<AcceptCommitment, Result>(mission.Liaison, u => u.Run(id, new CommitmentActInput { Version = 1 }, Cancel));
        await stage.As<DeliverCommitment, Result>(mission.Officer, u => u.Run(id, new DeliverCommitmentInput { Note = "Two taps work" }, Cancel));
        (await stage.As<TellCommunity, Result>(mission.Liaison, async u => await u.Run(id, await Told(stage, mission, id), Cancel))).Refusals.ShouldBeEmpty();
        var told = (await View(stage, mission.Officer, id))!.Commitment;
        CorrectTellingInput Input(int? version = null) => new() { Version = version, On = told.Tellings[0].On, How = told.Tellings[0].How, Answer = CommunityAnswer.Disputed, AnswerWords = "L’eau fuit.", AnswerLanguage = "fr", AnsweredBy = "Les femmes du puits", Reason = "Noté de travers" };

        (await stage.As<CorrectTelling, Result>(mission.Stranger, u => u.Run(id, told.Tellings[0].Id, Input(), Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await stage.As<CorrectTelling, Result>(mission.Officer, u => u.Run(id, told.Tellings[0].Id, Input(told.Version - 1), Cancel))).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await stage.As<CorrectTelling, Result>(mission.Officer, u => u.Run(id, told.Tellings[0].Id, Input(told.Version), Cancel))).Refusals.ShouldBeEmpty();

        var view = (await View(stage, mission.Liaison, id))!;
        view.Commitment.State.ShouldBe(CommitmentState.Disputed);
        view.Commitment.Tellings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            telling => telling.AnswerWords.ShouldBe("L’eau fuit."),
            telling => telling.By.ShouldBe(mission.Liaison),
            telling => telling.Corrections.ShouldHaveSingleItem().AnswerWords.ShouldBe("L’eau coule."));
        view.Names.ContainsKey(mission.Officer).ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_recorded_wrongly_is_corrected_by_an_officer_with_a_reason_and_what_it_said_is_kept()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var id = await mission.HasCommitment(await mission.HasCommunity(), owner: mission.Liaison);
        var was = (await View(stage, mission.Officer, id))!;
        was.May.Correct.ShouldBeTrue();
        CorrectCommitmentInput Input(int? version = null) => new() { Version = version ?? was.Commitment.Version, Text = " Repair both boreholes ", Due = was.Commitment.Due.AddDays(7), Priority = Priority.High, Reason = "There are two" };
        Task<Result> By(AccountId person, CorrectCommitmentInput input) => stage.As<CorrectCommitment, Result>(person, u => u.Run(id, input, Cancel));

        (await By(mission.Stranger, Input())).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await By(mission.Liaison, Input())).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await View(stage, mission.Liaison, id))!.May.Correct.ShouldBeFalse();
        (await By(mission.Officer, Input(was.Commitment.Version - 1))).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await By(mission.Officer, Input())).Refusals.ShouldBeEmpty();

        var now = (await View(stage, mission.Liaison, id))!;
        (now.Commitment.Text, now.Commitment.Due, now.Commitment.Priority).ShouldBe(("Repair both boreholes", was.Commitment.Due.AddDays(7), Priority.High));
        now.Commitment.Corrections.ShouldHaveSingleItem().ShouldBe(new WordingRecord(was.Commitment.Text, was.Commitment.Due, Priority.Normal, "There are two", mission.Officer, now.Commitment.Corrections[0].At));
        now.NameOf(mission.Officer).ShouldNotBeNull();
        (await View(stage, mission.Analyst, id))?.Commitment.Corrections.ShouldBeEmpty("what was taken out was taken from readers");
    }

    [Fact]
    public async Task It_is_not_corrected_to_be_due_before_its_meeting()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var met = await MarketMeeting.Recorded(stage, mission.Officer, mission.SecondOfficer, mission.Officer, cancel: Cancel);
        var id = new CommitmentId(met.Promise);
        var was = (await View(stage, mission.Officer, id))!.Commitment;
        CorrectCommitmentInput Due(DateOnly day) => new() { Version = was.Version, Text = was.Text, Due = day, Priority = was.Priority, Reason = "Typed wrongly" };

        (await stage.As<CorrectCommitment, Result>(mission.Officer, u => u.Run(id, Due(new DateOnly(2026, 3, 7)), Cancel))).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe(CommitmentRefusalCodes.DueBeforeHeld), r => r.Field.ShouldBe("Due"));
        (await stage.As<CorrectCommitment, Result>(mission.Officer, u => u.Run(id, Due(new DateOnly(2026, 3, 8)), Cancel))).Refusals.ShouldBeEmpty();
        (await View(stage, mission.Officer, id))!.Commitment.Due.ShouldBe(new DateOnly(2026, 3, 8));
    }

    [Fact]
    public async Task Its_horizon_is_said_when_it_is_planned_and_stored()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var id = await mission.HasCommitment(then: c => c.Accept());

        (await stage.As<PlanCommitment, Result>(mission.Stranger, u => u.Run(id, new PlanCommitmentInput { Horizon = Horizon.LongTerm }, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await stage.As<PlanCommitment, Result>(mission.Officer, u => u.Run(id, new PlanCommitmentInput { Horizon = Horizon.LongTerm }, Cancel))).Refusals.ShouldBeEmpty();

        (await View(stage, mission.Officer, id))!.Commitment.Horizon.ShouldBe(Horizon.LongTerm);
    }

    [Fact]
    public async Task The_owner_can_neither_close_nor_verify_and_hears_who_may()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var id = await mission.HasCommitment();

        var closed = await stage.As<CloseCommitment, Result>(mission.Officer, u => u.Run(id, new CommitmentActInput(), Cancel));
        var verified = await stage.As<VerifyCommitment, Result>(mission.Officer, u => u.Run(id, new CommitmentActInput(), Cancel));

        closed.Refusals.ShouldHaveSingleItem().Arguments.ShouldBe([Who.OfficersOtherThanTheOwner]);
        verified.Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await stage.As<CloseCommitment, Result>(mission.Liaison, u => u.Run(id, new CommitmentActInput(), Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
    }

    [Fact]
    public async Task Closing_untold_takes_a_second_officer()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var today = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime).AddDays(-1);
        var id = await mission.HasCommitment(then: c =>
        {
            c.Accept();
            c.Deliver(today, null, today);
        });
        var ask = new CloseUntoldInput { Reason = UntoldReason.NotSafe, Explanation = "Watched" };

        (await stage.As<CloseUntold, Result>(mission.SecondOfficer, u => u.Run(id, ask, Cancel))).Refusals.ShouldBeEmpty();
        (await View(stage, mission.SecondOfficer, id))!.May.DecideUntold.ShouldBeFalse();
        (await stage.As<AgreeToCloseUntold, Result>(mission.SecondOfficer, u => u.Run(id, new CommitmentActInput(), Cancel))).Is(CommitmentRefusalCodes.SecondPersonNeeded).ShouldBeTrue();
        (await stage.As<AgreeToCloseUntold, Result>(mission.Head, u => u.Run(id, new CommitmentActInput(), Cancel))).Refusals.ShouldBeEmpty();
        (await View(stage, mission.Officer, id))!.Commitment.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_may_not_see_it_finds_nothing_whatever_is_tried()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var confidential = await mission.HasCommitment();
        var strict = await mission.HasCommitment(label: Label.StrictlyConfidential);

        foreach (var nobody in new AccountId?[] { mission.Stranger, mission.LiaisonSouth, mission.Analyst, mission.Administrator, mission.FocalPoint, null })
        {
            (await View(stage, nobody, confidential)).ShouldBeNull();
            (await stage.As<AcceptCommitment, Result>(nobody, u => u.Run(confidential, new CommitmentActInput(), Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await stage.As<ListCommitments, CommitmentList>(nobody, u => u.Run(new CommitmentFilter(), "en", Cancel))).Rows.ShouldBeEmpty();
        }

        (await View(stage, mission.Liaison, confidential)).ShouldNotBeNull();
        (await View(stage, mission.SecondOfficer, strict)).ShouldBeNull();
        (await View(stage, mission.Head, strict)).ShouldBeNull();
        (await View(stage, mission.Officer, strict)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_list_filters_by_mine_overdue_and_untold()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var community = await mission.HasCommunity();
        var late = await mission.HasCommitment(community, dueInDays: -3);
        var day = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime).AddDays(-94);
        var untold = await mission.HasCommitment(community, owner: mission.SecondOfficer, then: c =>
        {
            c.Accept();
            c.Deliver(day, null, day);
        });

        (await Ids(new CommitmentFilter(Mine: true))).ShouldBe([late]);
        (await Ids(new CommitmentFilter(Overdue: true))).ShouldBe([late]);
        (await Ids(new CommitmentFilter(Untold: true))).ShouldBe([untold]);
        (await Ids(new CommitmentFilter(Community: community.Value))).ShouldBe([late, untold], ignoreOrder: true);
        (await Ids(new CommitmentFilter(Community: Guid.NewGuid()))).ShouldBeEmpty();

        async Task<List<CommitmentId>> Ids(CommitmentFilter filter) =>
            [.. (await stage.As<ListCommitments, CommitmentList>(mission.Officer, u => u.Run(filter, "en", Cancel))).Rows.Select(row => row.Id)];
    }

    [Fact]
    public async Task The_board_shows_open_ones_by_community_and_by_owner_in_columns_and_counts_what_it_does_not_show()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var (market, mill) = (await mission.HasCommunity(), await mission.HasCommunity("Mill"));
        var late = await mission.HasCommitment(market, dueInDays: -3);
        for (var more = 0; more <= CommitmentBoard.MostOfAState; more++)
            await mission.HasCommitment(market, dueInDays: 40);
        var begun = await mission.HasCommitment(mill, c => { c.Accept(); c.Start(); }, mission.SecondOfficer);
        await mission.HasCommitment(label: Label.StrictlyConfidential);

        var board = await Show(mission.SecondOfficer, new BoardFilter());
        board.Rows.Select(row => row.Community?.Name.Text).ShouldBe(["Mbélo market", "Mill"], "what is due first stands first, and what is not for the reader nowhere");
        board.Rows[0].Counts.ShouldBe(new Dictionary<BoardColumn, int> { [BoardColumn.ToAccept] = CommitmentBoard.MostOfAState + 2 });
        board.Rows[0].Cards.Count.ShouldBe(CommitmentBoard.MostOfAState);
        board.Rows[0].Cards[0].ShouldSatisfyAllConditions(card => card.Id.ShouldBe(late), card => card.DaysOverdue.ShouldBe(3), card => card.Age.ShouldBe(0));
        board.Rows[1].Cards.ShouldHaveSingleItem().ShouldSatisfyAllConditions(card => card.Id.ShouldBe(begun), card => card.Column.ShouldBe(BoardColumn.InProgress));
        var owners = await Show(mission.SecondOfficer, new BoardFilter(BoardBy.Owner));
        owners.Rows.Select(row => (row.Owner!.Name, row.Owner.IsMe)).ShouldBe([("Officer One", false), ("Officer Two", true)]);
        owners.Rows[1].Cards.Single().Communities.Single().Text.ShouldBe("Mill");
        (await Show(mission.Officer, new BoardFilter())).Rows.Select(row => row.Community?.Name.Text).ShouldBe(["Mbélo market", "Mill", null], ignoreOrder: true);
        (await Show(mission.Officer, new BoardFilter(Overdue: true, Page: 9))).ShouldSatisfyAllConditions(only => only.Found.ShouldBe(1), only => only.Page.ShouldBe(1));
        foreach (var nobody in new AccountId?[] { mission.Stranger, mission.LiaisonSouth, mission.Analyst, mission.Administrator, null })
            (await Show(nobody, new BoardFilter(BoardBy.Owner))).Rows.ShouldBeEmpty();
        (await stage.As<ListCommitments, CommitmentList>(mission.Officer, list => list.Run(new CommitmentFilter(Owner: mission.SecondOfficer.Value), "en", Cancel))).Rows.Select(row => row.Id).ShouldBe([begun]);

        Task<Board> Show(AccountId? reader, BoardFilter filter) => stage.As<CommitmentBoard, Board>(reader, board => board.Run(filter, "en", Cancel));
    }

    private static async Task<TellCommunityInput> Told(Stage stage, SmallMission mission, CommitmentId id) => new()
    {
        On = (await View(stage, mission.Officer, id))!.Today,
        How = ToldHow.CommunityMeeting,
        Answer = CommunityAnswer.Confirmed,
        AnswerWords = "L’eau coule.",
        AnswerLanguage = "fr",
        AnsweredBy = "Women’s association",
    };

    private static Task<CommitmentView?> View(Stage stage, AccountId? account, CommitmentId id) =>
        stage.As<ViewCommitment, CommitmentView?>(account, u => u.Run(id, "en", Cancel));
}

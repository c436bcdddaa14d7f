using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Consultations;

public sealed class FeedbackMeetingTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private CommunityId _community;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateOnly Today => MissionTime.Today("Africa/Monrovia", _stage.Clock.GetUtcNow());

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
        _community = await _mission.HasCommunity();
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Recording_a_feedback_meeting_tells_what_was_done_declined_late_and_not_possible_each_once_with_its_version_and_audit_entry()
    {
        var done = await Delivered();
        var declined = await _mission.HasCommitment(_community, c => c.Decline("No money this year", Today.AddDays(-5)));
        var late = await _mission.HasCommitment(_community, dueInDays: -9);
        var (asked, concern) = await NotPossible();
        var meeting = await Submitted(_mission.Liaison, done.Value, ToldOf.Delivered, CommunityAnswer.Confirmed, (declined.Value, ToldOf.Declined, CommunityAnswer.Disputed), (late.Value, ToldOf.Late, CommunityAnswer.NotYet), (concern.Value, ToldOf.NotPossible, CommunityAnswer.Confirmed));
        (await Commitment(done)).Tellings.ShouldBeEmpty("nothing is told before the meeting is on record");

        (await Record(_mission.SecondOfficer, meeting)).Refusals.ShouldBeEmpty();

        var told = await Commitment(done);
        told.State.ShouldBe(CommitmentState.Confirmed);
        told.ToldOn.ShouldBe(Today);
        var telling = told.Tellings.ShouldHaveSingleItem();
        (telling.How, telling.By, telling.MeetingId, telling.AnswerWords, telling.AnsweredBy).ShouldBe((ToldHow.Meeting, _mission.Liaison, meeting, "So it is.", "Market women"));
        (await Commitment(declined)).ShouldSatisfyAllConditions(c => c.State.ShouldBe(CommitmentState.Declined), c => c.Tellings.Single().Answer.ShouldBe(CommunityAnswer.Disputed), c => c.DaysUntold.ShouldBeNull());
        (await Commitment(late)).ShouldSatisfyAllConditions(c => c.State.ShouldBe(CommitmentState.Recorded), c => c.DaysOverdue.ShouldBe(9), c => c.Tellings.Single().What.ShouldBe(ToldOf.Late));
        var view = await View(_mission.Officer, asked);
        view.Concerns.Single(c => c.Id == concern.Value).Tellings.ShouldHaveSingleItem().MeetingId.ShouldBe(meeting);
        view.Meetings.Keys.ShouldBe([meeting]);
        (await View(_mission.Officer, meeting)).Tellings.Select(t => (t.SubjectId, t.Outcome)).ShouldBe([(done.Value, TellingOutcome.Told), (declined.Value, TellingOutcome.Told), (late.Value, TellingOutcome.Told), (concern.Value, TellingOutcome.Told)]);

        await using var db = _stage.OpenAsOwner();
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Act == nameof(RecordConsultation)).Select(e => e.RecordId).ToListAsync(Cancel);
        foreach (var changed in new[] { done.Value, declined.Value, late.Value, asked.Value, meeting.Value })
            entries.ShouldContain(changed);
        var history = (await _stage.As<ConsultationHistory, Result<IReadOnlyList<HistoryEntry>>>(_mission.Officer, h => h.Run(asked, Cancel))).Value;
        history[0].Act.ShouldBe(ConsultationHistory.ToldElsewhere);
    }

    [Fact]
    public async Task What_was_told_or_changed_meanwhile_is_left_and_the_record_says_so()
    {
        var told = await Delivered();
        var changed = await _mission.HasCommitment(_community, dueInDays: -9);
        var (asked, concern) = await NotPossible();
        var meeting = await Submitted(_mission.Liaison, told.Value, ToldOf.Delivered, CommunityAnswer.Disputed, (changed.Value, ToldOf.Late, CommunityAnswer.NotYet), (concern.Value, ToldOf.NotPossible, CommunityAnswer.Disputed));
        var byLetter = new TellCommunityInput { On = Today, How = ToldHow.Letter, Answer = CommunityAnswer.Confirmed, AnswerWords = "It works", AnswerLanguage = "en", AnsweredBy = "Elders" };
        (await _stage.As<TellCommunity, Result>(_mission.Officer, tell => tell.Run(told, byLetter, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<DeclineCommitment, Result>(_mission.Officer, decline => decline.Run(changed, new DeclineCommitmentInput { Reason = "The road is closed" }, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<AnswerConcern, Result>(_mission.Officer, answer => answer.Run(asked, concern, new AnswerConcernInput { State = ConcernState.Noted }, Cancel))).Refusals.ShouldBeEmpty();

        (await Record(_mission.SecondOfficer, meeting)).Refusals.ShouldBeEmpty();

        (await Commitment(told)).ShouldSatisfyAllConditions(c => c.State.ShouldBe(CommitmentState.Confirmed), c => c.Tellings.ShouldHaveSingleItem());
        (await Commitment(changed)).Tellings.ShouldBeEmpty();
        (await View(_mission.Officer, meeting)).Tellings.ToDictionary(t => t.SubjectId, t => t.Outcome).ShouldBe(
            new Dictionary<Guid, TellingOutcome> { [told.Value] = TellingOutcome.AlreadyTold, [changed.Value] = TellingOutcome.Changed, [concern.Value] = TellingOutcome.Changed }, ignoreOrder: true);
    }

    [Fact]
    public async Task Two_meetings_recorded_at_once_tell_a_promise_once()
    {
        var done = await Delivered();
        var one = await Submitted(_mission.Liaison, done.Value, ToldOf.Delivered, CommunityAnswer.Confirmed);
        var other = await Submitted(_mission.Officer, done.Value, ToldOf.Delivered, CommunityAnswer.Disputed);

        var recorded = await Task.WhenAll(Record(_mission.SecondOfficer, one), Record(_mission.Head, other));

        recorded.ShouldAllBe(result => result.Succeeded);
        (await Commitment(done)).Tellings.ShouldHaveSingleItem();
        new[] { (await View(_mission.Head, one)).Tellings.Single().Outcome, (await View(_mission.Head, other)).Tellings.Single().Outcome }.ShouldBe([TellingOutcome.Told, TellingOutcome.AlreadyTold], ignoreOrder: true);
    }

    [Fact]
    public async Task The_author_tells_of_nothing_that_is_not_open_to_them_and_neither_does_the_reviewer()
    {
        var secret = await Delivered(Label.StrictlyConfidential);
        var elsewhere = await Delivered();
        foreach (var (author, subject) in new[] { (_mission.SecondOfficer, secret.Value), (_mission.LiaisonSouth, elsewhere.Value), (_mission.Stranger, elsewhere.Value), (_mission.Officer, Guid.CreateVersion7()) })
        {
            var draft = await _stage.Draft(author);
            (await _stage.Save(author, draft, 1, new(StringComparer.Ordinal) { [InRow(ToldRow, subject, "what")] = nameof(ToldOf.Delivered) })).Refusals.ShouldHaveSingleItem().Code.ShouldBe(ConsultationRefusalCodes.UnknownRecord);
            (await _stage.Read(author, draft)).Value.Fields.Rows(ToldRow).ShouldBeEmpty();
        }

        // The officer is named on it; the second one, who reviews, is not.
        var meeting = await Submitted(_mission.Officer, secret.Value, ToldOf.Delivered, CommunityAnswer.Confirmed);
        (await Record(_mission.SecondOfficer, meeting)).Refusals.ShouldBeEmpty();

        (await Commitment(secret)).Tellings.ShouldBeEmpty();
        (await View(_mission.Officer, meeting)).Tellings.Single().Outcome.ShouldBe(TellingOutcome.NotOpen);
        (await View(_mission.SecondOfficer, meeting)).Tellings.ShouldBeEmpty("it would tell what was promised");
    }

    [Fact]
    public async Task An_answer_never_reaches_people_who_may_not_read_the_meeting()
    {
        var restricted = await Delivered(Label.Restricted);
        var draft = await Written(_mission.Liaison, restricted.Value, ToldOf.Delivered, CommunityAnswer.Confirmed);
        var refused = await _stage.Submit(_mission.Liaison, draft);
        (refused.Refusals.Single().Code, refused.Refusals.Single().Field).ShouldBe((ConsultationRefusalCodes.ToldAboveItsLabel, InRow(ToldRow, restricted.Value, "what")));

        (await _stage.Save(_mission.Liaison, draft, 2, new(StringComparer.Ordinal) { [LabelField] = nameof(Label.Restricted) })).Refusals.ShouldBeEmpty();
        (await _stage.Submit(_mission.Liaison, draft)).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_is_not_whole_or_not_true_any_more_is_refused_at_its_field()
    {
        var done = await Delivered();
        var draft = await Written(_mission.Liaison, done.Value, ToldOf.Delivered, CommunityAnswer.Confirmed);
        await Type(2, "what", null);
        (await Refused()).ShouldBe([(ConsultationRefusalCodes.ToldNotTicked, "what")]);
        await Type(3, "what", nameof(ToldOf.Declined));
        (await Refused()).ShouldBe([(ConsultationRefusalCodes.ToldChanged, "what")]);
        await Type(4, "what", nameof(ToldOf.Delivered), ("answer", null), ("words", ""));
        (await Refused()).ShouldBe([(RefusalCodes.Required, "answer")]);
        await Type(5, "answer", nameof(CommunityAnswer.Confirmed));
        (await Refused()).ShouldBe([(RefusalCodes.Required, "words")]);

        foreach (var part in new[] { "what", "answer", "language", "answered-by" })
            await Type((await _stage.Read(_mission.Liaison, draft)).Value.Revision, part, "");
        (await _stage.Read(_mission.Liaison, draft)).Value.Fields.Rows(ToldRow).ShouldBeEmpty("an empty answer is none");
        (await _stage.Submit(_mission.Liaison, draft)).Refusals.ShouldBeEmpty();

        async Task Type(int revision, string part, string? text, params (string Part, string? Text)[] also) =>
            (await _stage.Save(_mission.Liaison, draft, revision, also.Append((Part: part, Text: text)).ToDictionary(t => InRow(ToldRow, done.Value, t.Part), t => t.Text, StringComparer.Ordinal))).Refusals.ShouldBeEmpty();

        async Task<(string, string)[]> Refused() => [.. (await _stage.Submit(_mission.Liaison, draft)).Refusals.Select(r => (r.Code, RowOf(r.Field!)!.Value.Part))];
    }

    [Fact]
    public async Task The_editor_offers_what_its_communities_were_not_told_of_and_nobody_elses()
    {
        var done = await Delivered();
        var late = await _mission.HasCommitment(_community, dueInDays: -9);
        await _mission.HasCommitment(_community);
        await Delivered(of: await _mission.HasCommunity("Tamra"));
        await Delivered(Label.StrictlyConfidential, owner: _mission.Head);
        var (_, concern) = await NotPossible();
        var draft = await _stage.Draft(_mission.Liaison);
        (await Offered()).ShouldBeNull();

        await _stage.Save(_mission.Liaison, draft, 1, new(StringComparer.Ordinal) { [CommunityIds] = _community.Value.ToString(), [Date] = Iso(Today) });
        (await Offered())!.ShouldBe([(done.Value, ToldOf.Delivered), (late.Value, ToldOf.Late), (concern.Value, ToldOf.NotPossible)]);
        await _stage.Save(_mission.Liaison, draft, 2, new(StringComparer.Ordinal) { [Date] = Iso(Today.AddDays(-30)) });
        (await Offered())!.ShouldBe([(concern.Value, ToldOf.NotPossible)], "neither was done or late on the day of the meeting");
        await _stage.Save(_mission.Liaison, draft, 3, new(StringComparer.Ordinal) { [CommunityIds] = null, [Area] = SmallMission.Village, [Date] = Iso(Today) });
        (await Offered())!.ShouldBeEmpty("no meeting was held in that area");

        async Task<(Guid, ToldOf)[]?> Offered() =>
            (await _stage.Read(_mission.Liaison, draft)).Value.ToTell is { KnowsWhom: true } list ? [.. list.Rows.Select(row => (row.SubjectId, row.What))] : null;
    }

    [Fact]
    public async Task Without_a_community_the_area_leads_to_what_was_promised_there_unless_the_place_is_hidden()
    {
        var (open, _) = await NotPossible(fields => Place(fields, PlaceSensitivity.AreaOnly));
        await NotPossible(fields => Place(fields, PlaceSensitivity.Hidden));
        var draft = await _stage.Draft(_mission.Officer);
        await _stage.Save(_mission.Officer, draft, 1, new(StringComparer.Ordinal) { [Area] = SmallMission.Village });

        var rows = (await _stage.Read(_mission.Officer, draft)).Value.ToTell.Rows;

        rows.Select(row => (row.What, row.Text)).ShouldBe([(ToldOf.Late, "turaco open"), (ToldOf.NotPossible, "weaver open")]);
        open.ShouldNotBe(default);

        static void Place(Dictionary<string, string?> fields, PlaceSensitivity sensitivity)
        {
            (fields[Area], fields[CommunityIds], fields[Sensitivity]) = (SmallMission.Village, null, sensitivity.ToString());
            foreach (var name in fields.Keys.Where(name => name.EndsWith("-summary", StringComparison.Ordinal) || name.EndsWith("-text", StringComparison.Ordinal)).ToList())
                fields[name] = fields[name]!.Trim() + (sensitivity == PlaceSensitivity.Hidden ? " hidden" : " open");
        }
    }

    [Fact]
    public async Task The_community_page_and_the_visit_sheet_lead_to_the_meeting_for_those_who_read_it_and_another_reason_is_to_be_told_anew()
    {
        var done = await Delivered();
        var (asked, concern) = await NotPossible();
        (await Sheet()).NotPossible.ShouldBeEmpty("it was said at the last meeting, and stands there with its reason");
        var meeting = await Submitted(_mission.Liaison, done.Value, ToldOf.Delivered, CommunityAnswer.Disputed, (concern.Value, ToldOf.NotPossible, CommunityAnswer.Confirmed));
        (await Record(_mission.SecondOfficer, meeting)).Refusals.ShouldBeEmpty();

        var page = await Community(_mission.Officer);
        page.Promises.Rows.Single(p => p.Id == done).Disputed!.MeetingId.ShouldBe(meeting);
        page.Concerns.Rows.Single(c => c.Id == concern).Told!.MeetingId.ShouldBe(meeting);
        (await Sheet()).ShouldSatisfyAllConditions(s => s.NotPossible.Single().Told!.Words.ShouldBe("So it is."), s => s.ToTell.ShouldBeEmpty(), s => s.Open[0].Disputed!.Words.ShouldBe("So it is."));

        (await _stage.As<AnswerConcern, Result>(_mission.Officer, answer => answer.Run(asked, concern, new AnswerConcernInput { State = ConcernState.NotPossible, NotPossibleReason = "The bridge fell" }, Cancel))).Refusals.ShouldBeEmpty();
        (await Sheet()).NotPossible.Single().Told.ShouldBeNull();
    }

    [Fact]
    public async Task Telling_one_community_why_something_is_not_possible_does_not_tell_the_other()
    {
        var mill = await _mission.HasCommunity("Mill");
        var (asked, concern) = await NotPossible(fields => fields[CommunityIds] = Both(mill));
        var alone = await Submitted(_mission.Liaison, concern.Value, ToldOf.NotPossible, CommunityAnswer.Confirmed);
        (await Record(_mission.SecondOfficer, alone)).Refusals.ShouldBeEmpty();

        (await Told(_community)).ShouldNotBeNull().MeetingId.ShouldBe(alone);
        (await Told(mill)).ShouldBeNull("nobody told them");
        (await Sheet(mill)).ShouldSatisfyAllConditions(s => s.LastTime.ShouldContain(c => c.Id == concern && c.Told == null), s => s.Community.Id.ShouldBe(mill));
        (await OfferedTo(_community.Value.ToString())).ShouldNotContain(row => row.SubjectId == concern.Value);
        (await OfferedTo(mill.Value.ToString())).Single(row => row.SubjectId == concern.Value).What.ShouldBe(ToldOf.NotPossible);

        var draft = await Written(_mission.Liaison, concern.Value, ToldOf.NotPossible, CommunityAnswer.Disputed);
        (await _stage.Save(_mission.Liaison, draft, 2, new(StringComparer.Ordinal) { [CommunityIds] = Both(mill) })).Refusals.ShouldBeEmpty();
        (await _stage.Submit(_mission.Liaison, draft)).Refusals.ShouldBeEmpty();
        (await Record(_mission.SecondOfficer, draft)).Refusals.ShouldBeEmpty();

        var tellings = (await View(_mission.Officer, asked)).Concerns.Single(c => c.Id == concern.Value).Tellings;
        tellings.Select(told => (told.Answer, told.Communities.ShouldHaveSingleItem())).ShouldBe([(CommunityAnswer.Confirmed, _community.Value), (CommunityAnswer.Disputed, mill.Value)]);
        ((await Told(_community))!.Answer, (await Told(mill))!.Answer).ShouldBe((CommunityAnswer.Confirmed, CommunityAnswer.Disputed), "each has its own answer");
        (await OfferedTo(Both(mill))).ShouldNotContain(row => row.SubjectId == concern.Value);

        async Task<ToldThem?> Told(CommunityId community) =>
            (await _stage.As<ViewCommunity, CommunityView?>(_mission.Officer, view => view.Run(community, "en", Cancel)))!.Concerns.Rows.Single(c => c.Id == concern).Told;
    }

    [Fact]
    public async Task What_was_told_without_an_answer_is_offered_at_the_next_meeting_and_the_answer_is_another_telling()
    {
        var done = await Delivered();
        var (asked, concern) = await NotPossible();
        var first = await Submitted(_mission.Liaison, done.Value, ToldOf.Delivered, CommunityAnswer.NotYet, (concern.Value, ToldOf.NotPossible, CommunityAnswer.NotYet));
        (await Record(_mission.SecondOfficer, first)).Refusals.ShouldBeEmpty();

        (await OfferedTo(_community.Value.ToString())).Select(row => (row.SubjectId, row.ToldOn)).ShouldBe([(done.Value, (DateOnly?)Today), (concern.Value, Today)]);
        var second = await Submitted(_mission.Liaison, done.Value, ToldOf.Delivered, CommunityAnswer.Confirmed, (concern.Value, ToldOf.NotPossible, CommunityAnswer.Confirmed));
        (await Record(_mission.SecondOfficer, second)).Refusals.ShouldBeEmpty();

        (await View(_mission.Officer, second)).Tellings.ShouldAllBe(telling => telling.Outcome == TellingOutcome.Told);
        (await Commitment(done)).ShouldSatisfyAllConditions(c => c.State.ShouldBe(CommitmentState.Confirmed), c => c.Tellings.Count.ShouldBe(2));
        (await View(_mission.Officer, asked)).Concerns.Single().Tellings.Select(told => told.Answer).ShouldBe([CommunityAnswer.NotYet, CommunityAnswer.Confirmed]);
        (await OfferedTo(_community.Value.ToString())).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_asked_not_to_tell_is_offered_with_why()
    {
        var declined = await _mission.HasCommitment(_community, c => { c.Decline("No money this year", Today.AddDays(-5)); c.AskToCloseUntold(UntoldReason.NotSafe, "They are watched", _mission.Officer, _stage.Clock.GetUtcNow()); });

        (await OfferedTo(_community.Value.ToString())).ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.SubjectId.ShouldBe(declined.Value), row => row.AskedNotToTell.ShouldBe(UntoldReason.NotSafe));
    }

    [Fact]
    public async Task What_was_noted_of_an_answer_to_a_refusal_is_corrected_with_a_reason_and_both_are_read_by_those_who_may_tell()
    {
        var (asked, concern) = await NotPossible();
        (await Correct(_mission.Officer, "Land")).Is(RefusalCodes.NotFound).ShouldBeTrue("they were not told yet");
        var meeting = await Submitted(_mission.Liaison, concern.Value, ToldOf.NotPossible, CommunityAnswer.Confirmed);
        (await Record(_mission.SecondOfficer, meeting)).Refusals.ShouldBeEmpty();

        (await Correct(_mission.Officer, "")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("AnswerWords");
        foreach (var nobody in new AccountId?[] { _mission.Stranger, _mission.LiaisonSouth, _mission.Analyst, null })
            (await Correct(nobody, "Land")).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Correct(_mission.Liaison, "We never sold it.")).Refusals.ShouldBeEmpty();

        var told = (await View(_mission.Officer, asked)).Concerns.Single().Tellings.ShouldHaveSingleItem();
        (told.Words, told.Answer, told.MeetingId, told.On).ShouldBe(("We never sold it.", CommunityAnswer.Disputed, meeting, Today));
        told.Corrections.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => (c.Words, c.Answer, c.Reason).ShouldBe(("So it is.", CommunityAnswer.Confirmed, "Misheard")), c => c.CorrectedBy.ShouldBe(_mission.Liaison.Value));
        (await Community(_mission.Officer)).Concerns.Rows.Single(c => c.Id == concern).Told!.Words.ShouldBe("We never sold it.");

        Task<Result> Correct(AccountId? who, string words) => _stage.As<CorrectConcernTelling, Result>(who, async correct => await correct.Run(
            asked, new TellingId((await View(_mission.Officer, asked)).Concerns.Single().Tellings.Select(telling => telling.Id).SingleOrDefault()), new CorrectConcernTellingInput { Answer = CommunityAnswer.Disputed, AnswerWords = words, AnswerLanguage = "en", AnsweredBy = "Market women", Reason = "Misheard" }, Cancel));
    }

    [Fact]
    public async Task Hearing_why_something_is_not_possible_is_hearing_back()
    {
        var (_, concern) = await NotPossible();
        (await Community(_mission.Officer)).MeetingsSinceAnAnswer.ShouldBe(1);
        var meeting = await Submitted(_mission.Liaison, concern.Value, ToldOf.NotPossible, CommunityAnswer.NotYet);
        (await Record(_mission.SecondOfficer, meeting)).Refusals.ShouldBeEmpty();

        (await Community(_mission.Officer)).MeetingsSinceAnAnswer.ShouldBe(0);
    }

    [Fact]
    public async Task What_was_closed_without_telling_is_counted_by_reason_and_found()
    {
        var unsafeToTell = await Closed(UntoldReason.NotSafe);
        var impossible = await Closed(UntoldReason.NotPossible);
        await Delivered();

        var list = await List(_mission.Officer, new CommitmentFilter(ClosedUntold: true));

        list.Rows.Select(row => row.Id).ShouldBe([unsafeToTell, impossible], ignoreOrder: true);
        list.ClosedUntold.ShouldBe(new UntoldCounts(1, 1));
        (await List(_mission.Officer, new CommitmentFilter())).ClosedUntold.All.ShouldBe(2);
        (await List(_mission.Stranger, new CommitmentFilter())).ClosedUntold.All.ShouldBe(0);
        (await Community(_mission.Officer)).Counts.ClosedUntold.ShouldBe(new UntoldCounts(1, 1));

        async Task<CommitmentId> Closed(UntoldReason reason) => await _mission.HasCommitment(_community, c =>
        {
            c.Decline("No money", Today.AddDays(-1));
            c.AskToCloseUntold(reason, "Watched", _mission.Officer, _stage.Clock.GetUtcNow()).Succeeded.ShouldBeTrue();
            c.AgreeToCloseUntold(_mission.Head, _stage.Clock.GetUtcNow()).Succeeded.ShouldBeTrue();
        });
    }

    private Task<CommitmentId> Delivered(Label label = Label.Confidential, CommunityId? of = null, AccountId? owner = null) => _mission.HasCommitment(of ?? _community, c =>
    {
        c.Accept();
        c.Deliver(Today.AddDays(-3), "Two taps work", Today);
    }, owner, label);

    /// <summary>A recorded meeting of long ago, with a concern of it for which nothing can be done.</summary>
    private async Task<(ConsultationId Id, ConcernId Concern)> NotPossible(Action<Dictionary<string, string?>>? change = null)
    {
        var meeting = await MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, "", fields =>
        {
            fields[CommunityIds] = _community.Value.ToString();
            fields[Office] = _mission.North.Value.ToString();
            if (change is null)
            {
                foreach (var promise in fields.Keys.Where(name => RowOf(name)?.Row == DraftFieldNames.CommitmentRow).ToList())
                    fields.Remove(promise);
            }

            MarketMeeting.PromisedForNoConcern(fields);
            change?.Invoke(fields);
        }, Cancel);
        (await _stage.As<AnswerConcern, Result>(_mission.Officer, answer => answer.Run(meeting.Id, meeting.Concern, new AnswerConcernInput { State = ConcernState.NotPossible, NotPossibleReason = "The land is sold" }, Cancel))).Refusals.ShouldBeEmpty();
        return (meeting.Id, meeting.Concern);
    }

    /// <summary>A feedback meeting of today, complete but not submitted, at which that was told.</summary>
    private async Task<ConsultationId> Written(AccountId author, Guid subject, ToldOf what, CommunityAnswer answer, params (Guid Subject, ToldOf What, CommunityAnswer Answer)[] also)
    {
        var draft = await _stage.Draft(author);
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [Title] = "What became of it",
            [Kind] = nameof(ConsultationKind.WomensGroup),
            [Purpose] = "Tell",
            [Office] = _mission.North.Value.ToString(),
            [CommunityIds] = _community.Value.ToString(),
            [DraftFieldNames.Place] = "Market",
            [Date] = Iso(Today),
            [HeadsOf(ParticipantSex.Women, AgeBand.From30To59)] = "18",
            [CountedOrEstimated] = nameof(Counting.Counted),
            [LabelField] = nameof(Label.Confidential),
            [Sensitivity] = nameof(PlaceSensitivity.Exact),
            [DoNoHarm] = "By day",
        };
        foreach (var told in also.Prepend((subject, what, answer)))
        {
            fields[InRow(ToldRow, told.Item1, "what")] = told.Item2.ToString();
            fields[InRow(ToldRow, told.Item1, "answer")] = told.Item3.ToString();
            fields[InRow(ToldRow, told.Item1, "words")] = "So it is.";
            fields[InRow(ToldRow, told.Item1, "language")] = "en";
            fields[InRow(ToldRow, told.Item1, "answered-by")] = "Market women";
        }

        (await _stage.Save(author, draft, 1, fields)).Refusals.ShouldBeEmpty();
        return draft;
    }

    private async Task<ConsultationId> Submitted(AccountId author, Guid subject, ToldOf what, CommunityAnswer answer, params (Guid Subject, ToldOf What, CommunityAnswer Answer)[] also)
    {
        var draft = await Written(author, subject, what, answer, also);
        (await _stage.Submit(author, draft)).Refusals.ShouldBeEmpty();
        return draft;
    }

    private Task<Result> Record(AccountId reviewer, ConsultationId id) => _stage.Record(reviewer, id);

    private async Task<ConsultationView> View(AccountId reader, ConsultationId id) => (await _stage.View(reader, id)).Value;

    private async Task<CommitmentRecord> Commitment(CommitmentId id) => (await _stage.As<ViewCommitment, CommitmentView?>(_mission.Officer, view => view.Run(id, "en", Cancel)))!.Commitment;

    private Task<CommitmentList> List(AccountId reader, CommitmentFilter filter) => _stage.As<ListCommitments, CommitmentList>(reader, list => list.Run(filter, "en", Cancel));

    private async Task<CommunityView> Community(AccountId reader) => (await _stage.As<ViewCommunity, CommunityView?>(reader, view => view.Run(_community, "en", Cancel)))!;

    private async Task<VisitSheet> Sheet(CommunityId? of = null) => (await _stage.As<PrintVisitSheet, Result<VisitSheet>>(_mission.Officer, print => print.Run(of ?? _community, "en", Cancel))).Value;

    private string Both(CommunityId other) => $"{_community.Value}\n{other.Value}";

    /// <summary>What the editor offers to tell at a meeting of today with these.</summary>
    private async Task<IReadOnlyList<ToTellRow>> OfferedTo(string communities)
    {
        var draft = await _stage.Draft(_mission.Officer);
        await _stage.Save(_mission.Officer, draft, 1, new(StringComparer.Ordinal) { [CommunityIds] = communities, [Date] = Iso(Today) });
        return (await _stage.Read(_mission.Officer, draft)).Value.ToTell.Rows;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

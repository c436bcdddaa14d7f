using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Consultations;

public sealed class ConsultationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);
    private static readonly MissionWorkspace Mission = MissionWorkspace.Found("TEST", "Test", "Africa/Ndjamena", isFictional: true);
    private static readonly AccountId Author = AccountId.New();
    private static readonly AccountId Reviewer = AccountId.New();

    private static Consultation Draft() => Consultation.Start(ConsultationId.New(), Mission, Author, Label.Confidential);

    private static ConsultationContent Content() => new()
    {
        Title = "Water",
        Kind = ConsultationKind.TownHall,
        Purpose = "Listen",
        PlaceName = "Market",
        HeldOn = new DateOnly(2026, 3, 8),
        Counting = Counting.Counted,
        Heads = new Dictionary<(ParticipantSex, AgeBand), int> { [(ParticipantSex.Women, AgeBand.From60)] = 7 },
        Label = Label.Confidential,
        Sensitivity = PlaceSensitivity.Exact,
        DoNoHarm = "Not on market day",
    };

    [Fact]
    public void A_draft_is_submitted_returned_submitted_again_and_recorded()
    {
        var consultation = Draft();

        consultation.Record("TEST-2026-0001", null, Reviewer, Now).Is(ConsultationRefusalCodes.NotInThisState).ShouldBeTrue();
        consultation.Submit(Content(), Now).Refusals.ShouldBeEmpty();
        consultation.Cancel("no").Is(ConsultationRefusalCodes.NotInThisState).ShouldBeTrue();
        consultation.Return("Who came?", Reviewer, Now).Succeeded.ShouldBeTrue();
        consultation.Submit(Content(), Now).Succeeded.ShouldBeTrue();
        consultation.Record("TEST-2026-0001", null, Reviewer, Now).Succeeded.ShouldBeTrue();
        consultation.State.ShouldBe(ConsultationState.Recorded);
        consultation.Submit(Content(), Now).Is(ConsultationRefusalCodes.NotInThisState).ShouldBeTrue();
    }

    [Fact]
    public void A_reviewer_asks_of_sections_and_what_the_author_answered_is_marked_when_it_is_submitted_again()
    {
        var consultation = Draft();
        consultation.Submit(Content(), Now);

        consultation.Return(" ", Reviewer, Now, (EditorSection.Who, "  ")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Comment");
        consultation.Return(null, Reviewer, Now, (EditorSection.Who, new string('x', Consultation.ReasonMaxLength + 1)), (EditorSection.Check, "x")).Refusals.Select(refusal => refusal.Field).ShouldBe(["OnWho", "OnCheck"]);
        consultation.Comments.ShouldBeEmpty();
        consultation.Return(null, Reviewer, Now, (EditorSection.Who, " Who else? "), (EditorSection.Said, "Which well?"), (EditorSection.Risk, null)).Refusals.ShouldBeEmpty();

        consultation.Comments.Select(comment => (comment.Section, comment.Text, comment.IsAnswered)).ShouldBe([(EditorSection.Who, "Who else?", false), (EditorSection.Said, "Which well?", false)]);
        consultation.Reviews.ShouldHaveSingleItem().Label.ShouldBe(Label.Confidential);
        var fields = DraftFields.Empty.With([new(DraftFieldNames.Answered(consultation.Comments[0].Id), "yes")]).Value;
        consultation.Submit(Content() with { Answered = DraftReading.Read(fields, new Check()).Answered }, Now).Refusals.ShouldBeEmpty();
        consultation.Comments.Select(comment => comment.IsAnswered).ShouldBe([true, false]);
        consultation.Return("And the rest", Reviewer, Now);
        consultation.Submit(Content(), Now);
        consultation.Comments[0].IsAnswered.ShouldBeTrue("what was answered stays answered");
    }

    [Fact]
    public void What_is_not_possible_is_told_once_until_the_reason_is_another_and_an_amendment_leaves_what_was_told_at_a_meeting()
    {
        var concern = new ConcernContent(ConcernId.New(), ConcernTheme.Land, ConcernGroup.Farmers, "Our field", null, true);
        var told = new TellingContent(Guid.CreateVersion7(), ToldOf.Delivered, CommunityAnswer.NotYet, null, null, null);
        var consultation = Draft();
        consultation.Submit(Content() with { Concerns = [concern], Tellings = [told] }, Now).Refusals.ShouldBeEmpty();
        consultation.TellNo(concern.Id, Facts(), Now).ShouldBe(TellingOutcome.Changed, "it is not on record");
        consultation.Record("TEST-2026-0001", null, Reviewer, Now);
        consultation.Settle(told.SubjectId, TellingOutcome.Told);
        consultation.TellNo(concern.Id, Facts(), Now).ShouldBe(TellingOutcome.Changed, "nobody said that it is not possible");
        No("Sold");
        consultation.TellNo(concern.Id, Facts(), Now).ShouldBe(TellingOutcome.Told);
        consultation.TellNo(concern.Id, Facts(), Now).ShouldBe(TellingOutcome.AlreadyTold);
        No("Sold");
        consultation.TellingsOf(concern.Id).ShouldHaveSingleItem();

        consultation.Amend(Content() with { Concerns = [concern], Tellings = [new TellingContent(Guid.CreateVersion7(), null, null, "forged", null, null)] }, "why", Now).Refusals.ShouldBeEmpty();
        consultation.Tellings.ShouldHaveSingleItem().Outcome.ShouldBe(TellingOutcome.Told);
        consultation.TellingsOf(concern.Id).ShouldHaveSingleItem();
        No("The court decides");
        consultation.TellingsOf(concern.Id).ShouldBeEmpty();

        void No(string reason) => consultation.AnswerConcern(concern.Id, ConcernState.NotPossible, reason, null).Refusals.ShouldBeEmpty();

        TellingFacts Facts() => new(new DateOnly(2026, 3, 9), ToldHow.Meeting, Author, CommunityAnswer.Confirmed, "So be it", "en", "Farmers", consultation.Id);
    }

    [Fact]
    public void A_concern_is_committed_by_a_commitment_and_then_neither_answered_otherwise_nor_amended_away()
    {
        var promised = new ConcernContent(ConcernId.New(), ConcernTheme.Land, ConcernGroup.Farmers, "Our field", null, true);
        var other = new ConcernContent(ConcernId.New(), ConcernTheme.Water, ConcernGroup.Women, "Our well", null, true);
        var consultation = Draft();
        consultation.Submit(Content() with { Concerns = [promised, other] }, Now).Refusals.ShouldBeEmpty();
        consultation.Record("TEST-2026-0001", null, Reviewer, Now);

        consultation.AnswerConcern(promised.Id, ConcernState.Committed, null, null).Refusals.ShouldHaveSingleItem().ShouldBe(new Refusal(ConsultationRefusalCodes.NothingPromised, "State"));
        consultation.CommitTo(promised.Id).Refusals.ShouldBeEmpty();
        consultation.AnswerConcern(promised.Id, ConcernState.NotPossible, "No money", null).Refusals.ShouldHaveSingleItem().ShouldBe(new Refusal(ConsultationRefusalCodes.PromiseAnswers, "State"));
        consultation.AnswerConcern(promised.Id, ConcernState.Committed, null, "We changed the route").Refusals.ShouldBeEmpty();

        var refused = consultation.Amend(Content() with { Concerns = [other] }, "why", Now).Refusals.ShouldHaveSingleItem();
        (refused.Code, refused.Arguments.ShouldHaveSingleItem()).ShouldBe((ConsultationRefusalCodes.ConcernStays, 1));
        consultation.Amend(Content() with { Concerns = [promised] }, "why", Now).Refusals.ShouldBeEmpty();
        consultation.Concerns.ShouldHaveSingleItem().State.ShouldBe(ConcernState.Committed);
    }

    [Fact]
    public void An_amendment_may_raise_the_label_and_never_lower_it()
    {
        var consultation = Draft();
        consultation.Submit(Content(), Now);
        consultation.Record("TEST-2026-0001", null, Reviewer, Now);

        consultation.Amend(Content() with { Label = Label.Restricted }, "why", Now).Is(ConsultationRefusalCodes.LabelLowered).ShouldBeTrue();
        consultation.Amend(Content() with { Label = Label.StrictlyConfidential }, "why", Now).Is(ConsultationRefusalCodes.NobodyNamed).ShouldBeTrue();
        consultation.Amend(Content() with { Label = Label.StrictlyConfidential, Readers = [Reviewer] }, "why", Now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void An_author_labels_what_nobody_else_has_relied_on_and_lowers_nothing_that_was_planned_or_sent_back()
    {
        Draft().Submit(Content() with { Label = Label.Restricted }, Now).Refusals.ShouldBeEmpty();

        var returned = Draft();
        returned.Submit(Content(), Now);
        returned.Return("Restricted is enough", Reviewer, Now);
        returned.Submit(Content() with { Label = Label.Restricted }, Now).Refusals.ShouldHaveSingleItem().ShouldBe(new Refusal(ConsultationRefusalCodes.LabelLowered, DraftFieldNames.LabelField));
        returned.LowerLabel(Label.Restricted).Succeeded.ShouldBeTrue();
        returned.Submit(Content() with { Label = Label.Restricted }, Now).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public void The_day_is_the_missions_day_and_a_meeting_of_tomorrow_there_is_refused()
    {
        var lateInTheEvening = new DateTimeOffset(2026, 3, 8, 23, 30, 0, TimeSpan.Zero);

        Draft().Submit(Content() with { HeldOn = new DateOnly(2026, 3, 9) }, lateInTheEvening).Succeeded.ShouldBeTrue();
        Draft().Submit(Content() with { HeldOn = new DateOnly(2026, 3, 10) }, lateInTheEvening).Is(ConsultationRefusalCodes.HeldInFuture).ShouldBeTrue();
    }

    [Fact]
    public void A_consultation_written_back_as_a_draft_reads_the_same()
    {
        var consultation = Draft();
        var concern = new ConcernContent(ConcernId.New(), ConcernTheme.Water, ConcernGroup.Women, "The well", ConcernUrgency.Soon, true);
        consultation.Submit(Content() with { Concerns = [concern], StartsAt = new TimeOnly(16, 0), Tasks = ["POC"] }, Now).Refusals.ShouldBeEmpty();

        var check = new Check();
        var read = DraftReading.Read(DraftFields.FromJson(DraftWriting.Of(consultation).ToJson()), check);

        check.Passed.ShouldBeTrue();
        read.Concerns.ShouldBe([concern]);
        read.StartsAt.ShouldBe(new TimeOnly(16, 0));
        read.Tasks.ShouldBe(["POC"]);
        read.Heads.Single().Value.ShouldBe(7);
    }

    [Fact]
    public void A_small_count_is_held_back_with_another_of_the_same_sex()
    {
        var shown = HeadCounts.Shown([(ParticipantSex.Men, AgeBand.From60, 9), (ParticipantSex.Women, AgeBand.From60, 2), (ParticipantSex.Women, AgeBand.Unknown, 30)]);

        shown.ShouldBe(
        [
            new HeadCell(ParticipantSex.Women, AgeBand.From60, null, IsFew: true),
            new HeadCell(ParticipantSex.Women, AgeBand.Unknown, null, IsFew: false),
            new HeadCell(ParticipantSex.Men, AgeBand.From60, 9, IsFew: false),
        ]);
    }

    [Fact]
    public void Something_is_promised_only_on_what_is_recorded_and_for_a_concern_of_it()
    {
        var concern = new ConcernContent(ConcernId.New(), ConcernTheme.Water, ConcernGroup.Women, "The well", ConcernUrgency.Soon, true);
        var consultation = Draft();
        consultation.Submit(Content() with { Concerns = [concern] }, Now);

        consultation.CommitTo(concern.Id).Is(CommitmentRefusalCodes.ConsultationNotRecorded).ShouldBeTrue();
        consultation.Record("TEST-2026-0001", null, Reviewer, Now);
        consultation.CommitTo(ConcernId.New()).Is(CommitmentRefusalCodes.NoSuchConcern).ShouldBeTrue();
        consultation.CommitTo(null).Succeeded.ShouldBeTrue();
        consultation.Concerns[0].State.ShouldBe(ConcernState.Open);
        consultation.CommitTo(concern.Id).Succeeded.ShouldBeTrue();
        consultation.Concerns[0].State.ShouldBe(ConcernState.Committed);
    }
}

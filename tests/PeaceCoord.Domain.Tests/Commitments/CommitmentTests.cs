using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Commitments;

public sealed class CommitmentTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly AccountId Owner = AccountId.New();
    private static readonly AccountId Officer = AccountId.New();
    private static readonly AccountId SecondOfficer = AccountId.New();

    [Fact]
    public void It_is_handed_over_with_a_reason_and_whoever_owned_it_never_judges_it()
    {
        var (first, second, third) = (AccountId.New(), AccountId.New(), AccountId.New());
        var day = new DateOnly(2026, 3, 10);
        var now = new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
        var commitment = Commitment.FromConsultation(
            CommitmentId.New(), WorkspaceId.New(), ConsultationId.New(), null, [], null, Label.Restricted, CommitmentKind.Promise, "Repair it", PromisedBy.Section, first, day.AddDays(9), Priority.High, now);

        commitment.HandOver(first, " ", first, now).Refusals.Select(refusal => (refusal.Code, refusal.Field)).ShouldBe([(CommitmentRefusalCodes.OwnerAlready, "To"), (RefusalCodes.Required, "Reason")]);
        commitment.Accept();
        commitment.Deliver(day, null, day);
        commitment.HandOver(second, " End of mission ", third, now).Refusals.ShouldBeEmpty();

        (commitment.OwnerId, commitment.State).ShouldBe((second, CommitmentState.Delivered));
        commitment.Handovers.ShouldHaveSingleItem().ShouldSatisfyAllConditions(h => h.From.ShouldBe(first), h => h.To.ShouldBe(second), h => h.By.ShouldBe(third), h => h.Reason.ShouldBe("End of mission"));
        commitment.Verify(first, now).Is(CommitmentRefusalCodes.VerifierIsOwner).ShouldBeTrue("who delivered it does not verify it after handing it over");
        commitment.Verify(third, now).Refusals.ShouldBeEmpty();
        commitment.HandOver(third, "Why", second, now).Is(CommitmentRefusalCodes.VerifiedByThem).ShouldBeTrue();
        commitment.AskToCloseUntold(UntoldReason.NotSafe, "Watched", second, now).Refusals.ShouldBeEmpty();
        commitment.AgreeToCloseUntold(first, now).Is(CommitmentRefusalCodes.SecondPersonNeeded).ShouldBeTrue();
        commitment.AgreeToCloseUntold(third, now).Refusals.ShouldBeEmpty();
        commitment.HandOver(first, "Why", second, now).Is(CommitmentRefusalCodes.Closed).ShouldBeTrue();
    }

    [Fact]
    public void A_delivered_commitment_does_not_close_before_the_community_was_told_and_then_does()
    {
        var commitment = Delivered();

        commitment.Close(Officer, Now).Is(CommitmentRefusalCodes.CommunityNotTold).ShouldBeTrue();
        commitment.IsUntold.ShouldBeTrue();
        commitment.Tell(Told(CommunityAnswer.Confirmed), Today, Now).Succeeded.ShouldBeTrue();
        commitment.State.ShouldBe(CommitmentState.Confirmed);
        commitment.Close(Officer, Now).Succeeded.ShouldBeTrue();
        commitment.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public void Told_without_an_answer_is_not_enough_and_the_answer_may_come_later()
    {
        var commitment = Delivered();
        commitment.Tell(Told(CommunityAnswer.NotYet), Today, Now).Succeeded.ShouldBeTrue();

        commitment.Close(Officer, Now).Is(CommitmentRefusalCodes.NoAnswerYet).ShouldBeTrue();
        commitment.Tell(Told(CommunityAnswer.Confirmed), Today, Now.AddMinutes(1)).Succeeded.ShouldBeTrue();
        commitment.Close(Officer, Now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void A_telling_is_corrected_with_a_reason_the_old_words_are_kept_and_the_state_follows_the_answer()
    {
        var commitment = Delivered();
        commitment.Tell(Told(CommunityAnswer.Confirmed), Today, Now);
        var telling = commitment.Tellings.Single().Id;

        commitment.CorrectTelling(TellingId.New(), Told(CommunityAnswer.Disputed), "Wrong note", SecondOfficer, Today, Now).Is(RefusalCodes.NotFound).ShouldBeTrue();
        commitment.CorrectTelling(telling, Told(CommunityAnswer.Disputed) with { AnswerWords = "" }, " ", SecondOfficer, Today, Now).Refusals.Select(r => r.Field).ShouldBe(["AnswerWords", "Reason"]);
        (commitment.State, commitment.TellingCorrections.Count).ShouldBe((CommitmentState.Confirmed, 0));

        commitment.CorrectTelling(telling, Told(CommunityAnswer.Disputed) with { AnswerWords = "It leaks", By = SecondOfficer }, " Wrong note ", SecondOfficer, Today, Now.AddHours(1)).Refusals.ShouldBeEmpty();

        commitment.State.ShouldBe(CommitmentState.Disputed);
        commitment.Close(Officer, Now).Is(CommitmentRefusalCodes.AnswerDisputed).ShouldBeTrue();
        commitment.Tellings.Single().ShouldSatisfyAllConditions(t => t.AnswerWords.ShouldBe("It leaks"), t => t.By.ShouldBe(Told(CommunityAnswer.Confirmed).By, "who told it stays"));
        commitment.TellingCorrections.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            c => (c.TellingId, c.Answer, c.Reason, c.By).ShouldBe((telling, CommunityAnswer.Confirmed, "Wrong note", SecondOfficer)),
            c => c.AnswerWords.ShouldBe(Told(CommunityAnswer.Confirmed).AnswerWords));
        commitment.CorrectTelling(telling, Told(CommunityAnswer.NotYet), "They had not answered", Officer, Today, Now).Refusals.ShouldBeEmpty();
        (commitment.State, commitment.Tellings.Single().AnswerWords).ShouldBe((CommitmentState.Delivered, ""));
        commitment.CorrectTelling(telling, Told(CommunityAnswer.Confirmed), "They had", Officer, Today, Now).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_closed_is_corrected_too_and_is_open_again_when_it_could_not_be_closed_by_what_is_true()
    {
        var commitment = Delivered();
        commitment.Tell(Told(CommunityAnswer.Confirmed), Today, Now);
        var telling = commitment.Tellings.Single().Id;
        commitment.Close(Officer, Now).Succeeded.ShouldBeTrue();

        commitment.CorrectTelling(telling, Told(CommunityAnswer.Confirmed) with { AnswerWords = "It runs since Monday" }, "The day was wrong", SecondOfficer, Today, Now).Refusals.ShouldBeEmpty();
        (commitment.IsClosed, commitment.TellingCorrections.Single().OpenedAgain).ShouldBe((true, false), "they still confirm it");
        commitment.CorrectTelling(telling, Told(CommunityAnswer.Disputed), "", SecondOfficer, Today, Now).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        commitment.IsClosed.ShouldBeTrue();

        commitment.CorrectTelling(telling, Told(CommunityAnswer.Disputed), "Misheard", SecondOfficer, Today, Now.AddHours(1)).Refusals.ShouldBeEmpty();
        (commitment.IsClosed, commitment.ClosedBy, commitment.State).ShouldBe((false, null, CommitmentState.Disputed));
        commitment.TellingCorrections.Select(c => (c.AnswerWords, c.OpenedAgain)).ShouldBe([(Told(CommunityAnswer.Confirmed).AnswerWords!, false), ("It runs since Monday", true)]);
        commitment.Close(Officer, Now).Is(CommitmentRefusalCodes.AnswerDisputed).ShouldBeTrue();
    }

    [Fact]
    public void Work_that_went_on_since_stays_where_it_is_when_an_earlier_telling_is_corrected()
    {
        var commitment = Delivered();
        commitment.Tell(Told(CommunityAnswer.Disputed), Today, Now);
        var telling = commitment.Tellings.Single().Id;
        commitment.Start().Succeeded.ShouldBeTrue();
        commitment.CorrectTelling(telling, Told(CommunityAnswer.Confirmed), "Misheard", Officer, Today, Now).Refusals.ShouldBeEmpty();
        commitment.State.ShouldBe(CommitmentState.InProgress);

        commitment.Deliver(Today, null, Today).Refusals.ShouldBeEmpty();
        commitment.CorrectTelling(telling, Told(CommunityAnswer.Disputed), "Heard well", Officer, Today, Now).Refusals.ShouldBeEmpty();
        (commitment.State, commitment.ToldOn).ShouldBe((CommitmentState.Delivered, null), "they were not told of the second delivery");
    }

    [Fact]
    public void An_answer_needs_its_words_its_language_and_the_group_that_gave_it()
    {
        var told = Delivered().Tell(Told(CommunityAnswer.Confirmed) with { AnswerWords = " ", AnswerLanguage = "", AnsweredBy = null }, Today, Now);

        told.Refusals.Select(refusal => refusal.Field).ShouldBe(["AnswerWords", "AnswerLanguage", "AnsweredBy"]);
    }

    [Fact]
    public void A_disputed_delivery_stays_open_until_it_is_mended_or_declined_and_they_are_told_again()
    {
        var commitment = Delivered();
        commitment.Tell(Told(CommunityAnswer.Disputed), Today, Now);

        commitment.Close(Officer, Now).Is(CommitmentRefusalCodes.AnswerDisputed).ShouldBeTrue();
        commitment.Decline("The pump cannot be repaired before the rains", Today).Succeeded.ShouldBeTrue();
        commitment.Close(Officer, Now).Is(CommitmentRefusalCodes.CommunityNotTold).ShouldBeTrue();
        commitment.Tell(Told(CommunityAnswer.Disputed), Today, Now.AddMinutes(1)).Succeeded.ShouldBeTrue();
        commitment.State.ShouldBe(CommitmentState.Declined);
        commitment.Close(Officer, Now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void What_was_delivered_a_second_time_is_told_a_second_time()
    {
        var commitment = Delivered();
        commitment.Tell(Told(CommunityAnswer.Disputed), Today, Now);
        commitment.Start();
        commitment.Deliver(Today, null, Today);

        commitment.Close(Officer, Now).Is(CommitmentRefusalCodes.CommunityNotTold).ShouldBeTrue();
    }

    [Fact]
    public void Closing_untold_takes_a_reason_and_a_second_person_who_is_not_the_owner()
    {
        var commitment = Delivered();
        commitment.AskToCloseUntold(UntoldReason.NotSafe, " ", Officer, Now).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Explanation");
        commitment.AskToCloseUntold(UntoldReason.NotSafe, "An armed group watches who speaks with us", Officer, Now).Succeeded.ShouldBeTrue();

        commitment.AgreeToCloseUntold(Officer, Now).Is(CommitmentRefusalCodes.SecondPersonNeeded).ShouldBeTrue();
        commitment.AgreeToCloseUntold(Owner, Now).Is(CommitmentRefusalCodes.SecondPersonNeeded).ShouldBeTrue();
        commitment.IsClosed.ShouldBeFalse();
        commitment.AgreeToCloseUntold(SecondOfficer, Now).Succeeded.ShouldBeTrue();
        commitment.IsClosed.ShouldBeTrue();
        commitment.ToldOn.ShouldBeNull();
    }

    [Fact]
    public void A_second_person_may_turn_it_down_and_the_community_is_still_owed_word()
    {
        var commitment = Delivered();
        commitment.AskToCloseUntold(UntoldReason.NotPossible, "The village was abandoned", Officer, Now);

        commitment.TurnDownClosingUntold(SecondOfficer).Succeeded.ShouldBeTrue();
        commitment.IsUntold.ShouldBeTrue();
        commitment.AgreeToCloseUntold(SecondOfficer, Now).Is(CommitmentRefusalCodes.UntoldNotAsked).ShouldBeTrue();
    }

    [Fact]
    public void High_priority_is_verified_by_somebody_other_than_the_owner_before_it_closes()
    {
        var commitment = Delivered(Priority.High);
        commitment.Tell(Told(CommunityAnswer.Confirmed), Today, Now);

        commitment.Close(Officer, Now).Is(CommitmentRefusalCodes.NotVerified).ShouldBeTrue();
        commitment.Verify(Owner, Now).Is(CommitmentRefusalCodes.VerifierIsOwner).ShouldBeTrue();
        commitment.Verify(Officer, Now).Succeeded.ShouldBeTrue();
        commitment.Close(Officer, Now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void What_they_could_be_told_on_a_day_is_what_had_become_of_it_by_then_and_nothing_twice()
    {
        var late = Recorded(due: Today.AddDays(-5));
        late.ToTell(Today).ShouldBe(ToldOf.Late);
        late.ToTell(Today.AddDays(-5)).ShouldBeNull("it was not overdue on the day it was due");
        var delivered = Delivered();
        delivered.ToTell(Today).ShouldBe(ToldOf.Delivered);
        delivered.ToTell(Today.AddDays(-1)).ShouldBeNull("it was delivered after that day");
        delivered.Tell(Told(CommunityAnswer.NotYet), Today, Now);
        delivered.ToTell(Today).ShouldBe(ToldOf.Delivered, "their answer is missing");
        delivered.Tell(Told(CommunityAnswer.Confirmed), Today, Now.AddMinutes(1));
        delivered.ToTell(Today).ShouldBeNull();
        late.Tell(Told(CommunityAnswer.NotYet), Today, Now);
        late.ToTell(Today).ShouldBeNull("that it is late needs no answer");
        var declined = Recorded();
        declined.ToTell(Today).ShouldBeNull();
        declined.Decline("No road", Today);
        declined.ToTell(Today).ShouldBe(ToldOf.Declined);
    }

    [Fact]
    public void Telling_that_it_is_late_changes_nothing_but_that_they_know_and_what_is_delivered_then_is_told_anew()
    {
        var commitment = Recorded(due: Today.AddDays(-5));
        commitment.Accept();

        commitment.Tell(Told(CommunityAnswer.Confirmed), Today, Now).Succeeded.ShouldBeTrue();
        commitment.State.ShouldBe(CommitmentState.Accepted);
        commitment.LastTelling!.What.ShouldBe(ToldOf.Late);
        commitment.ToTell(Today).ShouldBeNull();
        commitment.IsOverdue(Today).ShouldBeTrue();
        commitment.Deliver(Today, null, Today);
        commitment.ToTell(Today).ShouldBe(ToldOf.Delivered);
        commitment.Tell(Told(CommunityAnswer.Disputed), Today, Now);
        commitment.Tell(Told(CommunityAnswer.Confirmed), Today, Now).Is(CommitmentRefusalCodes.NotInThisState).ShouldBeTrue("overdue again, but who disputes it knows");
    }

    [Theory]
    [InlineData(Label.Restricted, false, false)]
    [InlineData(Label.Confidential, false, true)]
    [InlineData(Label.StrictlyConfidential, false, false)]
    [InlineData(Label.StrictlyConfidential, true, true)]
    public void Words_of_a_confidential_or_secret_meeting_fit_only_where_every_reader_may_read_the_meeting(Label label, bool isNamed, bool fits)
    {
        var commitment = Commitment.FromConsultation(
            CommitmentId.New(), WorkspaceId.New(), ConsultationId.New(), null, [], null, label, CommitmentKind.Promise, "Repair", PromisedBy.Section, Owner, Today, Priority.Normal, Now, readers: [Officer]);

        commitment.IsReadWithin(label == Label.StrictlyConfidential ? Label.StrictlyConfidential : Label.Confidential, isNamed ? [Officer, Owner] : [Owner]).ShouldBe(fits);
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    [InlineData(16, false)]
    public void Overdue_begins_the_day_after_the_due_day(int due, bool overdue) =>
        Recorded(due: new DateOnly(2026, 6, due)).IsOverdue(Today).ShouldBe(overdue);

    [Fact]
    public void What_was_delivered_late_is_no_longer_overdue_and_what_is_disputed_is_again()
    {
        var commitment = Delivered(due: Today.AddDays(-20));
        commitment.IsOverdue(Today).ShouldBeFalse();

        commitment.Tell(Told(CommunityAnswer.Disputed), Today, Now);
        commitment.IsOverdue(Today).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_delivered_or_told_in_the_future_nor_told_before_it_was_delivered()
    {
        var commitment = Recorded();
        commitment.Accept();
        commitment.Deliver(Today.AddDays(1), null, Today).Is(CommitmentRefusalCodes.InTheFuture).ShouldBeTrue();
        commitment.Deliver(Today, null, Today);
        commitment.Tell(Told(CommunityAnswer.Confirmed) with { On = Today.AddDays(1) }, Today, Now).Is(CommitmentRefusalCodes.InTheFuture).ShouldBeTrue();
        commitment.Tell(Told(CommunityAnswer.Confirmed) with { On = Today.AddDays(-1) }, Today, Now).Is(CommitmentRefusalCodes.ToldBeforeDone).ShouldBeTrue();
    }

    [Fact]
    public void Due_before_the_meeting_is_refused_at_its_field()
    {
        var check = Commitment.CheckFacts(new Check(), "Repair the borehole", Today.AddDays(-1), Today, "Text", "Due");

        check.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe(CommitmentRefusalCodes.DueBeforeHeld),
            refusal => refusal.Field.ShouldBe("Due"));
    }

    [Theory]
    [InlineData(Role.Officer, Label.Confidential, Label.Confidential, false, true)]
    [InlineData(Role.Officer, Label.Restricted, Label.Confidential, false, false)]
    [InlineData(Role.LiaisonAssistant, Label.Confidential, Label.Restricted, false, true)]
    [InlineData(Role.Officer, Label.StrictlyConfidential, Label.StrictlyConfidential, false, false)]
    [InlineData(Role.Officer, Label.Confidential, Label.StrictlyConfidential, true, true)]
    [InlineData(Role.Analyst, Label.StrictlyConfidential, Label.StrictlyConfidential, true, false)]
    [InlineData(Role.MissionAdmin, Label.StrictlyConfidential, Label.Restricted, false, false)]
    [InlineData(Role.DataFocalPoint, Label.StrictlyConfidential, Label.Public, true, false)]
    public void A_commitment_is_given_only_to_somebody_who_may_read_it(Role role, Label clearance, Label label, bool isNamed, bool may) =>
        CommitmentAccess.CanOwn(role, clearance, label, isNamed).ShouldBe(may);

    /// <summary>Whatever people try, in whatever order: closed means told and answered, or a second person agreed.</summary>
    [Fact]
    public void No_order_of_acts_closes_a_commitment_behind_the_communitys_back()
    {
        var closed = 0;
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var commitment = Recorded(random.Next(2) == 0 ? Priority.High : Priority.Normal);
            for (var step = 0; step < 40 && !commitment.IsClosed; step++)
            {
                var before = Snapshot(commitment);
                if (!Act(commitment, random).Succeeded)
                    Snapshot(commitment).ShouldBe(before, $"a refused act changed something (seed {seed})");
            }

            if (!commitment.IsClosed)
                continue;

            closed++;
            var toldAndAnswered = commitment.ToldOn is not null && commitment.LastTelling!.Answer != CommunityAnswer.NotYet
                && commitment.State is CommitmentState.Confirmed or CommitmentState.Declined;
            var agreedBySecond = commitment.Untold?.AgreedBy is { } second && second != commitment.OwnerId && second != commitment.Untold.AskedBy;
            (toldAndAnswered || agreedBySecond).ShouldBeTrue($"seed {seed}");
            if (commitment.Priority == Priority.High && commitment.State != CommitmentState.Declined)
                commitment.VerifiedBy.ShouldNotBeNull().ShouldNotBe(Owner);
            Enumerable.Range(0, Acts.Length).ShouldAllBe(act => !Acts[act](commitment, random).Succeeded, "nothing is done to what is closed");
        }

        closed.ShouldBeGreaterThan(100, "or this test proves little");
    }

    [Fact]
    public void Its_horizon_is_said_when_it_is_planned_and_kept_out_when_planning_is_refused()
    {
        var commitment = Recorded();

        commitment.Plan(Horizon.Recovery).Succeeded.ShouldBeFalse();
        commitment.Horizon.ShouldBeNull();
        commitment.Accept();
        commitment.Plan((Horizon)99).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Horizon");
        commitment.State.ShouldBe(CommitmentState.Accepted);
        commitment.Plan(Horizon.Recovery).Succeeded.ShouldBeTrue();
        commitment.Horizon.ShouldBe(Horizon.Recovery);
    }

    [Fact]
    public void A_correction_keeps_what_it_said_and_changes_nothing_of_where_it_stands()
    {
        var commitment = Delivered();
        var was = (commitment.Text, commitment.Due);
        commitment.Correct(new CommitmentWording(" ", null, null), null, " ", Officer, Now).Refusals.Select(r => r.Field).ShouldBe(["Text", "Due", "Priority", "Reason"]);
        commitment.Correct(new CommitmentWording("Repair it", Today.AddDays(-9), Priority.Normal), Today.AddDays(-8), "Why", Officer, Now).Is(CommitmentRefusalCodes.DueBeforeHeld).ShouldBeTrue();
        commitment.Correct(new CommitmentWording($" {was.Text} ", was.Due, Priority.Normal), null, "Nothing", Officer, Now).Refusals.ShouldBeEmpty();
        commitment.Corrections.ShouldBeEmpty("nothing was corrected");

        commitment.Correct(new CommitmentWording(" Repair both ", was.Due.AddDays(1), Priority.High), null, " There are two ", Officer, Now).Refusals.ShouldBeEmpty();
        (commitment.Text, commitment.Due, commitment.Priority, commitment.State).ShouldBe(("Repair both", was.Due.AddDays(1), Priority.High, CommitmentState.Delivered));
        commitment.Corrections.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => (c.Text, c.Due, c.Priority, c.Reason, c.By, c.At).ShouldBe((was.Text, was.Due, Priority.Normal, "There are two", Officer, Now)));
        commitment.Closing.NeedsVerifying.ShouldBeTrue();

        commitment.Tell(Told(CommunityAnswer.Confirmed), Today, Now);
        commitment.Verify(SecondOfficer, Now);
        commitment.Close(SecondOfficer, Now).Refusals.ShouldBeEmpty();
        commitment.Correct(new CommitmentWording("Repair", was.Due, Priority.High), null, "Why", Officer, Now).Is(CommitmentRefusalCodes.Closed).ShouldBeTrue();
    }

    [Fact]
    public void High_priority_is_lowered_before_the_delivery_and_never_by_who_owned_it()
    {
        var commitment = Recorded(Priority.High);
        Result Lower(AccountId by) => commitment.Correct(new CommitmentWording(commitment.Text, commitment.Due, Priority.Normal), null, "Not that urgent", by, Now);

        var refusal = Lower(Owner).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Field).ShouldBe((CommitmentRefusalCodes.PriorityStays, "Priority"));
        commitment.HandOver(SecondOfficer, "Leave", Owner, Now).Refusals.ShouldBeEmpty();
        Lower(Owner).Is(CommitmentRefusalCodes.PriorityStays).ShouldBeTrue("it was theirs");
        commitment.Accept();
        commitment.Deliver(Today, null, Today).Refusals.ShouldBeEmpty();
        Lower(Officer).Is(CommitmentRefusalCodes.PriorityStays).ShouldBeTrue("it waits to be verified");

        commitment = Recorded(Priority.High);
        Lower(Officer).Refusals.ShouldBeEmpty();
        commitment.Priority.ShouldBe(Priority.Normal);
    }

    private static readonly Func<Commitment, Random, Result>[] Acts =
    [
        (c, _) => c.Accept(),
        (c, _) => c.Decline("We cannot", Today),
        (c, _) => c.Plan(Horizon.Recovery),
        (c, _) => c.Start(),
        (c, r) => c.AddStep(Today, "Went to see", Somebody(r), Today, Now),
        (c, _) => c.Deliver(Today, null, Today),
        (c, r) => c.Verify(Somebody(r), Now),
        (c, r) => c.Tell(Told((CommunityAnswer)r.Next(3)), Today, Now.AddSeconds(c.Tellings.Count)),
        (c, r) => c.Close(Somebody(r), Now),
        (c, r) => c.AskToCloseUntold(UntoldReason.NotSafe, "Watched", Somebody(r), Now),
        (c, r) => c.AgreeToCloseUntold(Somebody(r), Now),
        (c, r) => c.TurnDownClosingUntold(Somebody(r)),
    ];

    private static Result Act(Commitment commitment, Random random) => Acts[random.Next(Acts.Length)](commitment, random);

    private static AccountId Somebody(Random random) => random.Next(3) switch { 0 => Owner, 1 => Officer, _ => SecondOfficer };

    private static object Snapshot(Commitment c) =>
        (c.State, c.DeclinedOn, c.DeliveredOn, c.ToldOn, c.Steps.Count, c.Tellings.Count, c.Untold is null, c.VerifiedBy, c.ClosedAt);

    private static TellingFacts Told(CommunityAnswer answer) =>
        new(Today, ToldHow.CommunityMeeting, Officer, answer, "L’eau coule depuis mardi.", "fr", "Women’s association");

    private static Commitment Delivered(Priority priority = Priority.Normal, DateOnly? due = null, params CommunityId[] communities)
    {
        var commitment = Recorded(priority, due, communities);
        commitment.Accept().Succeeded.ShouldBeTrue();
        commitment.Deliver(Today, "Two taps work", Today).Succeeded.ShouldBeTrue();
        return commitment;
    }

    private static Commitment Recorded(Priority priority = Priority.Normal, DateOnly? due = null, params CommunityId[] communities) => Commitment.FromConsultation(
        CommitmentId.New(), WorkspaceId.New(), ConsultationId.New(), ConcernId.New(), communities is { Length: > 0 } ? communities : [CommunityId.New()], FieldOfficeId.New(), Label.Confidential,
        CommitmentKind.Promise, "Repair the borehole", PromisedBy.Section, Owner, due ?? Today.AddDays(30), priority, Now);
}

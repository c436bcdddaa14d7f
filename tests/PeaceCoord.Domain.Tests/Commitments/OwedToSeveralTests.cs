using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Commitments;

/// <summary>What was promised to two communities at one meeting.</summary>
public sealed class OwedToSeveralTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly AccountId Owner = AccountId.New();
    private static readonly AccountId Officer = AccountId.New();
    private static readonly CommunityId Market = CommunityId.New();
    private static readonly CommunityId Mill = CommunityId.New();

    [Fact]
    public void Telling_one_does_not_tell_the_other_and_it_closes_after_the_last_was_told_and_answered()
    {
        var commitment = Delivered();

        commitment.Tell(Told(CommunityAnswer.Confirmed, Market), Today, Now).Refusals.ShouldBeEmpty();
        (commitment.State, commitment.ToldOn, commitment.IsUntold).ShouldBe((CommitmentState.Delivered, null, true));
        commitment.NotToldTo.ShouldBe([Mill]);
        (commitment.StateFor(Owed(commitment, Market)), commitment.StateFor(Owed(commitment, Mill))).ShouldBe((CommitmentState.Confirmed, CommitmentState.Delivered));
        commitment.Close(Officer, Now).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe(CommitmentRefusalCodes.SomeNotTold), r => r.Arguments.ShouldBe([1, 2]));

        commitment.Tell(Told(CommunityAnswer.NotYet, Mill), Today, Now).Refusals.ShouldBeEmpty();
        commitment.ToldOn.ShouldBe(Today);
        commitment.Close(Officer, Now).Is(CommitmentRefusalCodes.NoAnswerYet).ShouldBeTrue("the mill has not answered");
        commitment.Tell(Told(CommunityAnswer.Confirmed, Mill), Today, Now.AddMinutes(1)).Refusals.ShouldBeEmpty();
        commitment.State.ShouldBe(CommitmentState.Confirmed);
        commitment.Close(Officer, Now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void One_that_disputes_it_keeps_it_open_and_the_other_may_still_be_told()
    {
        var commitment = Delivered();
        commitment.Tell(Told(CommunityAnswer.Disputed, Market), Today, Now).Refusals.ShouldBeEmpty();
        (commitment.State, commitment.IsUntold, commitment.CanBeTold(Today)).ShouldBe((CommitmentState.Disputed, true, true));

        commitment.Tell(Told(CommunityAnswer.Confirmed, Mill), Today, Now).Refusals.ShouldBeEmpty();
        commitment.Tellings[1].What.ShouldBe(ToldOf.Delivered);
        (commitment.State, commitment.CanBeTold(Today)).ShouldBe((CommitmentState.Disputed, false));
        commitment.Close(Officer, Now).Is(CommitmentRefusalCodes.AnswerDisputed).ShouldBeTrue();

        commitment.Start();
        commitment.Deliver(Today, null, Today).Refusals.ShouldBeEmpty();
        commitment.NotToldTo.ShouldBe([Market, Mill], "both are owed word of the second delivery");
        Owed(commitment, Mill).HeardOn.ShouldBe(Today, "they heard of the first");
    }

    [Fact]
    public void Nobody_is_told_whom_it_is_not_owed_to_and_who_has_answered_is_not_told_again()
    {
        var commitment = Delivered();
        commitment.Tell(Told(CommunityAnswer.Confirmed, Market), Today, Now);

        commitment.Tell(Told(CommunityAnswer.Confirmed, CommunityId.New()), Today, Now).Refusals.ShouldHaveSingleItem().ShouldBe(new Refusal(RefusalCodes.UnknownChoice, "Communities"));
        commitment.Tell(Told(CommunityAnswer.Disputed, Market, Mill), Today, Now).Refusals.ShouldHaveSingleItem().ShouldBe(new Refusal(CommitmentRefusalCodes.AnsweredAlready, "Communities"));
        commitment.Tell(Told(CommunityAnswer.Confirmed) with { Communities = [] }, Today, Now).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Communities");
        commitment.Tellings.ShouldHaveSingleItem();
        commitment.Tell(Told(CommunityAnswer.Confirmed), Today, Now).Refusals.ShouldBeEmpty();
        commitment.Tellings[1].Communities.ShouldBe([Mill.Value], "who is not named is everybody that has not answered");
    }

    [Fact]
    public void A_meeting_tells_those_that_came_and_a_meeting_that_names_nobody_none_of_several()
    {
        var commitment = Delivered();
        commitment.ToTell(Today, [Market]).ShouldBe(ToldOf.Delivered);
        commitment.ToldAtMeetingWith([Market, CommunityId.New()]).ShouldBe([Market]);
        (commitment.ToTell(Today, []), commitment.IsOwedAtMeetingWith([])).ShouldBe((null, false));
        (commitment.ToTell(Today, [CommunityId.New()]), commitment.IsOwedAtMeetingWith([CommunityId.New()])).ShouldBe((null, false));

        commitment.Tell(Told(CommunityAnswer.Confirmed, Market), Today, Now);
        (commitment.ToTell(Today, [Market]), commitment.IsToldTo([Market]), commitment.ToTell(Today, [Market, Mill])).ShouldBe((null, true, ToldOf.Delivered));
        commitment.ToldAtMeetingWith([Market, Mill]).ShouldBe([Mill], "the market has answered");
        Delivered(Market).ToldAtMeetingWith([]).ShouldBe([Market], "of one there is no doubt who was told");
    }

    [Fact]
    public void Those_that_cannot_be_told_are_closed_untold_by_two_while_the_others_were()
    {
        var commitment = Delivered();
        commitment.Tell(Told(CommunityAnswer.NotYet, Market), Today, Now);
        commitment.CanBeAskedToCloseUntold.ShouldBeFalse();
        commitment.AskToCloseUntold(UntoldReason.NotSafe, "Watched", Owner, Now).Is(CommitmentRefusalCodes.NoAnswerYet).ShouldBeTrue("the market was told, and its answer is owed a hearing");
        commitment.Tell(Told(CommunityAnswer.Confirmed, Market), Today, Now.AddMinutes(1));

        commitment.CanBeAskedToCloseUntold.ShouldBeTrue();
        commitment.AskToCloseUntold(UntoldReason.NotSafe, "Watched", Owner, Now).Refusals.ShouldBeEmpty();
        commitment.CanBeAskedToCloseUntold.ShouldBeFalse("it was asked");
        commitment.AgreeToCloseUntold(Officer, Now).Refusals.ShouldBeEmpty();
        (commitment.IsClosed, commitment.NotToldTo.Single()).ShouldBe((true, Mill));
    }

    [Theory]
    [InlineData(CommunityAnswer.Disputed, CommitmentRefusalCodes.AnswerDisputed)]
    [InlineData(CommunityAnswer.NotYet, CommitmentRefusalCodes.NoAnswerYet)]
    public void Nothing_is_closed_untold_to_one_while_another_disputes_it_since_or_has_not_answered(CommunityAnswer corrected, string refused)
    {
        var commitment = Delivered();
        commitment.Tell(Told(CommunityAnswer.Confirmed, Market), Today, Now);
        commitment.AskToCloseUntold(UntoldReason.NotSafe, "Watched", Owner, Now).Refusals.ShouldBeEmpty();
        commitment.CorrectTelling(commitment.Tellings[0].Id, Told(corrected, Market), "Misheard", Owner, Today, Now).Refusals.ShouldBeEmpty();

        commitment.AgreeToCloseUntold(Officer, Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe(refused);
        commitment.IsClosed.ShouldBeFalse();
    }

    [Fact]
    public void Who_was_told_is_corrected_too_and_a_meeting_says_by_itself_who_came()
    {
        var commitment = Delivered();
        commitment.Tell(Told(CommunityAnswer.Confirmed, Market, Mill), Today, Now);
        commitment.Close(Officer, Now).Succeeded.ShouldBeTrue();

        commitment.CorrectTelling(commitment.Tellings[0].Id, Told(CommunityAnswer.Confirmed, Market), "The mill was not there", Officer, Today, Now).Refusals.ShouldBeEmpty();
        (commitment.IsClosed, commitment.State, commitment.NotToldTo.Single()).ShouldBe((false, CommitmentState.Delivered, Mill), "the mill is owed word");
        commitment.TellingCorrections.Single().ShouldSatisfyAllConditions(c => c.Communities.ShouldBe([Market.Value, Mill.Value]), c => c.OpenedAgain.ShouldBeTrue());

        var atMeeting = Delivered();
        atMeeting.Tell(Told(CommunityAnswer.Confirmed, Market) with { MeetingId = ConsultationId.New() }, Today, Now);
        atMeeting.CorrectTelling(atMeeting.Tellings[0].Id, Told(CommunityAnswer.Disputed, Mill), "Misheard", Officer, Today, Now).Refusals.ShouldBeEmpty();
        atMeeting.Tellings[0].Communities.ShouldBe([Market.Value]);
    }

    private static OwedCommunity Owed(Commitment commitment, CommunityId community) => commitment.Communities.Single(owed => owed.CommunityId == community);

    private static TellingFacts Told(CommunityAnswer answer, params CommunityId[] told) =>
        new(Today, ToldHow.CommunityMeeting, Officer, answer, "L’eau coule.", "fr", "Women’s association", Communities: told.Length == 0 ? null : told);

    private static Commitment Delivered(params CommunityId[] communities)
    {
        var commitment = Commitment.FromConsultation(
            CommitmentId.New(), WorkspaceId.New(), ConsultationId.New(), null, communities.Length == 0 ? [Market, Mill] : communities, FieldOfficeId.New(), Label.Confidential,
            CommitmentKind.Promise, "Repair the borehole", PromisedBy.Section, Owner, Today.AddDays(30), Priority.Normal, Now);
        commitment.Accept();
        commitment.Deliver(Today, null, Today).Refusals.ShouldBeEmpty();
        return commitment;
    }
}

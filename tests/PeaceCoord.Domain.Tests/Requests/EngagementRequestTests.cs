using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Requests;

/// <summary>From sending to the answer, and that nobody is met more openly than they asked.</summary>
public sealed class EngagementRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 9);
    private static readonly AccountId Samira = AccountId.New();
    private static readonly AccountId Officer = AccountId.New();

    [Fact]
    public void It_is_sent_acknowledged_met_and_answered_each_with_who_and_when()
    {
        var request = Sent();
        request.TurnOfTheMission(Today).ShouldBe(RequestTurn.Acknowledge);
        request.TurnOfTheOrganisation(Today).ShouldBeNull();

        request.Acknowledge(Officer, Now.AddHours(1)).Succeeded.ShouldBeTrue();
        request.Acknowledge(Officer, Now.AddHours(1)).Succeeded.ShouldBeTrue("twice is once");
        request.TurnOfTheMission(Today).ShouldBe(RequestTurn.Answer);
        request.SetMeeting(Today.AddDays(2), HowToMeet.Discreetly, " Behind the mill ", null, Officer, Today, Now.AddHours(2)).Refusals.ShouldBeEmpty();
        request.MeetingNote.ShouldBe("Behind the mill");
        (request.TurnOfTheMission(Today), request.TurnOfTheOrganisation(Today)).ShouldBe((null, RequestTurn.Meet));
        (request.TurnOfTheMission(Today.AddDays(3)), request.TurnOfTheOrganisation(Today.AddDays(3))).ShouldBe((RequestTurn.AnswerAfterMeeting, null));
        request.Reply("We will light the road", Officer, Today.AddDays(3), Now.AddDays(3)).Refusals.ShouldBeEmpty();
        (request.TurnOfTheMission(Today.AddDays(3)), request.TurnOfTheOrganisation(Today.AddDays(3))).ShouldBe((null, RequestTurn.ReadTheAnswer));
        request.TurnOfTheOrganisation(Today.AddDays(4 + EngagementRequest.DaysAnswerIsNew)).ShouldBeNull();

        request.Steps.Select(step => (step.To, step.By, step.IsOfTheOrganisation)).ShouldBe(
            [(RequestState.Sent, Samira, true), (RequestState.Acknowledged, Officer, false), (RequestState.MeetingSet, Officer, false), (RequestState.Answered, Officer, false)]);
        request.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void No_step_is_skipped_and_none_follows_the_end()
    {
        var request = Sent();
        request.Reply("Yes", Officer, Today, Now).Is(RequestRefusalCodes.NotInThisState).ShouldBeTrue();
        request.SetMeeting(Today, HowToMeet.Telephone, null, null, Officer, Today, Now).Is(RequestRefusalCodes.NotInThisState).ShouldBeTrue();
        request.Withdraw(" They were told not to ask ", Samira, Now).Succeeded.ShouldBeTrue();
        request.WithdrawnBecause.ShouldBe("They were told not to ask");
        request.Acknowledge(Officer, Now).Is(RequestRefusalCodes.NotInThisState).ShouldBeTrue();
        request.Withdraw(null, Samira, Now).Is(RequestRefusalCodes.NotInThisState).ShouldBeTrue();
    }

    [Fact]
    public void Nobody_is_met_more_openly_than_they_asked_or_wish()
    {
        Send(Facts() with { How = HowToMeet.Openly }, SeenWithUs.Never).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe(RequestRefusalCodes.NeverSeenWithUs), r => r.Field.ShouldBe("How"));
        Send(Facts(), SeenWithUs.Never).Succeeded.ShouldBeTrue();
        var discreet = Sent();
        discreet.Acknowledge(Officer, Now);
        discreet.SetMeeting(Today, HowToMeet.Openly, null, null, Officer, Today, Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe(RequestRefusalCodes.MoreOpenlyThanAsked);
        var open = Send(Facts() with { How = HowToMeet.Openly }, SeenWithUs.Openly).Value;
        open.Acknowledge(Officer, Now);
        open.SetMeeting(Today, HowToMeet.Openly, null, null, Officer, Today, Now).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public void It_is_confidential_unless_the_organisation_is_seen_openly()
    {
        Send(Facts(), SeenWithUs.Openly).Value.Label.ShouldBe(Label.Restricted);
        foreach (var wish in new SeenWithUs?[] { null, SeenWithUs.Discreetly, SeenWithUs.Never })
            Send(Facts(), wish).Value.Label.ShouldBe(Label.Confidential);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_at_its_field()
    {
        Send(new(null, " ", null, null, null, null, null), SeenWithUs.Openly).Refusals.Select(r => (r.Code, r.Field)).ShouldBe(
            [.. new[] { "Kind", "Subject", "Theme", "Text", "Language", "How" }.Select(field => (RefusalCodes.Required, (string?)field))]);
        Send(Facts() with { Subject = new string('x', EngagementRequest.SubjectMaxLength + 1), Text = "a\u0007" }, SeenWithUs.Openly).Refusals.Select(r => r.Field).ShouldBe(["Subject", "Text"]);
        var request = Sent();
        request.Acknowledge(Officer, Now);
        request.SetMeeting(Today.AddDays(-1), null, null, null, Officer, Today, Now).Refusals.Select(r => r.Field).ShouldBe(["MeetingOn", "MeetingHow"]);
        request.State.ShouldBe(RequestState.Acknowledged);
    }

    private static RequestFacts Facts() => new(RequestKind.AskForMeeting, "The wells", ConcernTheme.Water, "They are dry", ConcernUrgency.Soon, "ar", HowToMeet.Discreetly);

    private static EngagementRequest Sent() => Send(Facts(), SeenWithUs.Discreetly).Value;

    private static Result<EngagementRequest> Send(RequestFacts facts, SeenWithUs? wish)
    {
        var organisation = Organisation.Register(WorkspaceId.New(), "Lamp", null, OrganisationKind.WomensGroup, 2026).Value;
        organisation.WishToBeSeen(wish, null);
        return EngagementRequest.Send(RequestId.New(), organisation, facts, Samira, Today, Now);
    }
}

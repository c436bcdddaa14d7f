using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Tests.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Forums;

public sealed class JointForumTests
{
    private const string Read = "| read | own office | ✓ | ✓ | ✓ | ✓ | – | – | – | – | – | – |";
    private const string Keep = "| keep | – | ✓ | ✓ | – | – | – | – | – | – | – | – |";
    private const string Nobody = "| read | – | – | – | – | – | – | – | – | – | – | – |";

    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly WorkspaceId Workspace = WorkspaceId.New();
    private static readonly FieldOfficeId North = FieldOfficeId.New();
    private static readonly AccountId Me = AccountId.New();
    private static readonly CommunityId Ndoro = CommunityId.New();
    private static readonly JointForumFacts Corridor = new() { Name = "Corridor committee", Purpose = "Follow the agreement", Rhythm = ForumRhythm.Monthly, Communities = [Ndoro], Authorities = ["Prefect’s office"] };

    [Theory]
    [InlineData(Label.Public, Nobody, Nobody, Nobody)]
    [InlineData(Label.Restricted, Read, Nobody, Nobody)]
    [InlineData(Label.Confidential, Read, Read, Keep)]
    public void A_forum_is_read_to_its_label_and_kept_by_officers(Label clearance, string restricted, string confidential, string kept)
    {
        var cast = new Cast(Workspace, OrganisationId.New()) { Clearance = clearance, Office = North };

        cast.Says(restricted, who => Sees(who, Label.Restricted), "own office");
        cast.Says(confidential, who => Sees(who, Label.Confidential), "own office");
        cast.Says(kept, who => JointForumAccess.CanKeep(who, Forum(Corridor)));
    }

    [Fact]
    public void A_forum_needs_a_name_a_purpose_a_rhythm_and_somebody_besides_the_mission()
    {
        var refused = JointForum.SetUp(JointForumId.New(), Workspace, null, new JointForumFacts { Sections = [SectionId.New()] });

        refused.Refusals.Select(refusal => refusal.Field).ShouldBe(["Name", "Purpose", "Rhythm", "Communities"]);
        refused.Is(ForumRefusalCodes.NoMember).ShouldBeTrue();
    }

    [Fact]
    public void Who_was_at_a_meeting_stays_as_a_former_member_and_others_go()
    {
        var forum = Forum(Corridor with { Communities = [Ndoro, CommunityId.New()] });
        Held(forum, Today.AddDays(-10), [forum.Members[0].Id]);

        forum.Change(Corridor with { Communities = [] }).Refusals.ShouldBeEmpty();

        forum.Members.Select(member => (member.CommunityId, member.IsFormer)).ShouldBe([(Ndoro, true), (null, false)]);
        forum.Change(Corridor).Refusals.ShouldBeEmpty();
        forum.Members.ShouldAllBe(member => !member.IsFormer);
    }

    [Fact]
    public void A_label_is_not_lowered_by_a_change() =>
        Forum(Corridor).Change(Corridor with { Label = Label.Restricted }).Is(ForumRefusalCodes.LabelLowered).ShouldBeTrue();

    [Fact]
    public void A_meeting_was_held_with_members_there_and_sets_the_next_day()
    {
        var forum = Forum(Corridor with { NextMeeting = Today });
        var there = new[] { forum.Members[0].Id };

        Meeting(forum, Today.AddDays(1), there).Is(ForumRefusalCodes.InTheFuture).ShouldBeTrue();
        Meeting(forum, Today, []).Is(ForumRefusalCodes.NobodyPresent).ShouldBeTrue();
        Meeting(forum, Today, [ForumMemberId.New()]).Is(ForumRefusalCodes.UnknownRecord).ShouldBeTrue();
        Meeting(forum, Today, there, Today).Is(ForumRefusalCodes.NextNotAfter).ShouldBeTrue();
        Meeting(forum, Today.AddDays(-30), there).Refusals.ShouldBeEmpty();
        forum.NextMeeting.ShouldBe(Today, "a meeting written down late says nothing about what comes next");
        Meeting(forum, Today, there, Today.AddDays(28)).Refusals.ShouldBeEmpty();
        forum.NextMeeting.ShouldBe(Today.AddDays(28));
    }

    [Fact]
    public void A_decision_that_asks_the_mission_waits_until_it_is_answered_once()
    {
        var forum = Forum(Corridor);
        var meeting = Held(forum, Today.AddDays(-10), [forum.Members[0].Id]);
        var asks = Decided(forum, meeting, asksMission: true);
        var own = Decided(forum, meeting, asksMission: false);

        forum.Decisions.Select(decision => decision.IsWaiting).ShouldBe([true, false]);
        forum.Decline(own, "No means", Me, Today).Is(ForumRefusalCodes.AsksNothing).ShouldBeTrue();
        forum.Decline(asks, " ", Me, Today).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        forum.Accept(asks, CommitmentId.New(), Me, Today).Is(ForumRefusalCodes.NoConsultation).ShouldBeTrue();
        forum.Decline(asks, "No means", Me, Today).Refusals.ShouldBeEmpty();
        forum.Decisions[0].ShouldSatisfyAllConditions(d => d.IsWaiting.ShouldBeFalse(), d => d.AnsweredBy.ShouldBe(Me), d => d.AnsweredOn.ShouldBe(Today), d => d.DeclinedReason.ShouldBe("No means"));
        forum.Decline(asks, "Again", Me, Today).Is(ForumRefusalCodes.AlreadyAnswered).ShouldBeTrue();
    }

    [Fact]
    public void What_is_accepted_is_a_commitment_of_the_consultation_that_the_meeting_was_logged_as()
    {
        var forum = Forum(Corridor);
        var meeting = Held(forum, Today.AddDays(-10), [forum.Members[0].Id]);
        var asks = Decided(forum, meeting, asksMission: true);
        var held = ConsultationId.New();
        forum.LinkMeeting(meeting, held).Refusals.ShouldBeEmpty();
        forum.LinkMeeting(meeting, held).Is(ForumRefusalCodes.AlreadyLinked).ShouldBeTrue();
        var commitment = CommitmentId.New();

        forum.Accept(asks, commitment, Me, Today).Refusals.ShouldBeEmpty();

        forum.Decisions[0].ShouldSatisfyAllConditions(d => d.CommitmentId.ShouldBe(commitment), d => d.Answer.ShouldBe(MissionAnswer.Accepted), d => d.State.ShouldBe(ForumDecisionState.Open));
    }

    [Fact]
    public void What_is_not_possible_says_why_and_is_settled_once_and_waits_no_more()
    {
        var forum = Forum(Corridor);
        var asks = Decided(forum, Held(forum, Today.AddDays(-10), [forum.Members[0].Id]), asksMission: true);

        forum.Settle(asks, ForumDecisionState.NotPossible, Today, null, Today).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Outcome");
        forum.Settle(asks, ForumDecisionState.Open, Today, null, Today).Is(RefusalCodes.UnknownChoice).ShouldBeTrue();
        forum.Settle(asks, ForumDecisionState.Done, Today.AddDays(-11), null, Today).Is(ForumRefusalCodes.BeforeMeeting).ShouldBeTrue();
        forum.Settle(asks, ForumDecisionState.NotPossible, Today, "The road is closed", Today).Refusals.ShouldBeEmpty();
        forum.Decisions[0].IsWaiting.ShouldBeFalse();
        forum.Settle(asks, ForumDecisionState.Done, Today, null, Today).Is(ForumRefusalCodes.AlreadySettled).ShouldBeTrue();
        forum.Decline(asks, "No", Me, Today).Is(ForumRefusalCodes.AlreadySettled).ShouldBeTrue();
    }

    [Fact]
    public void A_decision_is_due_on_its_meetings_day_or_later()
    {
        var forum = Forum(Corridor);
        var meeting = Held(forum, Today.AddDays(-10), [forum.Members[0].Id]);

        forum.Decide(ForumDecisionId.New(), meeting, new ForumDecisionFacts("Mark the ponds", "Civil Affairs", Today.AddDays(-11), false)).Is(ForumRefusalCodes.BeforeMeeting).ShouldBeTrue();
        forum.Decide(ForumDecisionId.New(), meeting, new ForumDecisionFacts(null, null, null, false)).Refusals.Select(refusal => refusal.Field).ShouldBe(["Text", "DoneBy"]);
    }

    [Fact]
    public void A_corrected_meeting_shows_what_it_said_before_and_moves_its_decisions()
    {
        var forum = Forum(Corridor);
        var (there, other) = (forum.Members[0].Id, forum.Members[1].Id);
        var meeting = Held(forum, Today.AddDays(-10), [there]);
        var decision = Decided(forum, meeting, asksMission: true);
        forum.Decline(decision, "No means", Me, Today.AddDays(-3)).Refusals.ShouldBeEmpty();

        Corrected(forum, meeting, Today.AddDays(-9), [there], null).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        Corrected(forum, meeting, Today.AddDays(-2), [there]).Is(ForumRefusalCodes.AfterItsDecision).ShouldBeTrue("it was answered before that");
        Corrected(forum, meeting, Today.AddDays(-10), [there]).Is(ForumRefusalCodes.NothingChanged).ShouldBeTrue();
        Corrected(forum, meeting, Today.AddDays(-9), [other]).Refusals.ShouldBeEmpty();

        forum.Meetings[0].ShouldSatisfyAllConditions(m => m.On.ShouldBe(Today.AddDays(-9)), m => m.Present.ShouldBe([other.Value]));
        forum.Decisions[0].ShouldSatisfyAllConditions(d => d.TakenOn.ShouldBe(Today.AddDays(-9)), d => d.Answer.ShouldBe(MissionAnswer.Declined));
        forum.Corrections.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            c => c.Changed.ShouldBe(["On", "Present"]), c => c.WasOn.ShouldBe(Today.AddDays(-10)), c => c.WasPresent.ShouldBe([there.Value]), c => c.WasPlace.ShouldBeNull("it was not changed"), c => c.Reason.ShouldBe("Mistyped"), c => c.By.ShouldBe(Me));
    }

    [Fact]
    public void A_corrected_decision_keeps_what_the_mission_took_on()
    {
        var forum = Forum(Corridor);
        var meeting = Held(forum, Today.AddDays(-10), [forum.Members[0].Id]);
        var decision = Decided(forum, meeting, asksMission: true);
        var commitment = CommitmentId.New();
        forum.LinkMeeting(meeting, ConsultationId.New()).Refusals.ShouldBeEmpty();
        forum.Accept(decision, commitment, Me, Today).Refusals.ShouldBeEmpty();

        forum.CorrectDecision(decision, new ForumDecisionFacts("Mark the wells", "Civil Affairs", null, false), "Wrong word", Me, Today).Is(ForumRefusalCodes.WasAnswered).ShouldBeTrue();
        forum.CorrectDecision(decision, new ForumDecisionFacts("Mark the wells", "Civil Affairs", Today.AddDays(-11), true), "Wrong word", Me, Today).Is(ForumRefusalCodes.BeforeMeeting).ShouldBeTrue();
        forum.CorrectDecision(decision, new ForumDecisionFacts("Mark the wells", "Civil Affairs", null, true), "Wrong word", Me, Today).Refusals.ShouldBeEmpty();

        forum.Decisions[0].ShouldSatisfyAllConditions(d => d.Text.ShouldBe("Mark the wells"), d => d.CommitmentId.ShouldBe(commitment));
        forum.Corrections[0].ShouldSatisfyAllConditions(c => c.WasText.ShouldBe("Mark the ponds"), c => c.Changed.ShouldBe(["Text"]));
    }

    [Fact]
    public void A_forum_ends_when_something_is_said_of_every_open_decision_and_meets_no_more()
    {
        var forum = Forum(Corridor with { NextMeeting = Today.AddDays(5) });
        var there = new[] { forum.Members[0].Id };
        var meeting = Held(forum, Today.AddDays(-10), there);
        var (declined, handed, open) = (Decided(forum, meeting, asksMission: true), Decided(forum, meeting, asksMission: false), Decided(forum, meeting, asksMission: true));
        forum.Decline(declined, "No means", Me, Today).Refusals.ShouldBeEmpty();
        forum.Settle(handed, ForumDecisionState.HandedOn, Today, " ", Today).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Outcome");
        forum.Settle(handed, ForumDecisionState.Ended, Today, "x", Today).Is(RefusalCodes.UnknownChoice).ShouldBeTrue();
        forum.Settle(handed, ForumDecisionState.HandedOn, Today, "The district council", Today).Refusals.ShouldBeEmpty();

        forum.End(Today, "The corridor is open", [], Me, Today).Is(ForumRefusalCodes.LeftOpen).ShouldBeTrue();
        forum.End(Today, null, [new LeftDecision(open, " ", "Left[0].What")], Me, Today).Refusals.Select(refusal => refusal.Field).ShouldBe(["Reason", "Left[0].What"]);
        forum.End(Today.AddDays(-11), "The corridor is open", Left(open), Me, Today).Is(ForumRefusalCodes.BeforeMeeting).ShouldBeTrue();
        forum.End(Today.AddDays(1), "The corridor is open", Left(open), Me, Today).Is(ForumRefusalCodes.InTheFuture).ShouldBeTrue();
        forum.End(Today, "The corridor is open", Left(open), Me, Today).Refusals.ShouldBeEmpty();

        forum.ShouldSatisfyAllConditions(f => f.EndedOn.ShouldBe(Today), f => f.EndedBy.ShouldBe(Me), f => f.NextMeeting.ShouldBeNull());
        forum.Decisions.Select(decision => decision.State).ShouldBe([ForumDecisionState.Open, ForumDecisionState.HandedOn, ForumDecisionState.Ended]);
        forum.Decisions[2].ShouldSatisfyAllConditions(d => d.Outcome.ShouldBe("Nobody: the ponds are dry"), d => d.IsWaiting.ShouldBeFalse());
        Meeting(forum, Today, there).Is(ForumRefusalCodes.HasEnded).ShouldBeTrue();
        forum.Decide(ForumDecisionId.New(), meeting, new ForumDecisionFacts("More", "Us", null, false)).Is(ForumRefusalCodes.HasEnded).ShouldBeTrue();
        forum.Change(Corridor with { NextMeeting = Today.AddDays(3) }).Is(ForumRefusalCodes.HasEnded).ShouldBeTrue();
        forum.End(Today, "Again", [], Me, Today).Is(ForumRefusalCodes.HasEnded).ShouldBeTrue();
    }

    private static List<LeftDecision> Left(ForumDecisionId open) => [new LeftDecision(open, "Nobody: the ponds are dry", "Left[0].What")];

    private static Result Corrected(JointForum forum, ForumMeetingId meeting, DateOnly on, IReadOnlyList<ForumMemberId> there, string? reason = "Mistyped") =>
        forum.CorrectMeeting(meeting, new ForumMeetingFacts(on, "Market", null, there, null, null), reason, Me, Today);

    private static bool Sees(Actor actor, Label label) => JointForumAccess.VisibleTo(actor).Compile()(Forum(Corridor with { Label = label }));

    private static JointForum Forum(JointForumFacts facts) => JointForum.SetUp(JointForumId.New(), Workspace, North, facts).Value;

    private static Result Meeting(JointForum forum, DateOnly on, IReadOnlyList<ForumMemberId> there, DateOnly? next = null) =>
        forum.HoldMeeting(ForumMeetingId.New(), new ForumMeetingFacts(on, "Market", null, there, null, next), Today);

    private static ForumMeetingId Held(JointForum forum, DateOnly on, IReadOnlyList<ForumMemberId> there)
    {
        Meeting(forum, on, there).Refusals.ShouldBeEmpty();
        return forum.Meetings[^1].Id;
    }

    private static ForumDecisionId Decided(JointForum forum, ForumMeetingId meeting, bool asksMission)
    {
        var id = ForumDecisionId.New();
        forum.Decide(id, meeting, new ForumDecisionFacts("Mark the ponds", "Civil Affairs", null, asksMission)).Refusals.ShouldBeEmpty();
        return id;
    }
}

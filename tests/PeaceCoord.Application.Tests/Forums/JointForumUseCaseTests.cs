using PeaceCoord.Application.Changes;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Forums;

/// <summary>A forum of the northern office from its setting up to the mission's answers, on a real database.</summary>
public sealed class JointForumUseCaseTests(TestCluster cluster) : IAsyncLifetime
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
    public async Task What_the_mission_accepts_becomes_a_commitment_and_every_step_is_in_the_history()
    {
        var forum = await SetUp();
        var (meeting, decision) = await Decided(forum);
        (await Needs(_mission.Officer)).ShouldBe((1, 10));
        (await Needs(_mission.Analyst)).ShouldBe((0, 0), "analysts answer nothing");
        (await List(_mission.Officer, new ForumFilter(Waiting: true))).Rows.ShouldHaveSingleItem().WaitingDays.ShouldBe(10);

        var input = new AcceptForumDecisionInput { Text = "Mark the ponds", Kind = CommitmentKind.Promise, PromisedBy = PromisedBy.Section, OwnerId = _mission.Officer.Value, Due = Today.AddDays(20) };
        (await Accept(forum, decision, input)).Is(ForumRefusalCodes.NoConsultation).ShouldBeTrue();
        var held = await MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, change: fields => fields[DraftFieldNames.CommunityIds] = _community.Value.ToString(), cancel: Cancel);
        (await Act<LinkForumMeeting>(_mission.Officer, use => use.Run(forum, meeting, new LinkForumMeetingInput { ConsultationId = held.Id.Value }, Cancel))).Refusals.ShouldBeEmpty();

        (await Accept(forum, decision, input, new AcceptForumDecisionInput { Id = input.Id })).Refusals.Select(refusal => refusal.Field).ShouldBe(["Text", "Due", "Kind", "PromisedBy", "OwnerId"], ignoreOrder: true);
        (await Commitment(input.Id)).ShouldBeNull("nothing of what was refused is kept");
        (await Accept(forum, decision, input)).Refusals.ShouldBeEmpty();
        (await Accept(forum, decision, input)).Refusals.ShouldBeEmpty("sent twice is accepted once");

        (await Commitment(input.Id))!.ShouldSatisfyAllConditions(c => c.Commitment.Text.ShouldBe("Mark the ponds"), c => c.Commitment.Communities.Single().Id.ShouldBe(_community));
        var view = (await View(_mission.Officer, forum)).Value;
        view.Decisions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(d => d.Answer.ShouldBe(MissionAnswer.Accepted), d => d.Commitment!.Id.Value.ShouldBe(input.Id), d => d.WaitingDays.ShouldBeNull(), d => d.AnsweredBy.ShouldBe("Officer One"));
        (await Changes(_mission.Officer, forum)).Select(version => version.Act).ShouldBe(["AcceptForumDecision", "LinkForumMeeting", "RecordForumDecision", "HoldForumMeeting", "SetUpForum"]);
        (await Needs(_mission.Officer)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_decision_is_declined_with_its_reason_on_the_version_that_was_seen()
    {
        var forum = await SetUp();
        var (_, decision) = await Decided(forum);

        (await Act<DeclineForumDecision>(_mission.Officer, use => use.Run(forum, decision, new DeclineForumDecisionInput { Reason = "No means", Version = 1 }, Cancel))).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await Act<DeclineForumDecision>(_mission.SecondOfficer, use => use.Run(forum, decision, new DeclineForumDecisionInput { Reason = "No means", Version = 3 }, Cancel))).Refusals.ShouldBeEmpty();
        (await View(_mission.Head, forum)).Value.Decisions[0].ShouldSatisfyAllConditions(d => d.DeclinedReason.ShouldBe("No means"), d => d.AnsweredBy.ShouldBe("Officer Two"), d => d.AnsweredOn.ShouldBe(Today));
    }

    [Fact]
    public async Task Nobody_of_another_mission_or_office_or_below_its_label_finds_it_and_readers_do_not_keep_it()
    {
        var forum = await SetUp();

        foreach (var person in new[] { _mission.Stranger, _mission.LiaisonSouth, _mission.Analyst, _mission.FocalPoint, _mission.Administrator })
        {
            (await View(person, forum)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await List(person, new ForumFilter())).Rows.ShouldBeEmpty();
            (await Act<ChangeForum>(person, use => use.Run(forum, new ChangeForumInput(), Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        }

        (await View(_mission.Liaison, forum)).Value.MayKeep.ShouldBeFalse();
        (await Act<HoldForumMeeting>(_mission.Liaison, use => use.Run(forum, new HoldForumMeetingInput(), Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Act<SetUpForum>(_mission.Liaison, use => use.Run(new SetUpForumInput { Name = "x" }, Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
    }

    [Fact]
    public async Task Whom_the_keeper_does_not_see_is_not_named_and_stays()
    {
        var leader = await HasLeader();
        var forum = await SetUp(input => (input.Leaders, input.Label) = ([leader.Id.Value], Label.Restricted));
        (await View(_mission.Officer, forum)).Value.Members.Select(member => member.Name).ShouldContain(leader.Code);
        var seen = (await View(_mission.Analyst, forum)).Value;
        seen.Members.ShouldNotContain(member => member.Kind == ForumMemberKind.Leader, "that one sits in it is a leader's too");

        await ClearedFor(_mission.SecondOfficer, Label.Restricted);
        var change = new ChangeForumInput { Name = "Ponds", Purpose = "Follow the ponds", Rhythm = ForumRhythm.Weekly, Communities = [_community.Value], Version = 1 };
        (await Act<ChangeForum>(_mission.SecondOfficer, use => use.Run(forum, change, Cancel))).Refusals.ShouldBeEmpty();
        var view = (await View(_mission.Officer, forum)).Value;
        view.Members.Select(member => member.Name).ShouldContain(leader.Code, "nobody takes out whom they do not know of");
        (await Changes(_mission.Officer, forum))[0].Fields.Select(field => field.Field).ShouldBe(["Name", "Purpose", "Areas", "Rhythm", "Members"]);
    }

    [Fact]
    public async Task A_community_shows_the_forums_it_sits_in_to_those_who_read_them()
    {
        var forum = await SetUp();

        (await Community(_mission.Officer))!.Forums.ShouldHaveSingleItem().Id.ShouldBe(forum.Value);
        (await Community(_mission.Analyst))!.Forums.ShouldBeEmpty("the forum is Confidential");
    }

    [Fact]
    public async Task What_is_not_there_is_refused_at_its_field()
    {
        var input = Input();
        (input.Communities, input.Organisations, input.Leaders, input.Areas, input.Sections, input.Label) = ([Guid.CreateVersion7()], [Guid.CreateVersion7()], [Guid.CreateVersion7()], ["XX"], [Guid.CreateVersion7()], Label.StrictlyConfidential);

        (await Act<SetUpForum>(_mission.Officer, use => use.Run(input, Cancel))).Refusals.Select(refusal => refusal.Field).ShouldBe(["Label", "Communities", "Organisations", "Leaders", "Areas", "Sections"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_corrected_decision_keeps_its_commitment_and_its_keepers_see_what_it_said_before()
    {
        var forum = await SetUp();
        var (meeting, decision) = await Decided(forum);
        var held = await Held();
        await Link(_mission.Officer, forum, meeting, held);
        var accepted = new AcceptForumDecisionInput { Text = "Mark the ponds", Kind = CommitmentKind.Promise, PromisedBy = PromisedBy.Section, OwnerId = _mission.Officer.Value, Due = Today.AddDays(20) };
        (await Accept(forum, decision, accepted)).Refusals.ShouldBeEmpty();

        var input = new CorrectForumDecisionInput { Text = "Mark the wells", DoneBy = "Civil Affairs", AsksMission = true, Reason = "Wrong word", Version = 3 };
        (await Act<CorrectForumDecision>(_mission.Liaison, use => use.Run(forum, decision, input, Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Act<CorrectForumDecision>(_mission.SecondOfficer, use => use.Run(forum, decision, input, Cancel))).Is(RefusalCodes.Conflict).ShouldBeTrue("it was answered meanwhile");
        input.Version = 5;
        (await Act<CorrectForumDecision>(_mission.SecondOfficer, use => use.Run(forum, decision, input, Cancel))).Refusals.ShouldBeEmpty();

        var seen = (await View(_mission.Liaison, forum)).Value;
        seen.Decisions[0].Text.ShouldBe("Mark the wells");
        seen.Decisions[0].Corrections.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.TellsBefore.ShouldBeFalse(), c => c.WasText.ShouldBeNull("what was taken out is not for every reader"), c => c.Changed.ShouldContain("Text"), c => c.Reason.ShouldBe("Wrong word"), c => c.By.ShouldBe("Officer Two"));
        (await View(_mission.Officer, forum)).Value.Decisions[0].Corrections.ShouldHaveSingleItem().WasText.ShouldBe("Mark the ponds");
        (await View(_mission.Officer, forum)).Value.Decisions[0].Commitment!.Id.Value.ShouldBe(accepted.Id);
        (await Changes(_mission.Liaison, forum))[0].ShouldSatisfyAllConditions(change => change.Act.ShouldBe("CorrectForumDecision"), change => change.Fields.ShouldAllBe(field => !field.IsShown));
        (await Changes(_mission.Officer, forum))[0].Fields.ShouldContain(field => field.Field == "DecisionText" && field.Before == "Mark the ponds" && field.After == "Mark the wells");
    }

    [Fact]
    public async Task Leaders_whom_the_keeper_does_not_see_stay_at_a_corrected_meeting_and_a_correction_of_them_alone_is_not_told()
    {
        var leader = await HasLeader();
        var forum = await SetUp(input => (input.Leaders, input.Label) = ([leader.Id.Value], Label.Restricted));
        var members = (await View(_mission.Officer, forum)).Value.Members;
        var (elder, others) = (members.Single(member => member.Kind == ForumMemberKind.Leader).Id, members.Where(member => member.Kind != ForumMemberKind.Leader).Select(member => member.Id).ToList());
        var meeting = new HoldForumMeetingInput { On = Today.AddDays(-10), Present = [elder, .. others], Version = 1 };
        (await Act<HoldForumMeeting>(_mission.Officer, use => use.Run(forum, meeting, Cancel))).Refusals.ShouldBeEmpty();
        await ClearedFor(_mission.SecondOfficer, Label.Restricted);

        (await Act<CorrectForumMeeting>(_mission.SecondOfficer, use => use.Run(forum, new(meeting.Id), new() { On = Today.AddDays(-9), Present = others, Reason = "The day", Version = 2 }, Cancel))).Refusals.ShouldBeEmpty();
        (await View(_mission.Officer, forum)).Value.Meetings[0].Present.ShouldContain(elder);
        (await Act<CorrectForumMeeting>(_mission.Officer, use => use.Run(forum, new(meeting.Id), new() { On = Today.AddDays(-9), Present = others, Reason = "Not there", Version = 3 }, Cancel))).Refusals.ShouldBeEmpty();

        (await View(_mission.Officer, forum)).Value.Meetings[0].Corrections.Select(correction => correction.Reason).ShouldBe(["The day", "Not there"]);
        (await View(_mission.SecondOfficer, forum)).Value.Meetings[0].Corrections.Select(correction => correction.Reason).ShouldBe(["The day"]);
    }

    [Fact]
    public async Task An_ended_forum_is_found_by_its_filter_waits_for_nobody_and_hands_nothing_over()
    {
        var forum = await SetUp();
        var (_, decision) = await Decided(forum);
        (await Act<EndForum>(_mission.Officer, use => use.Run(forum, new EndForumInput { On = Today, Reason = "The corridor is open", Version = 3 }, Cancel))).Is(ForumRefusalCodes.LeftOpen).ShouldBeTrue();
        var end = new EndForumInput { On = Today, Reason = "The corridor is open", Left = [new() { Decision = decision.Value, What = "The district council" }], Version = 3 };
        (await Act<EndForum>(_mission.Liaison, use => use.Run(forum, end, Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Act<EndForum>(_mission.Officer, use => use.Run(forum, end, Cancel))).Refusals.ShouldBeEmpty();

        (await List(_mission.Officer, new ForumFilter())).Rows.ShouldBeEmpty();
        (await List(_mission.Officer, new ForumFilter(Ended: true))).Rows.ShouldHaveSingleItem().EndedOn.ShouldBe(Today);
        (await Needs(_mission.Officer)).ShouldBe((0, 0));
        (await View(_mission.Analyst, forum)).Is(RefusalCodes.NotFound).ShouldBeTrue("it is still Confidential");
        (await View(_mission.Head, forum)).Value.ShouldSatisfyAllConditions(view => view.MayAdd.ShouldBeFalse(), view => view.Ended!.By.ShouldBe("Officer One"), view => view.Decisions[0].Outcome.ShouldBe("The district council"));
        (await Community(_mission.Officer))!.Forums.ShouldBeEmpty("it sits in it no more");
    }

    [Fact]
    public async Task A_forum_does_not_meet_after_the_missions_last_day()
    {
        var forum = await SetUp();
        await using (var db = _stage.OpenAsOwner())
        {
            var workspace = db.Entry(db.Set<MissionWorkspace>().Single(w => w.Id == _mission.Workspace));
            workspace.Property(w => w.State).CurrentValue = WorkspaceState.Closing;
            workspace.Property(w => w.EndsOn).CurrentValue = Today.AddDays(10);
            await db.SaveChangesAsync(Cancel);
        }

        var input = Input();
        input.NextMeeting = Today.AddDays(11);
        (await Act<SetUpForum>(_mission.Officer, use => use.Run(input, Cancel))).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(refusal => refusal.Code.ShouldBe(WorkspaceRefusalCodes.AfterItsEnd), refusal => refusal.Field.ShouldBe("NextMeeting"));
        var change = new ChangeForumInput { Name = "Ponds", Purpose = "Follow the ponds", Rhythm = ForumRhythm.Weekly, Communities = [_community.Value], NextMeeting = Today.AddDays(11), Version = 1 };
        (await Act<ChangeForum>(_mission.Officer, use => use.Run(forum, change, Cancel))).Is(WorkspaceRefusalCodes.AfterItsEnd).ShouldBeTrue();
        change.NextMeeting = Today.AddDays(10);
        (await Act<ChangeForum>(_mission.Officer, use => use.Run(forum, change, Cancel))).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_does_not_see_the_consultation_of_a_meeting_cannot_tell_it_from_a_meeting_without_one()
    {
        var forum = await SetUp(input => input.Label = Label.Restricted);
        var (meeting, decision) = await Decided(forum);
        var hidden = await Held();
        await ClearedFor(_mission.SecondOfficer, Label.Restricted);
        async Task<string> Told() => System.Text.Json.JsonSerializer.Serialize((await View(_mission.SecondOfficer, forum)).Value.Meetings);
        async Task<Result> Accepted() => await Act<AcceptForumDecision>(_mission.SecondOfficer, use => use.Run(forum, decision, new AcceptForumDecisionInput { Text = "Mark the ponds" }, Cancel));
        var (before, refused) = (await Told(), (await Accepted()).Refusals);

        await Link(_mission.Officer, forum, meeting, hidden);

        (await Told()).ShouldBe(before);
        (await Accepted()).Refusals.ShouldBe(refused);
        refused.ShouldHaveSingleItem().Code.ShouldBe(ForumRefusalCodes.NoConsultation);
        (await View(_mission.Officer, forum)).Value.Meetings[0].Consultations.ShouldHaveSingleItem().Id.ShouldBe(hidden);
    }

    private async Task<ConsultationId> Held() =>
        (await MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, change: fields => fields[DraftFieldNames.CommunityIds] = _community.Value.ToString(), cancel: Cancel)).Id;

    private async Task Link(AccountId person, JointForumId forum, ForumMeetingId meeting, ConsultationId held) =>
        (await Act<LinkForumMeeting>(person, use => use.Run(forum, meeting, new LinkForumMeetingInput { ConsultationId = held.Value }, Cancel))).Refusals.ShouldBeEmpty();

    private async Task<Leader> HasLeader()
    {
        var leader = Leader.Add(LeaderId.New(), _mission.Workspace, _mission.Officer, new LeaderFacts(LeaderRole.Elder, _mission.North, [_community], null, ContactPreference.Visit, null, ReprisalRisk.Low, SeenWithUs.Openly, Today.AddDays(90)), Today).Value;
        await using var db = _stage.OpenAsOwner();
        db.Add(leader);
        await db.SaveChangesAsync(Cancel);
        return leader;
    }

    private async Task ClearedFor(AccountId person, Label label)
    {
        await using var db = _stage.OpenAsOwner();
        var membership = db.Set<Membership>().Single(m => m.AccountId == person);
        db.Entry(membership).Property(m => m.Clearance).CurrentValue = label;
        await db.SaveChangesAsync(Cancel);
    }

    private SetUpForumInput Input() => new()
    {
        OfficeId = _mission.North.Value,
        Name = "Corridor committee",
        Purpose = "Follow the agreement",
        Rhythm = ForumRhythm.Monthly,
        Communities = [_community.Value],
        Areas = [SmallMission.Village],
        Authorities = "Prefect’s office\r\n\r\n",
    };

    private async Task<JointForumId> SetUp(Action<SetUpForumInput>? change = null)
    {
        var input = Input();
        change?.Invoke(input);
        (await Act<SetUpForum>(_mission.Officer, use => use.Run(input, Cancel))).Refusals.ShouldBeEmpty();
        (await Act<SetUpForum>(_mission.Officer, use => use.Run(input, Cancel))).Refusals.ShouldBeEmpty("sent twice is set up once");
        return new JointForumId(input.Id);
    }

    private async Task<(ForumMeetingId Meeting, ForumDecisionId Decision)> Decided(JointForumId forum)
    {
        var member = (await View(_mission.Officer, forum)).Value.Members[0].Id;
        var meeting = new HoldForumMeetingInput { On = Today.AddDays(-10), Place = "Market", Present = [member], NextMeeting = Today.AddDays(20), Version = 1 };
        (await Act<HoldForumMeeting>(_mission.Officer, use => use.Run(forum, meeting, Cancel))).Refusals.ShouldBeEmpty();
        var decision = new RecordForumDecisionInput { Text = "Mark the ponds", DoneBy = "Civil Affairs", AsksMission = true, Version = 2 };
        (await Act<RecordForumDecision>(_mission.Officer, use => use.Run(forum, new(meeting.Id), decision, Cancel))).Refusals.ShouldBeEmpty();
        return (new(meeting.Id), new(decision.Id));
    }

    private Task<Result> Act<TUseCase>(AccountId person, Func<TUseCase, Task<Result>> act)
        where TUseCase : notnull => _stage.As(person, act);

    private Task<Result> Accept(JointForumId forum, ForumDecisionId decision, AcceptForumDecisionInput input, AcceptForumDecisionInput? instead = null) =>
        Act<AcceptForumDecision>(_mission.Officer, use => use.Run(forum, decision, instead ?? input, Cancel));

    private async Task<IReadOnlyList<RecordChange>> Changes(AccountId person, JointForumId forum) =>
        (await _stage.As<ListChanges, ChangeList?>(person, list => list.Run(ChangedKind.Forum, forum.Value, null, Cancel)))!.Changes.Rows;

    private Task<Result<ForumView>> View(AccountId person, JointForumId forum) => _stage.As<ViewForum, Result<ForumView>>(person, use => use.Run(forum, "en", Cancel));

    private Task<ForumList> List(AccountId person, ForumFilter filter) => _stage.As<ListForums, ForumList>(person, use => use.Run(filter, Cancel));

    private Task<CommunityView?> Community(AccountId person) => _stage.As<ViewCommunity, CommunityView?>(person, use => use.Run(_community, "en", Cancel));

    private async Task<(int Count, int Days)> Needs(AccountId person)
    {
        var needs = await _stage.As<ListWhatNeedsMe, WhatNeedsMe>(person, use => use.Run("en", Cancel));
        return (needs.DecisionsWaiting, needs.WorstDecisionWaiting);
    }

    private async Task<CommitmentView?> Commitment(Guid id) =>
        await _stage.As<ViewCommitment, CommitmentView?>(_mission.Officer, use => use.Run(new(id), "en", Cancel));
}

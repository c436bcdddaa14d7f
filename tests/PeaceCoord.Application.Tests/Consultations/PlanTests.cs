using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Consultations;

public sealed class PlanTests(TestCluster cluster) : IAsyncLifetime
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
        // A stage without histories has no tasks.
        await using var db = _stage.OpenAsOwner();
        db.Add(new MandateTask("POC"));
        await db.SaveChangesAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task The_log_begins_with_all_that_was_planned()
    {
        var leader = await Leader(SeenWithUs.Openly);
        var id = await Planned(input =>
        {
            input.Leaders = [leader.Value];
            input.Area = SmallMission.Village;
            input.EndsAt = "11:30";
            input.Language = "fr";
            input.WithInterpreter = true;
            input.Purpose = "Listen";
            input.ForTheMission = "Two of Civil Affairs";
            input.Sensitivity = PlaceSensitivity.AreaOnly;
            input.DoNoHarm = "After the market";
        });
        var view = (await View(_mission.Officer, id)).Value;
        (view.Place, view.Visibility, view.ReprisalRisk).ShouldBe(("Under the tree", MeetingVisibility.Discreet, ReprisalRisk.Low));
        (await View(_mission.SecondOfficer, id)).Value.Place.ShouldBeNull("only the area may be told to others");

        (await _stage.As<OpenDraft, Result>(_mission.Officer, open => open.Run(id, Cancel))).Refusals.ShouldBeEmpty();
        var fields = (await _stage.As<ReadDraft, Result<DraftView>>(_mission.Officer, read => read.Run(id, Cancel))).Value.Fields.All;

        fields.ShouldSatisfyAllConditions(
            () => fields[DraftFieldNames.Title].ShouldBe("The market"),
            () => fields[DraftFieldNames.Kind].ShouldBe(nameof(ConsultationKind.CommunityMeeting)),
            () => fields[DraftFieldNames.Office].ShouldBe(_mission.North.Value.ToString()),
            () => fields[DraftFieldNames.CommunityIds].ShouldBe(_community.Value.ToString()),
            () => fields[DraftFieldNames.LeaderIds].ShouldBe(leader.Value.ToString()),
            () => fields[DraftFieldNames.Area].ShouldBe(SmallMission.Village),
            () => fields[DraftFieldNames.Place].ShouldBe("Under the tree"),
            () => fields[DraftFieldNames.Date].ShouldBe($"{Today.AddDays(3):yyyy-MM-dd}"),
            () => fields[DraftFieldNames.Start].ShouldBe("09:00"),
            () => fields[DraftFieldNames.End].ShouldBe("11:30"),
            () => fields[DraftFieldNames.Language].ShouldBe("fr"),
            () => fields[DraftFieldNames.Interpreter].ShouldBe("yes"),
            () => fields[DraftFieldNames.Purpose].ShouldBe("Listen"),
            () => fields[DraftFieldNames.Tasks].ShouldBe("POC"),
            () => fields[DraftFieldNames.ForTheMission].ShouldBe("Two of Civil Affairs"),
            () => fields[DraftFieldNames.Sensitivity].ShouldBe(nameof(PlaceSensitivity.AreaOnly)),
            () => fields[DraftFieldNames.DoNoHarm].ShouldBe("After the market"),
            () => fields[DraftFieldNames.LabelField].ShouldBe(nameof(Label.Confidential)));
    }

    [Fact]
    public async Task An_open_meeting_with_somebody_never_to_be_seen_is_refused_and_found_later_by_those_who_see_them()
    {
        var leader = await Leader(SeenWithUs.Never, ReprisalRisk.Severe);
        var open = Input(input => (input.Leaders, input.Visibility) = ([leader.Value], MeetingVisibility.Open));
        var refusal = (await Plan(_mission.Officer, ConsultationId.New(), open)).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Field).ShouldBe((ConsultationRefusalCodes.OpenWithThoseNeverSeen, "Visibility"));

        var id = await Planned(input => (input.Leaders, input.Label) = ([leader.Value], Label.Restricted));
        (await View(_mission.Officer, id)).Value.Notes!.Findings.ShouldBe([HarmFinding.DiscreetWithThoseNeverSeen]);
        (await Change(_mission.Officer, id, input => (input.Leaders, input.Visibility) = ([leader.Value], MeetingVisibility.Open))).Is(ConsultationRefusalCodes.OpenWithThoseNeverSeen).ShouldBeTrue();

        await Sql($"update memberships set clearance = 'Restricted' where account_id in ('{_mission.SecondOfficer.Value}', '{_mission.Officer.Value}')");
        var below = (await View(_mission.SecondOfficer, id)).Value;
        below.LeaderCodes.ShouldBeEmpty("leaders are Confidential");
        below.Notes!.Findings.ShouldBeEmpty("what leaders wish is as confidential as they are");

        (await Change(_mission.Officer, id, input => input.Visibility = MeetingVisibility.Open)).Is(ConsultationRefusalCodes.OpenWithThoseNeverSeen).ShouldBeTrue("who does not see the leader any more must not endanger them either");
        (await Change(_mission.Officer, id, input => (input.Leaders, input.Title) = ([], "Wells"))).Refusals.ShouldBeEmpty();
        (await View(_mission.Head, id)).Value.LeaderCodes.Count.ShouldBe(1, "nobody takes out whom they do not know of");
    }

    [Fact]
    public async Task Organisations_on_a_plan_are_asked_what_they_wish_again_when_it_is_put_off_and_stand_in_the_log()
    {
        var organisation = await Organisation(SeenWithUs.Discreetly);
        var id = await Planned(input => (input.Organisations, input.Visibility) = ([organisation.Value], MeetingVisibility.Open));
        var view = (await View(_mission.SecondOfficer, id)).Value;
        view.OrganisationNames.Values.ShouldBe(["Lamp"]);
        view.Notes!.Findings.ShouldBe([HarmFinding.OpenWithThoseDiscreetlySeen]);
        (await _stage.As<MarkWhomToMeet, IReadOnlyDictionary<Guid, MetMark>>(_mission.Officer, mark => mark.Run(_mission.Workspace, [], [organisation], [], Cancel)))[organisation.Value].Wish.ShouldBe(SeenWithUs.Discreetly);

        await Sql($"update organisations set visibility = 'Never' where id = '{organisation.Value}'");
        (await Plan(_mission.Officer, ConsultationId.New(), Input(input => (input.Organisations, input.Visibility) = ([organisation.Value], MeetingVisibility.Open)))).Is(ConsultationRefusalCodes.OpenWithThoseNeverSeen).ShouldBeTrue();
        (await PutOff(id, Today.AddDays(9))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Until");
        (await PutOff(id, null)).Refusals.ShouldBeEmpty();
        (await Change(_mission.Officer, id, input => (input.Organisations, input.Visibility) = ([organisation.Value], MeetingVisibility.Unseen))).Refusals.ShouldBeEmpty();
        (await Plan(_mission.Officer, ConsultationId.New(), Input(input => input.Organisations = [Guid.CreateVersion7()]))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Organisations");

        (await _stage.As<ReadPlan, Result<PlanToChange>>(_mission.Officer, read => read.Run(id, Cancel))).Value.Input.Organisations.ShouldBe([organisation.Value]);
        (await _stage.As<OpenDraft, Result>(_mission.Officer, open => open.Run(id, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<ReadDraft, Result<DraftView>>(_mission.Officer, read => read.Run(id, Cancel))).Value.Fields.All[DraftFieldNames.OrganisationIds].ShouldBe(organisation.Value.ToString());
    }

    [Fact]
    public async Task Who_was_consulted_three_times_without_an_answer_is_warned_of_in_the_form_and_on_the_plan()
    {
        var leader = await Leader(SeenWithUs.Openly);
        List<MarketMeeting> meetings = [];
        for (var month = 1; month <= 3; month++)
        {
            meetings.Add(await MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, change: fields =>
            {
                fields[DraftFieldNames.Date] = $"2026-0{month}-08";
                fields[DraftFieldNames.CommunityIds] = _community.Value.ToString();
                fields[DraftFieldNames.LeaderIds] = leader.Value.ToString();
            }, cancel: Cancel));
            var marks = await Marks(_mission.Officer, leader);
            marks[leader.Value].IsAskedTooOften.ShouldBe(month == 3);
            marks[_community.Value].SinceAnAnswer.ShouldBe(month);
        }

        (await Marks(_mission.Stranger, leader)).ShouldBeEmpty();
        (await Marks(_mission.LiaisonSouth, leader)).ShouldBeEmpty("another office");
        var id = await Planned(input => input.Leaders = [leader.Value]);
        (await View(_mission.Officer, id)).Value.Notes!.TooOften.ShouldBe(new Dictionary<Guid, int> { [_community.Value] = 3, [leader.Value] = 3 }, ignoreOrder: true);

        await using (var db = _stage.OpenAsOwner())
        {
            var promise = await db.Set<Commitment>().SingleAsync(c => c.Id == new CommitmentId(meetings[0].Promise), Cancel);
            promise.Accept();
            promise.Deliver(Today, null, Today);
            promise.Tell(new TellingFacts(Today, ToldHow.Visit, _mission.Officer, CommunityAnswer.Confirmed, "It is so.", "en", "Women"), Today, _stage.Clock.GetUtcNow());
            await db.SaveChangesAsync(Cancel);
        }

        (await View(_mission.Officer, id)).Value.Notes!.TooOften.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_author_alone_changes_a_plan_on_the_version_they_saw()
    {
        var id = await Planned();

        (await Change(_mission.SecondOfficer, id)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Change(_mission.Stranger, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Change(_mission.Officer, id, input => input.Version = 99)).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await Change(_mission.Officer, id, input => (input.Tasks, input.Area, input.StartsAt, input.Communities) = (["NONE"], "XX", "25:00", [Guid.CreateVersion7()]))).Refusals.Select(refusal => refusal.Field)
            .ShouldBe(["StartsAt", "Communities", "Area", "Tasks"], ignoreOrder: true);
        (await Change(_mission.Officer, id, input => input.Title = "Wells")).Refusals.ShouldBeEmpty();
        (await View(_mission.SecondOfficer, id)).Value.Title.ShouldBe("Wells");
        (await _stage.As<ReadPlan, Result<PlanToChange>>(_mission.Officer, read => read.Run(id, Cancel))).Value.Input.Communities.ShouldBe([_community.Value]);
    }

    [Fact]
    public async Task The_list_shows_mine_an_offices_or_all_that_the_reader_may_see()
    {
        var mine = await Planned(input => input.Title = "Mine");
        await Planned(input => (input.Title, input.OfficeId, input.Sensitivity, input.Communities) = ("South", _mission.South.Value, PlaceSensitivity.Hidden, []), _mission.SecondOfficer);
        await Planned(input => (input.Title, input.Label) = ("Secret", Label.StrictlyConfidential), _mission.SecondOfficer);
        (await _stage.As<PostponeConsultation, Result>(_mission.Officer, postpone => postpone.Run(mine, new() { Reason = "Rain" }, Cancel))).Refusals.ShouldBeEmpty();

        var all = await List(_mission.Officer, new());
        all.Meetings.Select(meeting => meeting.Title).ShouldBe(["South", "Mine"], "what waits for a day is last");
        all.Meetings[0].Place.ShouldBeNull();
        all.Meetings[1].Communities.ShouldHaveSingleItem().Name.Text.ShouldBe("Mbélo market");
        (await List(_mission.Officer, new() { Mine = true })).Meetings.ShouldHaveSingleItem().Title.ShouldBe("Mine");
        (await List(_mission.Officer, new() { Office = _mission.South })).Meetings.ShouldHaveSingleItem().Title.ShouldBe("South");
        (await List(_mission.Officer, new() { From = Today, To = Today.AddDays(40) })).Meetings.ShouldHaveSingleItem().Title.ShouldBe("South");
        (await List(_mission.Officer, new() { From = Today.AddDays(4) })).Meetings.ShouldBeEmpty();
        (await List(_mission.SecondOfficer, new())).Meetings.Count.ShouldBe(3);
        (await List(_mission.LiaisonSouth, new())).Meetings.ShouldHaveSingleItem().Title.ShouldBe("South");
        (await List(_mission.Analyst, new())).Meetings.ShouldBeEmpty();
        (await List(_mission.Stranger, new())).Meetings.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_month_is_the_one_that_it_is_where_the_mission_works()
    {
        var now = _stage.Clock.GetUtcNow();
        var next = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
        await Planned(input => (input.Title, input.On) = ("Next", DateOnly.FromDateTime(next.UtcDateTime)));
        await using (var db = _stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update workspaces set time_zone = 'Pacific/Kiritimati' where id = {_mission.Workspace.Value}", Cancel);
        _stage.Clock.Moved = next.AddHours(-1) - now;

        var month = await List(_mission.Officer, new() { ThisMonth = true });
        (month.Today.Day, month.Meetings.Single().Title).ShouldBe((1, "Next"));
        _stage.Clock.Moved = next.AddDays(-2) - now;
        (await List(_mission.Officer, new() { ThisMonth = true })).Meetings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paper_form_shows_the_lists_of_its_plan_and_what_is_ticked_on_it_stands()
    {
        var plan = await Planned();
        var lists = await Lists(_mission.Officer);
        (lists[DraftFieldNames.CommunityIds], lists[DraftFieldNames.Tasks]).ShouldBe((_community.Value.ToString(), "POC"));
        (await Lists(_mission.Stranger)).ShouldBeEmpty();

        var typed = new Dictionary<string, string?>(StringComparer.Ordinal) { [DraftFieldNames.Place] = "At the well", [DraftFieldNames.Purpose] = "", [DraftFieldNames.CommunityIds] = null };
        (await _stage.As<LogFromPaper, Result>(_mission.Officer, log => log.Into(plan, 1, typed, Cancel))).Refusals.ShouldBeEmpty();

        var draft = (await _stage.As<ReadDraft, Result<DraftView>>(_mission.Officer, read => read.Run(plan, Cancel))).Value;
        draft.Fields[DraftFieldNames.Place].ShouldBe("At the well");
        draft.Fields[DraftFieldNames.CommunityIds].ShouldBeEmpty("taken off on the form, as in the editor");
        draft.Fields[DraftFieldNames.Tasks].ShouldBe("POC", "a list that the form did not show stays");

        Task<IReadOnlyDictionary<string, string?>> Lists(AccountId who) => _stage.As<LogFromPaper, IReadOnlyDictionary<string, string?>>(who, log => log.ListsOf(plan, Cancel));
    }

    [Fact]
    public async Task A_paper_form_that_was_opened_before_its_plan_was_changed_is_refused_and_takes_nothing_off_its_lists()
    {
        var plan = await Planned();
        var mill = await _mission.HasCommunity("Mill");
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal) { [DraftFieldNames.Place] = "At the well", [DraftFieldNames.CommunityIds] = _community.Value.ToString() };
        (await Change(_mission.Officer, plan, input => (input.Communities, input.Version) = ([_community.Value, mill.Value], 1))).Refusals.ShouldBeEmpty();

        var refused = (await Into(1)).Refusals.ShouldHaveSingleItem();
        (refused.Code, refused.Arguments.ShouldHaveSingleItem()).ShouldBe((RefusalCodes.Conflict, 2));
        (await Read()).Is(RefusalCodes.NotFound).ShouldBeTrue("no draft was begun");
        (await View(_mission.Officer, plan)).Value.Communities.Count.ShouldBe(2);

        (await _stage.As<OpenDraft, Result>(_mission.Officer, open => open.Run(plan, Cancel))).Refusals.ShouldBeEmpty();
        (await Into(2)).Is(RefusalCodes.Conflict).ShouldBeTrue("the editor was opened on it since");
        (await Into(3)).Refusals.ShouldBeEmpty();
        (await Read()).Value.Fields[DraftFieldNames.CommunityIds].ShouldBe(_community.Value.ToString(), "known to have been changed, and chosen");
        (await Into(3)).Refusals.ShouldBeEmpty("the same again is nothing new");

        Task<Result> Into(int version) => _stage.As<LogFromPaper, Result>(_mission.Officer, log => log.Into(plan, version, typed, Cancel));
        Task<Result<DraftView>> Read() => _stage.As<ReadDraft, Result<DraftView>>(_mission.Officer, read => read.Run(plan, Cancel));
    }

    private PlanConsultationInput Input(Action<PlanConsultationInput>? change = null) => Filled(new PlanConsultationInput(), change);

    private TInput Filled<TInput>(TInput input, Action<TInput>? change)
        where TInput : PlanConsultationInput
    {
        input.Title = "The market";
        input.Kind = ConsultationKind.CommunityMeeting;
        input.OfficeId = _mission.North.Value;
        input.Communities = [_community.Value];
        input.PlaceName = "Under the tree";
        input.On = Today.AddDays(3);
        input.StartsAt = "09:00";
        input.Sensitivity = PlaceSensitivity.Exact;
        input.ReprisalRisk = ReprisalRisk.Low;
        input.Visibility = MeetingVisibility.Discreet;
        input.Tasks = ["POC"];
        change?.Invoke(input);
        return input;
    }

    private async Task<ConsultationId> Planned(Action<PlanConsultationInput>? change = null, AccountId? by = null)
    {
        var id = ConsultationId.New();
        (await Plan(by ?? _mission.Officer, id, Input(change))).Refusals.ShouldBeEmpty();
        return id;
    }

    private Task<Result> Plan(AccountId by, ConsultationId id, PlanConsultationInput input) => _stage.As<PlanConsultation, Result>(by, plan => plan.Run(id, input, Cancel));

    private Task<Result> Change(AccountId by, ConsultationId id, Action<ChangePlanInput>? change = null) =>
        _stage.As<ChangePlan, Result>(by, use => use.Run(id, Filled(new ChangePlanInput(), change), Cancel));

    private Task<Result<ConsultationView>> View(AccountId by, ConsultationId id) => _stage.As<ViewConsultation, Result<ConsultationView>>(by, view => view.Run(id, Cancel));

    private Task<PlannedList> List(AccountId by, PlannedFilter filter) => _stage.As<ListPlanned, PlannedList>(by, list => list.Run(filter, "en", Cancel));

    private Task<IReadOnlyDictionary<Guid, MetMark>> Marks(AccountId by, LeaderId leader) =>
        _stage.As<MarkWhomToMeet, IReadOnlyDictionary<Guid, MetMark>>(by, mark => mark.Run(_mission.Workspace, [_community], [leader], Cancel));

    private async Task<LeaderId> Leader(SeenWithUs wish, ReprisalRisk risk = ReprisalRisk.Low)
    {
        var added = Domain.Communities.Leader.Add(LeaderId.New(), _mission.Workspace, _mission.Officer, new LeaderFacts(LeaderRole.Elder, _mission.North, [_community], null, ContactPreference.Visit, null, risk, wish, Today.AddDays(90)), Today);
        await using var db = _stage.OpenAsOwner();
        db.Add(added.Value);
        await db.SaveChangesAsync(Cancel);
        return added.Value.Id;
    }

    private async Task<OrganisationId> Organisation(SeenWithUs wish)
    {
        var registered = Domain.Organisations.Organisation.Register(_mission.Workspace, "Lamp", null, OrganisationKind.WomensGroup, Today.Year).Value;
        registered.WishToBeSeen(wish, null).Refusals.ShouldBeEmpty();
        await using var db = _stage.OpenAsOwner();
        db.Add(registered);
        await db.SaveChangesAsync(Cancel);
        return registered.Id;
    }

    private Task<Result> PutOff(ConsultationId id, DateOnly? until) =>
        _stage.As<PostponeConsultation, Result>(_mission.Officer, use => use.Run(id, new PostponeConsultationInput { Until = until, Reason = "Rain" }, Cancel));

    private async Task Sql(string sql)
    {
        await using var db = _stage.OpenAsOwner();
        await db.Database.ExecuteSqlRawAsync(sql, Cancel);
    }
}

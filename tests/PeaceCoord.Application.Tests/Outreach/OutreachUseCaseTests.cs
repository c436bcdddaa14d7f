using PeaceCoord.Application.Changes;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Outreach;

/// <summary>Broadcasts of a mission with two offices, on a real database.</summary>
public sealed class OutreachUseCaseTests(TestCluster cluster) : IAsyncLifetime
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
        db.Add(new MandateTask("PUBINFO"));
        await db.SaveChangesAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_liaison_assistant_notes_a_broadcast_under_the_own_office_and_corrects_it()
    {
        var id = await Noted(_mission.Liaison);

        var view = (await View(_mission.Officer, id)).Value;
        view.ShouldSatisfyAllConditions(v => v.Office.ShouldBe("North"), v => v.Label.ShouldBe(Label.Confidential), v => v.Rumours.Select(rumour => (rumour.Theme, rumour.Words)).ShouldBe([(ConcernTheme.Water, "They sell the wells")]), v => v.Communities.ShouldHaveSingleItem().Name.Text.ShouldBe("Mbélo market"), v => v.Tasks.ShouldHaveSingleItem().Code.ShouldBe("PUBINFO"));
        (await Correct(_mission.Liaison, id, input => (input.Reach, input.Counting, input.Version) = (400, Counting.Estimated, 9))).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await Correct(_mission.Liaison, id, input => (input.Reach, input.Counting, input.Version) = (400, Counting.Estimated, 1))).Refusals.ShouldBeEmpty();
        view = (await View(_mission.Officer, id)).Value;
        (view.Reach, view.Counting).ShouldBe((400, Counting.Estimated));
        var changes = await Changes(_mission.Officer, id);
        changes.Rows.Select(version => (version.Act, version.By)).ShouldBe([("CorrectOutreach", "Liaison North"), ("NoteOutreach", "Liaison North")]);
        changes.Rows[0].Fields.Select(field => (field.Field, field.IsShown)).ShouldBe([("Reach", false), ("Counting", true)], "no number of people");
    }

    [Fact]
    public async Task A_long_history_is_read_a_page_at_a_time_with_what_each_version_changed()
    {
        var id = await Noted(_mission.Liaison);
        for (var version = 1; version <= ListChanges.PageSize; version++)
            (await Correct(_mission.Liaison, id, input => (input.Reach, input.Counting, input.Version) = (version, Counting.Estimated, version))).Refusals.ShouldBeEmpty();

        var first = await Changes(_mission.Officer, id);
        first.ShouldSatisfyAllConditions(h => h.Count.ShouldBe(ListChanges.PageSize + 1), h => h.Rows.Count.ShouldBe(ListChanges.PageSize), h => h.Rows[^1].Version.ShouldBe(2), h => h.Rows[^1].Fields.Select(field => field.Field).ShouldBe(["Reach", "Counting"]));
        var second = await Changes(_mission.Officer, id, 9);
        second.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(v => v.Act.ShouldBe("NoteOutreach"), v => v.Fields.ShouldBeEmpty());
    }

    [Fact]
    public async Task Nobody_of_another_mission_or_office_or_below_its_label_finds_it_and_analysts_only_read()
    {
        var id = await Noted(_mission.Liaison);
        foreach (var person in new[] { _mission.Stranger, _mission.LiaisonSouth, _mission.Analyst, _mission.FocalPoint, _mission.Administrator })
        {
            (await View(person, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await List(person)).Rows.ShouldBeEmpty();
            (await Correct(person, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        }

        var restricted = await Noted(_mission.Officer, input => (input.OfficeId, input.Label) = (null, Label.Restricted));
        (await View(_mission.Analyst, restricted)).Value.MayCorrect.ShouldBeFalse();
        (await Correct(_mission.Analyst, restricted)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Note(_mission.Analyst, Input())).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await View(_mission.Liaison, restricted)).Is(RefusalCodes.NotFound).ShouldBeTrue("it is of no one office");
    }

    [Fact]
    public async Task The_list_is_filtered_by_channel_office_rumour_and_days()
    {
        await Noted(_mission.Officer, input => input.OfficeId = _mission.North.Value);
        await Noted(_mission.Officer, input => (input.Channel, input.OfficeId, input.On, input.Until, input.Rumours) = (OutreachChannel.Leaflet, _mission.South.Value, Today.AddDays(-60), Today.AddDays(-40), []));

        (await List(_mission.Officer, new OutreachFilter())).Rows.Select(row => row.Channel).ShouldBe([OutreachChannel.Radio, OutreachChannel.Leaflet]);
        (await Channels(new OutreachFilter(OutreachChannel.Leaflet))).ShouldBe([OutreachChannel.Leaflet]);
        (await Channels(new OutreachFilter(Office: _mission.North))).ShouldBe([OutreachChannel.Radio]);
        (await Channels(new OutreachFilter(Theme: ConcernTheme.Water))).ShouldBe([OutreachChannel.Radio]);
        (await Channels(new OutreachFilter(From: Today.AddDays(-45)))).Count.ShouldBe(2, "it lasted until after that day");
        (await Channels(new OutreachFilter(From: Today.AddDays(-39)))).ShouldBe([OutreachChannel.Radio]);
        (await Channels(new OutreachFilter(Until: Today.AddDays(-50)))).ShouldBe([OutreachChannel.Leaflet]);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_at_its_field()
    {
        var input = Input();
        (input.Communities, input.Areas, input.Tasks, input.Languages, input.SectionId, input.OfficeId) = ([Guid.CreateVersion7()], ["XX"], ["NONE"], ["French"], Guid.CreateVersion7(), null);
        input.Rumours.Add(new RumourInput { Theme = ConcernTheme.Land });

        (await Note(_mission.Officer, input)).Refusals.Select(refusal => refusal.Field).ShouldBe(["Communities", "Areas", "Tasks", "Languages", "SectionId", "Rumours[2].Words"], ignoreOrder: true);
        input = Input();
        input.OfficeId = _mission.South.Value;
        (await Note(_mission.Liaison, input)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("OfficeId", "another office's");
    }

    [Fact]
    public async Task A_rumour_becomes_a_concern_of_a_new_draft_and_shows_what_became_of_it_to_those_who_may_read_that()
    {
        var id = await Noted(_mission.Liaison);
        var rumour = new RumourId((await View(_mission.Officer, id)).Value.Rumours[0].Id);
        var input = new TakeUpRumourInput();
        var consultation = (await TakeUp(_mission.Officer, id, rumour, input)).Value;
        (await TakeUp(_mission.Officer, id, rumour, input)).Value.ShouldBe(consultation, "sent twice is taken up once");

        var draft = (await _stage.As<ReadDraft, Result<DraftView>>(_mission.Officer, use => use.Run(consultation, Cancel))).Value;
        var concern = draft.Fields.Rows(DraftFieldNames.ConcernRow).ShouldHaveSingleItem();
        draft.Fields.ShouldSatisfyAllConditions(
            f => f[DraftFieldNames.InRow(DraftFieldNames.ConcernRow, concern, "summary")].ShouldBe("They sell the wells"),
            f => f[DraftFieldNames.InRow(DraftFieldNames.ConcernRow, concern, "theme")].ShouldBe("Water"),
            f => f[DraftFieldNames.Date].ShouldBe(Today.AddDays(-3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            f => f[DraftFieldNames.Area].ShouldBe(SmallMission.Village),
            f => f[DraftFieldNames.Office].ShouldBe(_mission.North.Value.ToString()),
            f => f[DraftFieldNames.LabelField].ShouldBe("Confidential"),
            f => f.List(DraftFieldNames.CommunityIds).ShouldBe([_community.Value.ToString()]));
        (await Followed(_mission.Officer, id)).ShouldHaveSingleItem().State.ShouldBe(ConsultationState.Draft);
        var seen = (await View(_mission.Liaison, id)).Value;
        seen.Rumours[0].TakenUp.ShouldBeEmpty("a draft is its author’s");
        (await Changes(_mission.Liaison, id)).Count.ShouldBe(1, "nor does the history tell of it");

        await Recorded(consultation, concern, draft.Revision);

        var followed = (await Followed(_mission.Liaison, id)).ShouldHaveSingleItem();
        followed.ShouldSatisfyAllConditions(f => f.Concern.ShouldBe(ConcernState.Noted), f => f.Reference.ShouldNotBeNull(), f => f.ConcernId.Value.ShouldBe(concern));
        (await _stage.As<ViewConsultation, Result<ConsultationView>>(_mission.Liaison, use => use.Run(consultation, Cancel))).Value.Heard[concern].ShouldBe(new HeardFirst(id, OutreachChannel.Radio, Today.AddDays(-3)));

        (await Correct(_mission.Liaison, id, change => (change.Rumours, change.Version) = ([new RumourInput { Id = rumour.Value, Theme = ConcernTheme.Water, Words = "They sell the two wells" }], 1))).Refusals.ShouldBeEmpty();
        (await Followed(_mission.Liaison, id)).Count.ShouldBe(1, "a corrected rumour is the same one");
    }

    [Fact]
    public async Task A_rumour_goes_into_an_own_draft_that_no_more_people_read_than_the_activity()
    {
        var id = await Noted(_mission.Officer);
        var rumour = new RumourId((await View(_mission.Officer, id)).Value.Rumours[0].Id);
        var own = await Draft(_mission.Officer);
        var others = await Draft(_mission.SecondOfficer);

        (await _stage.As<RumourChoices, RumourOffers?>(_mission.Officer, use => use.Run(id, rumour, Cancel)))!.Drafts.ShouldHaveSingleItem().Id.ShouldBe(own.Value);
        (await TakeUp(_mission.Officer, id, rumour, new TakeUpRumourInput { DraftId = others.Value })).Is(OutreachRefusalCodes.UnknownRecord).ShouldBeTrue();
        (await TakeUp(_mission.Officer, id, RumourId.New(), new TakeUpRumourInput())).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await TakeUp(_mission.Officer, id, rumour, new TakeUpRumourInput { DraftId = own.Value })).Is(OutreachRefusalCodes.ReadByMore).ShouldBeTrue();
        (await _stage.As<ReadDraft, Result<DraftView>>(_mission.Officer, use => use.Run(own, Cancel))).Value.Fields.Rows(DraftFieldNames.ConcernRow).ShouldBeEmpty("nothing of what was refused is kept");

        (await _stage.As<SaveDraft, Result<SavedDraft>>(_mission.Officer, use => use.Run(own, new SaveDraftInput(2, new Dictionary<string, string?> { [DraftFieldNames.LabelField] = "Confidential" }), Cancel))).Refusals.ShouldBeEmpty();
        (await TakeUp(_mission.Officer, id, rumour, new TakeUpRumourInput { DraftId = own.Value })).Refusals.ShouldBeEmpty();
        (await _stage.As<ReadDraft, Result<DraftView>>(_mission.Officer, use => use.Run(own, Cancel))).Value.Fields.Rows(DraftFieldNames.ConcernRow).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_rumour_that_was_taken_out_of_a_draft_is_taken_up_into_it_again()
    {
        var id = await Noted(_mission.Liaison);
        var rumour = new RumourId((await View(_mission.Officer, id)).Value.Rumours[0].Id);
        var consultation = (await TakeUp(_mission.Officer, id, rumour, new TakeUpRumourInput())).Value;
        var again = new TakeUpRumourInput { DraftId = consultation.Value };
        var (concern, revision) = await Concern();
        (await TakeUp(_mission.Officer, id, rumour, again)).Value.ShouldBe(consultation);
        (await Concern()).ShouldBe((concern, revision), "it stands there already");
        var without = new Dictionary<string, string?> { [DraftFieldNames.Of(new ConcernId(concern!.Value), "theme")] = null, [DraftFieldNames.Of(new ConcernId(concern.Value), "summary")] = null };
        (await _stage.As<SaveDraft, Result<SavedDraft>>(_mission.Officer, use => use.Run(consultation, new SaveDraftInput(revision, without), Cancel))).Refusals.ShouldBeEmpty();
        (await Concern()).Id.ShouldBeNull();

        (await TakeUp(_mission.Officer, id, rumour, again)).Value.ShouldBe(consultation);

        (await Concern()).Id.ShouldBe(concern, "the same concern");
        (await Followed(_mission.Officer, id)).Count.ShouldBe(1);

        async Task<(Guid? Id, int Revision)> Concern()
        {
            var draft = (await _stage.As<ReadDraft, Result<DraftView>>(_mission.Officer, use => use.Run(consultation, Cancel))).Value;
            return (draft.Fields.Rows(DraftFieldNames.ConcernRow).Select(row => (Guid?)row).SingleOrDefault(), draft.Revision);
        }
    }

    [Fact]
    public async Task The_words_of_a_rumour_do_not_get_below_the_label_of_the_activity_after_they_were_taken_up()
    {
        var id = await Noted(_mission.Liaison);
        var rumour = new RumourId((await View(_mission.Officer, id)).Value.Rumours[0].Id);
        var consultation = (await TakeUp(_mission.Officer, id, rumour, new TakeUpRumourInput())).Value;
        var draft = (await _stage.As<ReadDraft, Result<DraftView>>(_mission.Officer, use => use.Run(consultation, Cancel))).Value;
        var concern = draft.Fields.Rows(DraftFieldNames.ConcernRow).ShouldHaveSingleItem();

        await Written(consultation, concern, draft.Revision, (DraftFieldNames.LabelField, nameof(Label.Restricted)));
        var refused = await _stage.As<SubmitConsultation, Result>(_mission.Officer, use => use.Run(consultation, Cancel));
        refused.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Code.ShouldBe(ConsultationRefusalCodes.HoldsRumour), one => one.Field.ShouldBe(DraftFieldNames.LabelField), one => one.Arguments.ShouldBe([Label.Confidential]));

        await Recorded(consultation, concern, draft.Revision + 1, (DraftFieldNames.LabelField, nameof(Label.Confidential)));
        var asked = new AskToLowerInput { To = Label.Restricted, Reason = "It is known." };
        (await _stage.As<AskToLower, Result>(_mission.Officer, ask => ask.Run(LabelledKind.Consultation, consultation.Value, asked, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<DecideLabelRequest, Result>(_mission.FocalPoint, decide => decide.Run(new(asked.Id), new DecideLabelRequestInput { Decision = LabelDecision.Lower }, Cancel))).Is(OversightRefusalCodes.HoldsHigherWords).ShouldBeTrue();
    }

    private async Task<ConsultationId> Draft(AccountId author)
    {
        var id = ConsultationId.New();
        (await _stage.As<StartConsultation, Result>(author, use => use.Run(id, null, null, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<SaveDraft, Result<SavedDraft>>(author, use => use.Run(id, new SaveDraftInput(1, new Dictionary<string, string?> { [DraftFieldNames.Title] = "Mine", [DraftFieldNames.LabelField] = "Restricted" }), Cancel))).Refusals.ShouldBeEmpty();
        return id;
    }

    /// <summary>What the draft still needs is typed, another officer puts it on record, and the concern is noted.</summary>
    private async Task Recorded(ConsultationId id, Guid concern, int revision, params (string Name, string Value)[] more)
    {
        await Written(id, concern, revision, more);
        (await _stage.As<SubmitConsultation, Result>(_mission.Officer, use => use.Run(id, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<RecordConsultation, Result>(_mission.SecondOfficer, use => use.Run(id, new RecordConsultationInput(), Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<AnswerConcern, Result>(_mission.Officer, use => use.Run(id, new ConcernId(concern), new AnswerConcernInput { State = ConcernState.Noted }, Cancel))).Refusals.ShouldBeEmpty();
    }

    private async Task Written(ConsultationId id, Guid concern, int revision, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string?>
        {
            [DraftFieldNames.Title] = "At the wells",
            [DraftFieldNames.Kind] = nameof(ConsultationKind.CommunityMeeting),
            [DraftFieldNames.Purpose] = "What goes round",
            [DraftFieldNames.Place] = "Market",
            [DraftFieldNames.Start] = "09:00",
            [DraftFieldNames.HeadsOf(ParticipantSex.Women, AgeBand.From30To59)] = "18",
            [DraftFieldNames.CountedOrEstimated] = nameof(Counting.Counted),
            [DraftFieldNames.Sensitivity] = nameof(PlaceSensitivity.Exact),
            [DraftFieldNames.DoNoHarm] = "Nobody is at risk",
            [DraftFieldNames.InRow(DraftFieldNames.ConcernRow, concern, "group")] = nameof(ConcernGroup.Women),
        };
        foreach (var (name, value) in more)
            fields[name] = value;
        (await _stage.As<SaveDraft, Result<SavedDraft>>(_mission.Officer, use => use.Run(id, new SaveDraftInput(revision, fields), Cancel))).Refusals.ShouldBeEmpty();
    }

    private async Task<Part<RecordChange>> Changes(AccountId person, OutreachActivityId id, int? page = null) =>
        (await _stage.As<ListChanges, ChangeList?>(person, list => list.Run(ChangedKind.Outreach, id.Value, page, Cancel)))!.Changes;

    private Task<Result<ConsultationId>> TakeUp(AccountId person, OutreachActivityId id, RumourId rumour, TakeUpRumourInput input) =>
        _stage.As<TakeUpRumour, Result<ConsultationId>>(person, use => use.Run(id, rumour, input, Cancel));

    private async Task<IReadOnlyList<TakenUpView>> Followed(AccountId person, OutreachActivityId id) => (await View(person, id)).Value.Rumours[0].TakenUp;

    private NoteOutreachInput Input() => new()
    {
        Channel = OutreachChannel.Radio,
        Message = "What the mission may do",
        Languages = ["fr", "ff"],
        Audience = "Listeners",
        Areas = [SmallMission.Village],
        Communities = [_community.Value],
        On = Today.AddDays(-3),
        Tasks = ["PUBINFO"],
        Rumours = [new RumourInput { Theme = ConcernTheme.Water, Words = "They sell the wells" }, new RumourInput()],
    };

    private async Task<OutreachActivityId> Noted(AccountId person, Action<NoteOutreachInput>? change = null)
    {
        var input = Input();
        change?.Invoke(input);
        (await Note(person, input)).Refusals.ShouldBeEmpty();
        (await Note(person, input)).Refusals.ShouldBeEmpty("sent twice is noted once");
        return new OutreachActivityId(input.Id);
    }

    private Task<Result> Note(AccountId person, NoteOutreachInput input) => _stage.As<NoteOutreach, Result>(person, use => use.Run(input, Cancel));

    private Task<Result> Correct(AccountId person, OutreachActivityId id, Action<CorrectOutreachInput>? change = null)
    {
        var (input, noted) = (new CorrectOutreachInput(), Input());
        (input.Channel, input.Message, input.Languages, input.Audience, input.Areas, input.Communities, input.On, input.Tasks, input.Rumours) =
            (noted.Channel, noted.Message, noted.Languages, noted.Audience, noted.Areas, noted.Communities, noted.On, noted.Tasks, noted.Rumours);
        change?.Invoke(input);
        return _stage.As<CorrectOutreach, Result>(person, use => use.Run(id, input, Cancel));
    }

    private Task<Result<OutreachView>> View(AccountId person, OutreachActivityId id) => _stage.As<ViewOutreach, Result<OutreachView>>(person, use => use.Run(id, "en", Cancel));

    private Task<OutreachList> List(AccountId person, OutreachFilter? filter = null) => _stage.As<ListOutreach, OutreachList>(person, use => use.Run(filter ?? new OutreachFilter(), "en", Cancel));

    private async Task<List<OutreachChannel>> Channels(OutreachFilter filter) => [.. (await List(_mission.Officer, filter)).Rows.Select(row => row.Channel)];
}

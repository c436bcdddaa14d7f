using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Consultations;

/// <summary>What the editor points out while somebody writes, and what it does with rough notes.</summary>
public sealed class WritingTests(WritingStage set) : IClassFixture<WritingStage>
{
    private readonly Stage _stage = set.Stage;
    private readonly SmallMission _mission = set.Mission;

    [Fact]
    public async Task A_protected_name_is_pointed_out_to_whoever_may_reveal_it_and_the_leaders_trail_says_that_it_was()
    {
        var community = await _mission.HasCommunity();
        var leader = await AddLeader(_mission.Officer, "Amina Diallo", community);
        var id = await _stage.Draft(_mission.SecondOfficer);

        var unlinked = await _stage.Save(_mission.SecondOfficer, id, 1, new() { [Context] = "Amina  DIALLO held back" });
        unlinked.Value.Found.ShouldBeEmpty("she has nothing to do with this meeting yet");
        var saved = await _stage.Save(_mission.SecondOfficer, id, 2, new() { [CommunityIds] = community.Value.ToString(), [Context] = "Amina  DIALLO held back", [Purpose] = "as she asked" });

        var found = new FoundDetail(Context, PersonalDetail.ProtectedName, "Amina  DIALLO");
        saved.Value.Found.ShouldBe([found]);
        (await Details(_mission.SecondOfficer, id)).ShouldBe([found]);
        (await _stage.Save(_mission.SecondOfficer, id, 3, new() { [Context] = "Amina Diallo held back, and Amina Diallo said why" })).Value.Found.ShouldHaveSingleItem();
        (await Trail(leader)).ShouldBe([("SaveDraft", "Officer Two"), ("AddLeader", "Officer One")], "once, however often the same text is saved");
    }

    [Fact]
    public async Task The_name_of_a_leader_who_took_part_is_pointed_out_too_and_a_code_is_not()
    {
        var leader = await AddLeader(_mission.Officer, "Bakary Camara");
        var code = (await _stage.As<ViewLeader, Result<LeaderView>>(_mission.SecondOfficer, view => view.Run(leader, "en", Written.Cancel))).Value.Code;
        var id = await _stage.Draft(_mission.SecondOfficer);
        var row = InRow(ConcernRow, Guid.CreateVersion7(), "summary");

        var saved = await _stage.Save(_mission.SecondOfficer, id, 1, new() { [LeaderIds] = leader.Value.ToString(), [row] = $"Camara, Bakary said so, and {code} too" });

        saved.Value.Found.ShouldBe([new FoundDetail(row, PersonalDetail.ProtectedName, "Camara, Bakary")]);
    }

    [Fact]
    public async Task Nobody_finds_out_by_typing_whose_name_a_code_hides()
    {
        var community = await _mission.HasCommunity();
        var leader = await AddLeader(_mission.Officer, "Coumba Sarr", community);
        var own = await AddLeader(_mission.Liaison, "Demba Faye");
        (await _stage.As<ViewLeader, Result<LeaderView>>(_mission.Liaison, view => view.Run(leader, "en", Written.Cancel))).Refusals.ShouldBeEmpty("the assistant sees the code");
        var id = await _stage.Draft(_mission.Liaison);

        var saved = await _stage.Save(_mission.Liaison, id, 1, new()
        {
            [CommunityIds] = community.Value.ToString(),
            [LeaderIds] = leader.Value + "\n" + own.Value,
            [Context] = "Coumba Sarr and Demba Faye came",
        });

        saved.Value.Found.ShouldHaveSingleItem().Text.ShouldBe("Demba Faye", "the own contact, whose name the assistant may open");
        (await Details(_mission.Liaison, id)).ShouldHaveSingleItem().Text.ShouldBe("Demba Faye");
        (await Trail(leader)).ShouldBe([("AddLeader", "Officer One")]);
    }

    [Fact]
    public async Task The_same_meeting_written_down_twice_is_pointed_out_as_far_as_the_author_sees_it_and_refuses_nothing()
    {
        var first = await Submitted(_mission.Officer, "Twice", "2026-02-01");
        await Submitted(_mission.Officer, "Twice", "2026-02-02");
        await Submitted(_mission.Officer, "Elsewhere", "2026-02-01");
        await Submitted(_mission.Officer, "Twice", "2026-02-01", fields => fields[Kind] = nameof(ConsultationKind.CommunityMeeting));
        await Submitted(_mission.Officer, "Twice", "2026-02-01", fields => (fields[LabelField], fields[Readers]) = (nameof(Label.StrictlyConfidential), _mission.Head.Value.ToString()));
        await Submitted(_mission.Officer, "Twice", "2026-02-01", fields => fields[Sensitivity] = nameof(PlaceSensitivity.Hidden));

        var id = await Begun(_mission.SecondOfficer, "BULBUL twicé ", "2026-02-01");
        (await Same(_mission.SecondOfficer, id)).ShouldBe([new ConsultationId(first)]);
        (await Same(_mission.Liaison, await Begun(_mission.Liaison, "bulbul Twice", "2026-02-01"))).ShouldBeEmpty("what waits for its review is not the assistant's to read");
        (await Submitted(_mission.SecondOfficer, "Twice", "2026-02-01")).ShouldNotBe(first, "it warns, and refuses nothing");
    }

    [Fact]
    public async Task The_same_community_is_enough_and_an_own_draft_counts_too()
    {
        var community = await _mission.HasCommunity();
        var first = await Submitted(_mission.Officer, "Hidden", "2026-02-03", fields => (fields[CommunityIds], fields[Sensitivity]) = (community.Value.ToString(), nameof(PlaceSensitivity.Hidden)));
        var draft = await Begun(_mission.SecondOfficer, "Another name", "2026-02-03", community);
        var again = await Begun(_mission.SecondOfficer, "another name", "2026-02-03", community);

        (await Same(_mission.SecondOfficer, again)).ShouldBe([new ConsultationId(first), draft]);
        (await Same(_mission.SecondOfficer, draft)).ShouldBe([new ConsultationId(first), again]);
        (await Same(_mission.Officer, await Begun(_mission.Officer, "Another name", "2026-02-03"))).ShouldBeEmpty("other people's drafts are theirs alone");
    }

    [Fact]
    public async Task The_same_meeting_is_found_behind_however_many_others_of_its_day_and_kind()
    {
        var first = await Submitted(_mission.Officer, "Sparrow ground", "2026-02-07");
        foreach (var other in Enumerable.Range(0, 21))
            await Submitted(_mission.Officer, $"Elsewhere {other}", "2026-02-07");

        (await Same(_mission.SecondOfficer, await Begun(_mission.SecondOfficer, "bulbul sparrow ground", "2026-02-07"))).ShouldBe([new ConsultationId(first)]);
    }

    [Fact]
    public async Task Rough_notes_become_concerns_once_and_stay_where_they_are_when_that_is_refused()
    {
        var id = await _stage.Draft(_mission.Liaison);
        await _stage.Save(_mission.Liaison, id, 1, new() { [Notes] = "1. the well\n2. the road" });
        (await Missing(id)).ShouldContain((ConsultationRefusalCodes.NotesLeft, Notes), "they would be lost");

        var split = await Split(id, 2, "1. the well\n2. the road\n3. the school");

        var read = (await _stage.Read(_mission.Liaison, id)).Value;
        read.Fields.Rows(ConcernRow).Select(row => read.Fields[InRow(ConcernRow, row, "summary")]).ShouldBe(["the well", "the road", "the school"]);
        split.Value.At.ShouldBe(read.Fields.Rows(ConcernRow)[0]);
        (await Missing(id)).ShouldNotContain((ConsultationRefusalCodes.NotesLeft, Notes));
        (await Split(id, 2, "1. the well\n2. the road\n3. the school")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(ConsultationRefusalCodes.DraftChangedElsewhere, "pressed twice");
        var many = string.Join('\n', Enumerable.Range(1, DraftFields.MostRows));
        (await Split(id, split.Value.Revision, many)).Refusals.ShouldHaveSingleItem().Field.ShouldBe(Notes);
        (await _stage.Read(_mission.Liaison, id)).Value.Fields.Rows(ConcernRow).Count.ShouldBe(3);

        var joined = await _stage.As<SaveDraft, Result<SavedDraft>>(_mission.Liaison, save => save.Run(id, new SaveDraftInput(split.Value.Revision, new Dictionary<string, string?>(StringComparer.Ordinal)) { JoinedUp = read.Fields.Rows(ConcernRow)[2] }, Written.Cancel));
        joined.Value.At.ShouldBe(read.Fields.Rows(ConcernRow)[1]);
        (await _stage.Read(_mission.Liaison, id)).Value.Fields[InRow(ConcernRow, joined.Value.At!.Value, "summary")].ShouldBe("the road\nthe school");
    }

    [Fact]
    public async Task What_is_strictly_confidential_waits_for_somebody_or_is_not_submitted()
    {
        var (id, fields) = (await _stage.Draft(_mission.Liaison), new Dictionary<string, string?>(StringComparer.Ordinal) { [LabelField] = nameof(Label.StrictlyConfidential), [Readers] = _mission.LiaisonSouth.Value.ToString() });
        await _stage.Save(_mission.Liaison, id, 1, fields);
        (await Missing(id)).ShouldContain((ConsultationRefusalCodes.NobodyToReview, Readers));

        var refused = await Should.ThrowAsync<Exception>(() => Submitted(_mission.Liaison, "Nobody", "2026-02-04", change => (change[LabelField], change[Readers]) = (fields[LabelField], fields[Readers])));
        refused.Message.ShouldContain(ConsultationRefusalCodes.NobodyToReview);
        await Submitted(_mission.Liaison, "Somebody", "2026-02-04", change => (change[LabelField], change[Readers]) = (fields[LabelField], fields[Readers] + "\n" + _mission.Head.Value));
        await Submitted(_mission.Officer, "Head alone", "2026-02-04", change => (change[LabelField], change[Readers]) = (fields[LabelField], _mission.SecondOfficer.Value.ToString()));
    }

    private async Task<LeaderId> AddLeader(AccountId by, string name, CommunityId? community = null)
    {
        var id = LeaderId.New();
        var input = new LeaderInput
        {
            Name = name,
            Role = LeaderRole.Traditional,
            FieldOffice = _mission.North.Value,
            SpeaksFor = community is { } of ? [of.Value] : [],
            ContactPreference = ContactPreference.Visit,
            ReprisalRisk = ReprisalRisk.Low,
            SeenWithUs = SeenWithUs.Openly,
            ReviewOn = new DateOnly(2030, 1, 1),
        };
        (await _stage.As<AddLeader, Result>(by, add => add.Run(id, _mission.Workspace, input, Written.Cancel))).Refusals.ShouldBeEmpty();
        return id;
    }

    /// <summary>A meeting at "bulbul" and that name.</summary>
    private async Task<Guid> Submitted(AccountId author, string place, string day, Action<Dictionary<string, string?>>? change = null)
    {
        var meeting = await MarketMeeting.Submitted(_stage, author, author, place, fields =>
        {
            fields[Date] = day;
            change?.Invoke(fields);
        }, Written.Cancel);
        return meeting.Id.Value;
    }

    private async Task<ConsultationId> Begun(AccountId author, string place, string day, CommunityId? community = null)
    {
        var id = await _stage.Draft(author);
        (await _stage.Save(author, id, 1, new() { [Kind] = nameof(ConsultationKind.WomensGroup), [Date] = day, [Place] = place, [CommunityIds] = community?.Value.ToString() })).Refusals.ShouldBeEmpty();
        return id;
    }

    private async Task<IReadOnlyList<ConsultationId>> Same(AccountId author, ConsultationId id) => [.. (await _stage.Read(author, id)).Value.SameMeetings.Select(same => new ConsultationId(same.Id))];

    private async Task<IReadOnlyList<FoundDetail>> Details(AccountId author, ConsultationId id) => (await _stage.Read(author, id)).Value.Details;

    private async Task<IEnumerable<(string Code, string? Field)>> Missing(ConsultationId id) => (await _stage.Read(_mission.Liaison, id)).Value.Missing.Select(refusal => (refusal.Code, refusal.Field));

    private Task<Result<SavedDraft>> Split(ConsultationId id, int revision, string notes) =>
        _stage.As<SaveDraft, Result<SavedDraft>>(_mission.Liaison, save => save.Run(id, new SaveDraftInput(revision, new Dictionary<string, string?>(StringComparer.Ordinal) { [Notes] = notes }) { SplitsNotes = true }, Written.Cancel));

    private async Task<IEnumerable<(string Act, string? By)>> Trail(LeaderId leader) =>
        (await _stage.As<ListLeaderTrail, Result<LeaderTrail>>(_mission.Head, trail => trail.Run(leader, Written.Cancel))).Value.Entries.Select(entry => (entry.Act, entry.By));
}

/// <summary>One mission for the class; every test writes about people and days of its own.</summary>
public sealed class WritingStage(TestCluster cluster) : IAsyncLifetime
{
    public Stage Stage { get; private set; } = null!;

    public SmallMission Mission { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Stage = await Stage.Set(cluster, Written.Cancel);
        Mission = await SmallMission.On(Stage);
    }

    public ValueTask DisposeAsync() => Stage.DisposeAsync();
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Search;
using PeaceCoord.Application.Tests.Consultations;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Search;

public sealed class SearchTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private CommunityId _community;
    private MarketMeeting _meeting = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
        _community = await _mission.HasCommunity("L’Étoile du Sud");
        _meeting = await Recorded(fields => fields[CommunityIds] = _community.Value.ToString());
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Theory]
    [InlineData("nightjar")]
    [InlineData("NIGHT")]
    [InlineData("bulbul nightjar")]
    [InlineData("etoile")]
    [InlineData("l'étoile du sud")]
    [InlineData("TEST-2026")]
    public async Task Consultations_are_found_by_title_place_community_and_reference_without_case_and_accents(string text) =>
        (await Found(_mission.Officer, text)).ShouldBe([_meeting.Id]);

    [Fact]
    public async Task Letters_that_no_accent_explains_are_found_as_people_type_them_and_so_are_vowel_signs_of_Arabic()
    {
        var road = await Recorded(fields => fields[Title] = "Straße nach Łódź und Ørland, مُحَمَّد");

        foreach (var text in new[] { "strasse", "STRASSE", "straße", "lodz", "łódź", "orland", "ørland", "محمد" })
            (await Found(_mission.Officer, text)).ShouldBe([road.Id], text);
    }

    [Theory]
    [InlineData("nightjar nosuchword")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("hornbill")]
    public async Task Every_word_must_be_found_signs_mean_themselves_and_other_texts_are_not_searched(string text) =>
        (await Found(_mission.Officer, text)).ShouldBeEmpty();

    [Fact]
    public async Task Nobody_finds_what_they_may_not_see_nor_a_place_that_is_not_shown_nor_what_stands_in_a_draft()
    {
        foreach (var other in new[] { _mission.LiaisonSouth, _mission.Analyst, _mission.Administrator, _mission.Stranger })
            (await Found(other, "nightjar")).ShouldBeEmpty();
        (await Found(_mission.Liaison, "nightjar")).ShouldBe([_meeting.Id]);

        await Recorded(fields => (fields[Title], fields[Place], fields[Sensitivity]) = ("Hidden", "quetzal", nameof(PlaceSensitivity.AreaOnly)));
        (await Found(_mission.Officer, "quetzal")).ShouldBeEmpty();
        (await Found(_mission.Officer, "hidden")).Count.ShouldBe(1);
        (await List(_mission.Officer, await Keep(_mission.Officer, "hidden"))).Rows.Single().Place.ShouldBeNull();

        var draft = await _stage.Draft(_mission.SecondOfficer);
        (await _stage.Save(_mission.SecondOfficer, draft, 1, new() { [Title] = "motmot" })).Succeeded.ShouldBeTrue();
        foreach (var person in new[] { _mission.SecondOfficer, _mission.Officer })
            (await Found(person, "motmot")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_database_finds_nothing_of_a_workspace_that_the_connection_does_not_name()
    {
        (await FoundBy($"{_mission.Workspace.Value}")).ShouldBe([_meeting.Id.Value, _meeting.Id.Value]);
        (await FoundBy($"{Guid.CreateVersion7()}")).ShouldBeEmpty();
        (await FoundBy("")).ShouldBeEmpty();

        // By its title, and by a community.
        async Task<List<Guid>> FoundBy(string workspaces)
        {
            await using var connection = new NpgsqlConnection(_stage.Database.Application);
            await connection.OpenAsync(Cancel);
            await using var command = new NpgsqlCommand("select set_config('peacecoord.workspaces', $1, false)", connection);
            command.Parameters.Add(new() { Value = workspaces });
            await command.ExecuteNonQueryAsync(Cancel);
            List<Guid> found = [];
            foreach (var (pattern, communities) in new[] { ("%nightjar%", Array.Empty<Guid>()), ("%nosuchword%", [_community.Value]) })
            {
                await using var ask = new NpgsqlCommand("select peacecoord_consultations_found($1, $2)", connection);
                ask.Parameters.Add(new() { Value = pattern });
                ask.Parameters.Add(new() { Value = communities });
                await using var rows = await ask.ExecuteReaderAsync(Cancel);
                while (await rows.ReadAsync(Cancel))
                    found.Add(rows.GetGuid(0));
            }

            return found;
        }
    }

    [Fact]
    public async Task A_search_is_its_accounts_own_for_one_list_and_for_half_an_hour()
    {
        var search = await Keep(_mission.Officer, "nightjar");

        var own = await List(_mission.Officer, search);
        own.SearchText.ShouldBe("nightjar");
        own.SearchExpired.ShouldBeFalse();
        foreach (var (person, id) in new[] { (_mission.SecondOfficer, search), (_mission.Head, search), (_mission.Officer, Guid.NewGuid()), (_mission.Officer, Guid.Empty) })
        {
            var other = await List(person, id);
            other.SearchExpired.ShouldBeTrue();
            other.SearchText.ShouldBeNull();
            other.Rows.ShouldBeEmpty();
        }

        (await Leaders(_mission.Officer, search)).SearchExpired.ShouldBeTrue("it was made for another list");
        _stage.Clock.Moved = TimeSpan.FromMinutes(29);
        (await List(_mission.Officer, search)).Rows.Count.ShouldBe(1);
        _stage.Clock.Moved = TimeSpan.FromMinutes(30);
        (await List(_mission.Officer, search)).SearchExpired.ShouldBeTrue();
    }

    [Fact]
    public async Task The_words_are_sealed_are_in_no_trail_and_are_deleted_when_they_are_over()
    {
        var search = await Keep(_mission.Officer, "secretary bird");
        await using var db = _stage.OpenAsOwner();
        var kept = await db.SavedSearches.AsNoTracking().SingleAsync(Cancel);
        System.Text.Encoding.UTF8.GetString(kept.Text.Bytes).ShouldNotContain("bird");
        (await db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Act == nameof(KeepSearch)).ToListAsync(Cancel)).ShouldBeEmpty();

        (await _stage.As<ForgetSearches, int>(null, forget => forget.Run(Cancel))).ShouldBe(0);
        await db.Database.ExecuteSqlAsync($"update saved_searches set expires_at = now() - interval '1 second' where id = {search}", Cancel);
        (await _stage.As<ForgetSearches, int>(null, forget => forget.Run(Cancel))).ShouldBe(1);

        var older = await Keep(_mission.Officer, "older");
        await db.Database.ExecuteSqlAsync($"update saved_searches set expires_at = now() - interval '1 second' where id = {older}", Cancel);
        var newer = await Keep(_mission.SecondOfficer, "newer");
        (await db.SavedSearches.AsNoTracking().Select(s => s.Id).ToListAsync(Cancel)).ShouldBe([newer], "whoever searches next deletes what is over");
    }

    [Fact]
    public async Task Leaders_are_found_by_code_role_and_community_and_never_by_a_piece_of_their_name()
    {
        var id = LeaderId.New();
        var leader = new LeaderInput
        {
            Name = "Amina Motmot",
            Role = LeaderRole.Elder,
            FieldOffice = _mission.North.Value,
            SpeaksFor = [_community.Value],
            ContactPreference = ContactPreference.Visit,
            ReprisalRisk = ReprisalRisk.Severe,
            SeenWithUs = SeenWithUs.Never,
            ReviewOn = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
        };
        (await _stage.As<AddLeader, Result>(_mission.Officer, add => add.Run(id, _mission.Workspace, leader, Cancel))).Refusals.ShouldBeEmpty();
        var code = (await _stage.As<ViewLeader, Result<LeaderView>>(_mission.Officer, view => view.Run(id, "en", Cancel))).Value.Code;

        foreach (var text in new[] { code, code[4..8].ToLowerInvariant(), "aîné", "etoile", "aine etoile" })
            (await FoundLeaders(_mission.Officer, text)).ShouldBe([id], text);
        foreach (var text in new[] { "motm", "mot", "ami", "teacher", "LDR%" })
            (await FoundLeaders(_mission.Officer, text)).ShouldBeEmpty(text);
        (await FoundLeaders(_mission.Stranger, code)).ShouldBeEmpty();
        (await FoundLeaders(_mission.LiaisonSouth, "etoile")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_typed_is_no_search_too_much_or_a_bell_is_refused_and_visitors_keep_nothing()
    {
        (await Try(_mission.Officer, "  ")).Value.Id.ShouldBeNull();
        (await Try(_mission.Officer, new string('x', 101))).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe(RefusalCodes.TooLong), r => r.Field.ShouldBe("Text"));
        (await Try(_mission.Officer, "a\a")).Is(RefusalCodes.ControlCharacters).ShouldBeTrue();
        (await Try(null, "nightjar")).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        await using var db = _stage.OpenAsOwner();
        (await db.SavedSearches.CountAsync(Cancel)).ShouldBe(0);
    }

    private Task<MarketMeeting> Recorded(Action<Dictionary<string, string?>> change) => MarketMeeting.Recorded(
        _stage, _mission.Liaison, _mission.Officer, _mission.Officer,
        change: fields =>
        {
            fields[Office] = _mission.North.Value.ToString();
            change(fields);
        },
        cancel: Cancel);

    private async Task<List<ConsultationId>> Found(AccountId by, string text)
    {
        var list = await List(by, await Keep(by, text));
        list.SearchExpired.ShouldBeFalse();
        list.Count.ShouldBe(list.Rows.Count);
        return [.. list.Rows.Select(row => row.Id)];
    }

    private async Task<List<LeaderId>> FoundLeaders(AccountId by, string text) =>
        [.. (await Leaders(by, (await Try(by, text, SearchedList.Leaders)).Value.Id!.Value)).Rows.Select(row => row.Id)];

    private async Task<Guid> Keep(AccountId by, string text) => (await Try(by, text)).Value.Id!.Value;

    private Task<Result<KeptSearch>> Try(AccountId? by, string text, SearchedList list = SearchedList.Consultations) =>
        _stage.As<KeepSearch, Result<KeptSearch>>(by, keep => keep.Run(list, new KeepSearchInput { Text = text }, Cancel));

    private Task<ConsultationList> List(AccountId by, Guid search) => _stage.As<ListConsultations, ConsultationList>(by, list => list.Run(new ConsultationFilter { Search = search }, Cancel));

    private Task<LeaderList> Leaders(AccountId by, Guid search) => _stage.As<ListLeaders, LeaderList>(by, list => list.Run(
        new LeaderFilter(null, null, null, null, false, null) { Search = search, RoleNames = new Dictionary<LeaderRole, string> { [LeaderRole.Elder] = "Aîné", [LeaderRole.Teacher] = "Enseignant" } }, "fr", Cancel));
}

using System.Text;
using Npgsql;
using PeaceCoord.Application.Communities;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Communities;

public sealed class LeaderTests(TestCluster cluster)
{
    private const string Name = "Canary Nightingale";
    private const string Contacts = "+999 00 123 4567";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dump_of_every_column_of_every_table_names_no_leader()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var leader = await Added(stage, mission, mission.Officer);
        (await stage.As<CorrectLeader, Result>(mission.Officer, u => u.Run(leader, Input(role: LeaderRole.Elder), Cancel))).Succeeded.ShouldBeTrue();

        var dump = await Dump(stage.Database.Owner);

        dump.ShouldContain("LDR-");
        dump.ShouldNotContain("Nightingale");
        dump.ShouldNotContain("123 4567");
        dump.ShouldNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes("Nightingale")));
        dump.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Name))[..12]);
    }

    [Fact]
    public async Task Revealing_shows_the_name_and_leaves_an_entry_with_the_reason()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var leader = await Added(stage, mission, mission.Liaison);

        var revealed = await stage.As<RevealLeader, Result<RevealedIdentity>>(mission.Officer, u => u.Run(leader, new RevealInput { Reason = RevealReason.ToContact }, Cancel));

        revealed.Value.ShouldBe(new RevealedIdentity(Name, Contacts));
        (await Scalar(stage.Database.Owner, $"select act || ' ' || reason || ' ' || (actor_id = '{mission.Officer.Value}') from audit_entries where record_id = '{leader.Value}' and act = 'RevealLeader'"))
            .ShouldBe("RevealLeader ToContact true");
    }

    [Fact]
    public async Task A_name_is_shown_to_nobody_who_did_not_prove_a_moment_ago_who_they_are()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var leader = await Added(stage, mission, mission.Liaison);

        var revealed = await stage.As<RevealLeader, Result<RevealedIdentity>>(
            mission.Officer, u => u.Run(leader, new RevealInput { Reason = RevealReason.ToContact }, Cancel), proved: StepUp.ProofCounts + TimeSpan.FromSeconds(1));

        revealed.Refusals.ShouldBe([PeopleRefusals.ConfirmFirst]);
        (await Scalar(stage.Database.Owner, "select count(*) from audit_entries where act = 'RevealLeader'")).ShouldBe(0L);
    }

    [Fact]
    public async Task Section_heads_and_the_focal_point_see_who_looked_and_who_changed_and_nobody_else_does()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var leader = await Added(stage, mission, mission.Liaison);
        await Added(stage, mission, mission.Officer);
        await stage.As<RevealLeader, Result<RevealedIdentity>>(mission.Officer, u => u.Run(leader, new RevealInput { Reason = RevealReason.ToContact }, Cancel));

        foreach (var watcher in new[] { mission.Head, mission.FocalPoint })
        {
            var entries = (await Trail(watcher)).Value.Entries;
            entries.Select(entry => (entry.Act, entry.By, entry.Reason)).ShouldBe([("RevealLeader", "Officer One", RevealReason.ToContact), ("AddLeader", "Liaison North", null)]);
        }

        (await Trail(mission.Officer)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        // The analyst is cleared for what is Restricted, and finds no leader.
        foreach (var nobody in new AccountId?[] { mission.Analyst, mission.Administrator, mission.Stranger, null })
            (await Trail(nobody)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        Task<Result<LeaderTrail>> Trail(AccountId? who) => stage.As<ListLeaderTrail, Result<LeaderTrail>>(who, u => u.Run(leader, Cancel));
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_revealed_and_nothing_is_logged()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var leader = await Added(stage, mission, mission.Liaison);

        var revealed = await stage.As<RevealLeader, Result<RevealedIdentity>>(mission.Officer, u => u.Run(leader, new RevealInput(), Cancel));

        revealed.Refusals.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        (await Scalar(stage.Database.Owner, "select count(*) from audit_entries where act = 'RevealLeader'")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_liaison_assistant_reveals_own_contacts_only_an_analyst_none_and_strangers_find_nothing()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var own = await Added(stage, mission, mission.Liaison);
        var officers = await Added(stage, mission, mission.Officer);
        await Clear(stage, mission);

        (await Reveal(mission.Liaison, own)).Succeeded.ShouldBeTrue();
        (await Reveal(mission.Liaison, officers)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Reveal(mission.FocalPoint, officers)).Succeeded.ShouldBeTrue();
        (await Reveal(mission.Analyst, officers)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Reveal(mission.LiaisonSouth, officers)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Reveal(mission.Administrator, officers)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Reveal(mission.Stranger, officers)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Reveal(null, officers)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        Task<Result<RevealedIdentity>> Reveal(AccountId? who, LeaderId leader) =>
            stage.As<RevealLeader, Result<RevealedIdentity>>(who, u => u.Run(leader, new RevealInput { Reason = RevealReason.ToProtect }, Cancel));
    }

    [Fact]
    public async Task Lists_and_views_show_the_code_and_never_the_name()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var leader = await Added(stage, mission, mission.Liaison);
        await Clear(stage, mission);

        var list = await stage.As<ListLeaders, LeaderList>(mission.Analyst, u => u.Run(new LeaderFilter(null, null, null, null, false, null), "en", Cancel));
        list.Rows.ShouldHaveSingleItem().Code.ShouldMatch("^LDR-[0-9A-HJKMNP-TV-Z]{6}$");
        var view = (await stage.As<ViewLeader, Result<LeaderView>>(mission.Analyst, u => u.Run(leader, "en", Cancel))).Value;
        view.HasName.ShouldBeTrue();
        view.CanReveal.ShouldBeFalse();
        (await stage.As<ListLeaders, LeaderList>(mission.Stranger, u => u.Run(new LeaderFilter(null, null, null, null, false, null), "en", Cancel))).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_older_form_is_a_conflict_and_changes_nothing()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var leader = await Added(stage, mission, mission.Officer);
        (await stage.As<CorrectLeader, Result>(mission.Officer, u => u.Run(leader, Input(role: LeaderRole.Elder, version: 1), Cancel))).Succeeded.ShouldBeTrue();

        (await stage.As<CorrectLeader, Result>(mission.Officer, u => u.Run(leader, Input(role: LeaderRole.Youth, version: 1), Cancel))).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await stage.As<ViewLeader, Result<LeaderView>>(mission.Officer, u => u.Run(leader, "en", Cancel))).Value.Role.ShouldBe(LeaderRole.Elder);
    }

    [Fact]
    public async Task A_liaison_assistant_adds_to_the_own_office_only()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var input = Input();
        input.FieldOffice = mission.South.Value;

        var added = await stage.As<AddLeader, Result>(mission.Liaison, u => u.Run(LeaderId.New(), mission.Workspace, input, Cancel));

        added.Refusals.ShouldHaveSingleItem().ShouldBe(new Refusal(CommunityRefusalCodes.OtherOffice, "FieldOffice"), "the office is another's");
    }

    /// <summary>The analyst has Restricted, and reads no leader; here two administrators gave Confidential.</summary>
    private static async Task Clear(Stage stage, SmallMission mission)
    {
        await using var db = stage.OpenAsOwner();
        db.Add(Membership.OfWorkspace(mission.Analyst, mission.Workspace, Role.Analyst, Label.Confidential, null, DateTimeOffset.UnixEpoch));
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task<LeaderId> Added(Stage stage, SmallMission mission, AccountId by)
    {
        var id = LeaderId.New();
        var input = Input();
        input.FieldOffice = mission.North.Value;
        input.SpeaksFor = [(await mission.HasCommunity()).Value];
        var added = await stage.As<AddLeader, Result>(by, u => u.Run(id, mission.Workspace, input, Cancel));
        added.Refusals.ShouldBeEmpty();
        return id;
    }

    private static LeaderInput Input(LeaderRole role = LeaderRole.Womens, int? version = null) => new()
    {
        Name = Name,
        Contacts = Contacts,
        Role = role,
        ContactPreference = ContactPreference.Visit,
        ReprisalRisk = ReprisalRisk.High,
        SeenWithUs = SeenWithUs.Discreetly,
        ReviewOn = new DateOnly(2999, 1, 1),
        Version = version,
    };

    private static async Task<string> Dump(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        List<string> tables = [];
        await using (var command = new NpgsqlCommand("select quote_ident(tablename) from pg_tables where schemaname = 'public'", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        }

        var dump = new StringBuilder();
        foreach (var table in tables)
            dump.AppendLine((string?)await Scalar(connectionString, $"select string_agg(t::text, E'\\n') from {table} t") ?? "");
        return dump.ToString();
    }

    private static async Task<object?> Scalar(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is var value and not DBNull ? value : null;
    }
}

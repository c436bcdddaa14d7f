using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Persistence;

/// <summary>The second line of defence, on every table the model has: asked without <c>VisibleTo</c>, as the application's role.</summary>
public sealed class EveryTableTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_with_a_workspace_is_behind_row_level_security()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var behind = await Names(stage.Database.Administrator, "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity");

        var open = Tables(stage).Except(behind, StringComparer.Ordinal).Except(WithoutBoundary, StringComparer.Ordinal).ToList();

        open.ShouldBeEmpty("a table with a workspace or an organisation must carry a policy: implement IInWorkspace or say AlsoVisibleWhere");
    }

    [Fact]
    public async Task Nobody_and_an_officer_of_another_mission_get_no_row_of_any_table_of_the_workspace()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        await Fill(stage, mission);
        List<string> leaks = [];
        List<string> full = [];

        foreach (var (table, column) in Bounded(stage).Where(bounded => !WithoutBoundary.Contains(bounded.Table, StringComparer.Ordinal)))
        {
            var theirs = $"select count(*) from {table} where {column} = '{mission.Workspace.Value}'";
            if ((long)(await Ask(stage.Database.Administrator, theirs))! > 0)
                full.Add(table);
            if ((long)(await Ask(stage.Database.Application, theirs))! != 0)
                leaks.Add($"{table} to nobody");
            if ((long)(await Ask(stage.Database.Application, theirs, mission.OtherWorkspace.Value))! != 0)
                leaks.Add($"{table} to another mission");
        }

        leaks.ShouldBeEmpty();
        full.Count.ShouldBeGreaterThanOrEqualTo(8, "the tables that are asked must hold rows: " + string.Join(", ", full));
        (await Ask(stage.Database.Application, "select count(*) from communities", mission.Workspace.Value)).ShouldBe(1L, "a member does see the rows");
    }

    [Fact]
    public async Task The_application_owns_nothing_and_cannot_switch_row_level_security_off()
    {
        await using var stage = await Stage.Set(cluster, Cancel);

        (await Ask(stage.Database.Application, "select count(*) from pg_class where relowner = (select oid from pg_roles where rolname = current_user)")).ShouldBe(0L);
        await Should.ThrowAsync<PostgresException>(() => Ask(stage.Database.Application, "alter table communities disable row level security"));
        await Should.ThrowAsync<PostgresException>(() => Ask(stage.Database.Application, "set row_security = off; select count(*) from communities"));
        await Should.ThrowAsync<PostgresException>(() => Ask(stage.Database.Application, "truncate communities"));
    }

    /// <summary>The trail: every writer must read its last entry to chain on. It holds ids, acts and names of fields, never a value.</summary>
    private static string[] WithoutBoundary { get; } = ["audit_entries"];

    private static async Task Fill(Stage stage, SmallMission mission)
    {
        var community = new CommunityInput { NameEn = "Market", Kind = CommunityKind.Village, Area = SmallMission.Village, FieldOffice = mission.North.Value, SeenWithUs = SeenWithUs.Openly };
        (await stage.As<AddCommunity, Result>(mission.Officer, add => add.Run(CommunityId.New(), mission.Workspace, community, Cancel))).Refusals.ShouldBeEmpty();
        var leader = new LeaderInput
        {
            Name = "Amina",
            Role = LeaderRole.Elder,
            FieldOffice = mission.North.Value,
            ContactPreference = ContactPreference.Visit,
            ReprisalRisk = ReprisalRisk.Severe,
            SeenWithUs = SeenWithUs.Never,
            ReviewOn = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
        };
        (await stage.As<AddLeader, Result>(mission.Officer, add => add.Run(LeaderId.New(), mission.Workspace, leader, Cancel))).Refusals.ShouldBeEmpty();
        await mission.HasCommitment();
        (await stage.As<RegisterOrganisation, Result<OrganisationId>>(mission.Officer, register => register.Run(new RegisterOrganisationInput { LegalName = "Lamp", Kind = OrganisationKind.WomensGroup }, Cancel))).Refusals.ShouldBeEmpty();
    }

    private static IEnumerable<string> Tables(Stage stage) => Bounded(stage).Select(bounded => bounded.Table);

    /// <summary>Every table with a column that names a workspace; of the workspaces themselves their id.</summary>
    private static List<(string Table, string Column)> Bounded(Stage stage)
    {
        using var db = stage.OpenAsOwner();
        var tables = db.Model.GetEntityTypes()
            .Where(entity => entity.GetTableName() is not null)
            .Select(entity => (Table: entity.GetTableName()!, Column: entity.FindProperty("WorkspaceId")?.GetColumnName() ?? (entity.GetTableName() == "workspaces" ? "id" : null)))
            .Where(found => found.Column is not null)
            .Select(found => (found.Table, found.Column!))
            .Distinct()
            .ToList();
        tables.Count.ShouldBeGreaterThan(10);
        return tables;
    }

    private static async Task<object?> Ask(string connectionString, string sql, Guid? workspace = null)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancel);
        if (workspace is { } id)
        {
            await using var announce = new NpgsqlCommand($"select set_config('peacecoord.workspaces', '{id}', false)", connection);
            await announce.ExecuteNonQueryAsync(Cancel);
        }

        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }

    private static async Task<List<string>> Names(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        List<string> names = [];
        while (await reader.ReadAsync(Cancel))
            names.Add(reader.GetString(0));
        return names;
    }
}

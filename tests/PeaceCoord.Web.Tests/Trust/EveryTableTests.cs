using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>The second line of defence, on every table the model has, filled by the demonstration: asked without <c>VisibleTo</c>, as the application's role.</summary>
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
    public async Task Nobody_another_mission_and_a_strange_organisation_get_no_row_of_any_table_of_the_mission()
    {
        await using var stage = await Stage.SetWithDemonstration(cluster, Cancel);
        var mission = await Names(stage.Database.Administrator, "select id::text from workspaces where code = 'MINUKES'");
        var organisations = await Names(stage.Database.Administrator, $"select id::text from organisations where workspace_id = '{mission.Single()}'");
        var elsewhere = Guid.Parse((await Names(stage.Database.Administrator, "select id::text from workspaces where code = 'MINUVAR'")).Single());
        // What is done within seconds leaves no row behind.
        await Ask(stage.Database.Administrator, $"insert into work_items select gen_random_uuid(), '{mission.Single()}', 'FollowWithdrawal', gen_random_uuid(), gen_random_uuid(), '', now(), now(), 0, null");
        List<string> leaks = [];
        List<string> empty = [];

        foreach (var (table, column, isOfWorkspace) in Bounded(stage).Where(bounded => !WithoutBoundary.Contains(bounded.Table, StringComparer.Ordinal)))
        {
            var ids = isOfWorkspace ? mission : organisations;
            var where = OfNoWorkspace.Contains(table, StringComparer.Ordinal) ? "true" : $"{column} in ({string.Join(',', ids.Select(id => $"'{id}'"))})";
            var theirs = $"select count(*) from {table} where {where}";
            if ((long)(await Ask(stage.Database.Administrator, theirs))! == 0)
                empty.Add(table);
            if ((long)(await Ask(stage.Database.Application, theirs))! != 0)
                leaks.Add($"{table} to nobody");
            if ((long)(await Ask(stage.Database.Application, theirs, elsewhere))! != 0)
                leaks.Add($"{table} to another mission");
            if ((long)(await Ask(stage.Database.Application, theirs, organisation: Guid.CreateVersion7()))! != 0)
                leaks.Add($"{table} to a strange organisation");
        }

        leaks.ShouldBeEmpty();
        empty.ShouldBeEmpty("a table that is asked must hold rows: let the demonstration fill it");
        ((long)(await Ask(stage.Database.Application, "select count(*) from communities", Guid.Parse(mission.Single())))!).ShouldBePositive("a member does see the rows");
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

    /// <summary>Versions of what belongs to an organisation: their column is empty, and the application's role sees no row of them at all.</summary>
    private static string[] OfNoWorkspace { get; } = ["invitations_versions"];

    private static IEnumerable<string> Tables(Stage stage) => Bounded(stage).Select(bounded => bounded.Table);

    /// <summary>Every table with a column that names a workspace, or else an organisation; of the workspaces themselves their id.</summary>
    private static List<(string Table, string Column, bool IsOfWorkspace)> Bounded(Stage stage)
    {
        using var db = stage.OpenAsOwner();
        var tables = db.Model.GetEntityTypes()
            .Where(entity => entity.GetTableName() is not null)
            .Select(entity => (Table: entity.GetTableName()!, Workspace: entity.FindProperty("WorkspaceId")?.GetColumnName() ?? (entity.GetTableName() == "workspaces" ? "id" : null), Organisation: entity.FindProperty("OrganisationId")?.GetColumnName()))
            .Where(found => (found.Workspace ?? found.Organisation) is not null)
            .Select(found => (found.Table, found.Workspace ?? found.Organisation!, found.Workspace is not null))
            .Distinct()
            .ToList();
        tables.Count.ShouldBeGreaterThan(10);
        return tables;
    }

    private static async Task<object?> Ask(string connectionString, string sql, Guid? workspace = null, Guid? organisation = null)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancel);
        await using var announce = new NpgsqlCommand($"select set_config('peacecoord.workspaces', '{workspace}', false), set_config('peacecoord.organisations', '{organisation}', false)", connection);
        await announce.ExecuteNonQueryAsync(Cancel);
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

using Npgsql;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Persistence;

public sealed class RowSecurityTests(TestCluster cluster)
{
    [Fact]
    public async Task Without_an_actor_the_application_sees_no_row_of_any_workspace()
    {
        await using var stage = await Stage.Set(cluster, TestContext.Current.CancellationToken);
        await using (var db = stage.OpenAsOwner())
        {
            var workspace = MissionWorkspace.Found("TEST", "Test mission", "Africa/Monrovia", isFictional: false);
            workspace.AddSection("Civil Affairs");
            db.Add(workspace);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await Count(stage.Database.Owner, "workspaces")).ShouldBe(1);
        (await Count(stage.Database.Application, "workspaces")).ShouldBe(0);
        (await Count(stage.Database.Application, "workspace_sections")).ShouldBe(0);
        (await Count(stage.Database.Application, "workspaces_versions")).ShouldBe(0);
    }

    [Fact]
    public async Task The_application_can_neither_change_nor_remove_an_audit_entry()
    {
        await using var stage = await Stage.Set(cluster, TestContext.Current.CancellationToken);

        await Should.ThrowAsync<PostgresException>(() => Run(stage.Database.Application, "update audit_entries set act = 'x'"));
        await Should.ThrowAsync<PostgresException>(() => Run(stage.Database.Application, "delete from audit_entries"));
    }

    [Fact]
    public async Task No_function_of_the_owner_looks_for_tables_where_others_may_make_them()
    {
        await using var stage = await Stage.Set(cluster, TestContext.Current.CancellationToken);

        var owners = "pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef";
        (await Count(stage.Database.Owner, owners)).ShouldBeGreaterThan(5);
        (await Count(stage.Database.Owner, owners + " and p.proconfig is distinct from array['search_path=pg_catalog, public, pg_temp']")).ShouldBe(0);
    }

    private static async Task<long> Count(string connection, string table) => (long)(await Run(connection, $"select count(*) from {table}"))!;

    private static async Task<object?> Run(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

using Npgsql;
using PeaceCoord.Application.Persistence;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Persistence;

public sealed class MigrateTests(TestCluster cluster)
{
    private const string PolicyOfConsultations = "select oid::text from pg_policy where polrelid = 'consultations'::regclass and polname = 'coarse'";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_works_out_nothing_again_that_this_build_left_and_nobody_changed()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        await Start(stage);
        var before = await Ask(stage, PolicyOfConsultations);

        await Start(stage);
        (await Ask(stage, PolicyOfConsultations)).ShouldBe(before);

        await Migrate(stage, again: true);
        (await Ask(stage, PolicyOfConsultations)).ShouldNotBe(before);
    }

    [Theory]
    [InlineData("drop policy coarse on consultations", "select count(*)::text from pg_policy where polrelid = 'consultations'::regclass")]
    [InlineData("alter table leaders disable row level security", "select relrowsecurity::text from pg_class where relname = 'leaders'")]
    [InlineData("create or replace function peacecoord_system() returns boolean language sql stable parallel safe return true", "select pg_get_function_sqlbody('peacecoord_system()'::regprocedure)")]
    [InlineData("grant update on audit_entries to \"{0}\"", "select has_table_privilege('{0}', 'audit_entries', 'update')::text")]
    [InlineData("revoke insert on consultations from \"{0}\"", "select has_table_privilege('{0}', 'consultations', 'insert')::text")]
    public async Task A_start_mends_a_rule_that_somebody_changed(string change, string question)
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        await Start(stage);
        var role = new NpgsqlConnectionStringBuilder(stage.Database.Application).Username!;
        question = question.Replace("{0}", role, StringComparison.Ordinal);
        var before = await Ask(stage, question);

        await Ask(stage, change.Replace("{0}", role, StringComparison.Ordinal));
        (await Ask(stage, question)).ShouldNotBe(before);
        await Start(stage);

        (await Ask(stage, question)).ShouldBe(before);
    }

    private static Task<int> Start(Stage stage) => Migrate(stage, again: false);

    private static Task<int> Migrate(Stage stage, bool again) =>
        stage.As<MigrateDatabase, int>(null, migrate => migrate.Run(new NpgsqlConnectionStringBuilder(stage.Database.Application).Username!, Cancel, again));

    private static async Task<string?> Ask(Stage stage, string sql)
    {
        await using var connection = new NpgsqlConnection(stage.Database.Owner);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel) as string;
    }
}

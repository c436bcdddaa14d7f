using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Npgsql;
using PeaceCoord.Web.LocalPostgres;
using Shouldly;
using Xunit;

namespace PeaceCoord.Web.Tests.LocalPostgres;

/// <summary>Every test has a data folder of its own, with a space in its name, inside a folder that only its owner can enter.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LocalPostgresTests : IAsyncLifetime
{
    private const UnixFileMode Closed = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _closedFolder = Path.Combine(Path.GetTempPath(), $"peacecoord local {Guid.NewGuid():N}");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string DataFolder => Path.Combine(_closedFolder, "my data");

    private string Pointer => Path.Combine(DataFolder, "postgres.json");

    public ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_closedFolder, Closed);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var folder in Directory.GetDirectories(_closedFolder).Where(folder => File.Exists(Path.Combine(folder, "postgres.json"))))
            await new PrivateCluster(folder).Remove(CancellationToken.None);
        Directory.Delete(_closedFolder, recursive: true);
    }

    [Fact]
    public async Task The_first_start_makes_a_database_where_the_owner_makes_tables_and_extensions()
    {
        var connections = await new PrivateCluster(DataFolder).Start(Cancel);

        await Do(connections.Owner, "CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm; CREATE TABLE proof (word text)");
        await Do(connections.Owner, "GRANT SELECT, INSERT ON proof TO peacecoord_app");
        await Do(connections.Application, "INSERT INTO proof VALUES ('été')");

        (await Ask(connections.Application, "SELECT unaccent(word) FROM proof")).ShouldBe("ete");
        (await Ask(connections.Owner, "SHOW server_encoding")).ShouldBe("UTF8");
        (await Ask(connections.Owner, "SELECT string_agg(w, '' ORDER BY w) FROM unnest(ARRAY['z', 'é', 'e', 'f']) w")).ShouldBe("eéfz");
    }

    [Fact]
    public async Task The_application_can_neither_make_tables_nor_change_what_is_only_added_to_nor_write_what_is_only_read()
    {
        var connections = await new PrivateCluster(DataFolder).Start(Cancel);
        await Do(connections.Owner, "CREATE TABLE entries (word text); CREATE TABLE places (word text)");
        await Do(connections.Owner, "GRANT SELECT, INSERT ON entries TO peacecoord_app; GRANT SELECT ON places TO peacecoord_app");
        await Do(connections.Application, "INSERT INTO entries VALUES ('a'); SELECT * FROM places");

        foreach (var forbidden in new[] { "CREATE TABLE mine ()", "UPDATE entries SET word = 'b'", "DELETE FROM entries", "TRUNCATE entries", "INSERT INTO places VALUES ('a')", "CREATE TEMP TABLE t ()" })
        {
            var refusal = await Should.ThrowAsync<PostgresException>(() => Do(connections.Application, forbidden));
            refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, forbidden);
        }
        await DatabaseRoles.RequireModestApplication(connections.Application, Cancel);
        await Should.ThrowAsync<PrivateClusterException>(() => DatabaseRoles.RequireModestApplication(connections.Owner, Cancel));
        await Should.ThrowAsync<PrivateClusterException>(() => DatabaseRoles.RequireModestApplication(connections.Superuser, Cancel));
    }

    [Fact]
    public async Task The_log_of_the_private_server_tells_no_values_and_each_setting_by_which_another_s_would_is_named()
    {
        var connections = await new PrivateCluster(DataFolder).Start(Cancel);
        (await DatabaseLog.Telling(connections.Application, Cancel)).ShouldBeEmpty();
        (await DatabaseLog.Telling(connections.Owner, Cancel)).ShouldBeEmpty();

        await Do(connections.Superuser, """
            ALTER ROLE peacecoord_app SET log_error_verbosity = 'default'; ALTER ROLE peacecoord_app SET log_min_error_statement = 'error'; ALTER ROLE peacecoord_app SET log_statement = 'mod';
            ALTER ROLE peacecoord_app SET log_parameter_max_length_on_error = 64; ALTER ROLE peacecoord_app SET log_min_messages = 'warning'; ALTER ROLE peacecoord_app SET log_min_duration_statement = 500
            """);

        (await DatabaseLog.Telling(connections.Application, Cancel)).ShouldBe(
        [
            "log_error_verbosity = default (terse)", "log_min_duration_statement = 500 (-1)", "log_min_error_statement = error (panic)", "log_min_messages = warning (log)",
            "log_parameter_max_length_on_error = 64 (0)", "log_statement = mod (none)",
        ]);
    }

    [Fact]
    public async Task A_second_start_is_harmless_and_gives_the_same_connections()
    {
        var first = await new PrivateCluster(DataFolder).Start(Cancel);
        await Do(first.Owner, "CREATE TABLE proof (word text); INSERT INTO proof VALUES ('kept')");

        var second = await new PrivateCluster(DataFolder).Start(Cancel);

        second.ShouldBe(first);
        (await Ask(second.Owner, "SELECT word FROM proof")).ShouldBe("kept");
    }

    [Fact]
    public async Task Four_starts_at_once_make_one_cluster()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new PrivateCluster(DataFolder).Start(Cancel), Cancel)));

        starts.Distinct().Count().ShouldBe(1);
        (await Ask(starts[0].Application, "SELECT current_user::text")).ShouldBe(DatabaseRoles.Application);
    }

    [Fact]
    public async Task What_was_committed_is_there_after_the_server_was_killed()
    {
        var cluster = new PrivateCluster(DataFolder);
        var connections = await cluster.Start(Cancel);
        await Do(connections.Owner, "CREATE TABLE proof (number int)");
        for (var round = 1; round <= 3; round++)
        {
            await Do(connections.Owner, $"INSERT INTO proof VALUES ({round})");
            KillServer(cluster);
            await new PrivateCluster(DataFolder).Start(Cancel);
            (await Ask(connections.Owner, "SELECT count(*)::text FROM proof")).ShouldBe(round.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task A_process_file_whose_number_now_belongs_to_another_process_does_not_stop_the_start()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked up in /proc");
        var cluster = new PrivateCluster(DataFolder);
        var connections = await cluster.Start(Cancel);
        var file = Path.Combine(cluster.ClusterFolder, "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file, Cancel);
        KillServer(cluster);
        lines[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(file, lines, Cancel);

        await new PrivateCluster(DataFolder).Start(Cancel);

        (await Ask(connections.Application, "SELECT current_user::text")).ShouldBe(DatabaseRoles.Application);
    }

    [Fact]
    public async Task A_first_start_that_was_interrupted_is_made_good_by_the_next()
    {
        using (var impatient = CancellationTokenSource.CreateLinkedTokenSource(Cancel))
        {
            impatient.CancelAfter(TimeSpan.FromMilliseconds(300));
            await Should.ThrowAsync<OperationCanceledException>(() => new PrivateCluster(DataFolder).Start(impatient.Token));
        }
        File.Exists(Pointer).ShouldBeTrue();
        new PrivateCluster(DataFolder).ClusterFolder.ShouldSatisfyAllConditions(folder => Directory.Exists(folder).ShouldBeFalse());

        var connections = await new PrivateCluster(DataFolder).Start(Cancel);

        (await Ask(connections.Owner, "SELECT current_database()::text")).ShouldBe(DatabaseRoles.Database);
    }

    [Fact]
    public async Task Lost_passwords_are_replaced()
    {
        await new PrivateCluster(DataFolder).Start(Cancel);
        File.Delete(Path.Combine(DataFolder, "keys", "postgres.json"));

        var connections = await new PrivateCluster(DataFolder).Start(Cancel);

        (await Ask(connections.Application, "SELECT current_user::text")).ShouldBe(DatabaseRoles.Application);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_no_port_is_open()
    {
        var connections = await new PrivateCluster(DataFolder).Start(Cancel);
        var wrong = new NpgsqlConnectionStringBuilder(connections.Owner) { Password = "guess" }.ConnectionString;

        (await Should.ThrowAsync<PostgresException>(() => Do(wrong, "SELECT 1"))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        (await Ask(connections.Owner, "SHOW listen_addresses")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cluster_that_is_gone_is_said_and_not_replaced_by_an_empty_one()
    {
        var cluster = new PrivateCluster(DataFolder);
        await cluster.Start(Cancel);
        await cluster.Stop(Cancel);
        Directory.Delete(cluster.ClusterFolder, recursive: true);

        var refusal = await Should.ThrowAsync<PrivateClusterException>(() => new PrivateCluster(DataFolder).Start(Cancel));

        refusal.Message.ShouldContain("Restore it from a backup");
    }

    [Fact]
    public async Task A_data_folder_that_was_moved_keeps_its_data()
    {
        var connections = await new PrivateCluster(DataFolder).Start(Cancel);
        await Do(connections.Owner, "CREATE TABLE proof (word text); INSERT INTO proof VALUES ('kept')");
        await new PrivateCluster(DataFolder).Stop(Cancel);
        Directory.Move(DataFolder, DataFolder + " moved");

        var moved = await new PrivateCluster(DataFolder + " moved").Start(Cancel);

        (await Ask(moved.Owner, "SELECT word FROM proof")).ShouldBe("kept");
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_works()
    {
        var deep = Path.Combine(_closedFolder, new string('d', 120));

        var connections = await new PrivateCluster(deep).Start(Cancel);

        (await Ask(connections.Owner, "SELECT current_database()::text")).ShouldBe(DatabaseRoles.Database);
    }

    [Fact]
    public async Task Passwords_and_pointer_are_readable_by_their_owner_only()
    {
        await new PrivateCluster(DataFolder).Start(Cancel);

        foreach (var file in new[] { Pointer, Path.Combine(DataFolder, "keys", "postgres.json") })
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task The_log_repeats_nothing_of_a_refused_statement()
    {
        const string Canary = "canary4711";
        var cluster = new PrivateCluster(DataFolder);
        var connections = await cluster.Start(Cancel);
        await Do(connections.Owner, "CREATE TABLE proof (word text PRIMARY KEY)");
        foreach (var statement in new[] { $"SELECT '{Canary}'::int", $"INSERT INTO proof VALUES ('{Canary}'), ('{Canary}')", $"SELECT {Canary}" })
            await Should.ThrowAsync<PostgresException>(() => Do(connections.Owner, statement));
        await cluster.Stop(Cancel);

        var log = string.Concat(Directory.GetFiles(cluster.LogFolder).Select(File.ReadAllText));

        log.ShouldContain("database system is ready");
        log.ShouldNotContain(Canary);
    }

    [Fact]
    public void A_missing_server_says_what_to_install()
    {
        var missing = Should.Throw<PostgresMissingException>(() => PostgresBinaries.Find(major: 9));

        missing.Message.ShouldContain("apt-get install postgresql-9");
        missing.Message.ShouldContain("docker compose up");
    }

    private static void KillServer(PrivateCluster cluster)
    {
        var number = File.ReadLines(Path.Combine(cluster.ClusterFolder, "postmaster.pid")).First();
        using var server = Process.GetProcessById(int.Parse(number, CultureInfo.InvariantCulture));
        server.Kill();
        server.WaitForExit(TimeSpan.FromSeconds(10));
    }

    private static async Task Do(string connection, string sql) => await Ask(connection, sql);

    private static async Task<string?> Ask(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel) as string;
    }
}

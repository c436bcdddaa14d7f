using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using PeaceCoord.Web.LocalPostgres;

namespace PeaceCoord.TestSupport;

/// <summary>
/// The PostgreSQL of one test run, and fresh migrated databases in it. The server is the one named by PEACECOORD_TEST_DB
/// (a superuser, or a role with CREATEDB and CREATEROLE); else a throw-away one in the folder PEACECOORD_TEST_CLUSTER, which
/// scripts/test.sh makes and removes; else a throw-away one of this process. Use it as an assembly fixture.
/// </summary>
public sealed class TestCluster : IAsyncDisposable
{
    private const string FolderStart = "peacecoord-test.";
    private const string DatabaseStart = "peacecoord_test_";
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly HashSet<string> _templates = new(StringComparer.Ordinal);

    // Held while this process lives, by an advisory lock in the server: other runs see by it whose databases are left over.
    private readonly int _run = RandomNumberGenerator.GetInt32(1, int.MaxValue);

    private NpgsqlConnection? _administrator;
    private PrivateCluster? _own;
    private string _ownFolder = "";
    private RolePasswords _passwords = RolePasswords.Random();
    private int _databases;

    private NpgsqlConnection Administrator => _administrator ?? throw new InvalidOperationException("The server was not started.");

    private string OwnerRole => $"{DatabaseStart}{_run}_owner";

    private string ApplicationRole => $"{DatabaseStart}{_run}_app";

    /// <summary>A database of its own for a test class: a copy of the template named <paramref name="schema"/>, which <paramref name="migrate"/> makes once per process.</summary>
    /// <param name="schema">Tells templates apart: lower-case letters and digits, such as "empty" or "reference".</param>
    /// <param name="migrate">Gets the owner's and the application's connection string of an empty database; migrates it, and grants the application what it may.</param>
    public async Task<TestDatabase> NewDatabase(string schema, Func<string, string, Task> migrate, CancellationToken cancel = default)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            await Open(cancel);
            var template = $"{DatabaseStart}{_run}_{schema}";
            if (!_templates.Contains(template))
                await MakeTemplate(template, migrate, cancel);
            var name = string.Create(CultureInfo.InvariantCulture, $"{DatabaseStart}{_run}_{++_databases}");
            await Execute($"CREATE DATABASE {name} OWNER {OwnerRole} TEMPLATE {template}", cancel);
            await LetApplicationIn(name, cancel);
            return new TestDatabase(this, name, Connect(name, OwnerRole, _passwords.Owner), Connect(name, ApplicationRole, _passwords.Application), AsAdministrator(name));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_administrator is not null)
        {
            await DropAll(_run, CancellationToken.None);
            await _administrator.DisposeAsync();
        }
        if (_own is not null)
        {
            await _own.Remove();
            Directory.Delete(_ownFolder, recursive: true);
        }
        _oneAtATime.Dispose();
    }

    internal async Task Drop(string database)
    {
        await _oneAtATime.WaitAsync();
        try
        {
            await Execute($"DROP DATABASE IF EXISTS {database} WITH (FORCE)", CancellationToken.None);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task Open(CancellationToken cancel)
    {
        if (_administrator is not null)
            return;
        var named = Environment.GetEnvironmentVariable("PEACECOORD_TEST_DB");
        var connection = new NpgsqlConnectionStringBuilder(string.IsNullOrEmpty(named) ? await StartCluster(cancel) : named) { Pooling = false, GssEncryptionMode = GssEncryptionMode.Disable, PersistSecurityInfo = true };
        _administrator = new NpgsqlConnection(connection.ConnectionString);
        await _administrator.OpenAsync(cancel);
        await Execute($"SELECT pg_advisory_lock({_run})", cancel);
        await SweepDatabases(cancel);
        await DatabaseRoles.EnsureRole(_administrator, OwnerRole, _passwords.Owner, cancel);
        await DatabaseRoles.EnsureRole(_administrator, ApplicationRole, _passwords.Application, cancel);
        // Only a member may make databases that belong to the role; a superuser is one anyway.
        await Execute($"GRANT {OwnerRole} TO CURRENT_USER", cancel);
    }

    private async Task<string> StartCluster(CancellationToken cancel)
    {
        var shared = Environment.GetEnvironmentVariable("PEACECOORD_TEST_CLUSTER");
        if (!string.IsNullOrEmpty(shared))
            return (await PrivateCluster.ThrowAway(shared).Start(cancel)).Superuser;

        await SweepClusters(cancel);
        _ownFolder = Path.Combine("/tmp", FolderStart + Guid.NewGuid().ToString("N"));
        if (!OperatingSystem.IsWindows())
            Directory.CreateDirectory(_ownFolder, Passable);
        await File.WriteAllTextAsync(OwnerFile(_ownFolder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture), cancel);
        _own = PrivateCluster.ThrowAway(_ownFolder);
        return (await _own.Start(cancel)).Superuser;
    }

    private async Task MakeTemplate(string template, Func<string, string, Task> migrate, CancellationToken cancel)
    {
        await Execute($"DROP DATABASE IF EXISTS {template} WITH (FORCE)", cancel);
        await DatabaseRoles.EnsureDatabase(Administrator, template, OwnerRole, ApplicationRole, cancel);
        await migrate(Connect(template, OwnerRole, _passwords.Owner), Connect(template, ApplicationRole, _passwords.Application));
        // A template in use cannot be copied: pooled connections to it have to go.
        await Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{template}'", cancel);
        _templates.Add(template);
    }

    // A copy has the template's tables and their grants, not the grants on the database itself.
    private Task LetApplicationIn(string database, CancellationToken cancel) =>
        Execute($"REVOKE ALL ON DATABASE {database} FROM PUBLIC; GRANT CONNECT ON DATABASE {database} TO {ApplicationRole}", cancel);

    private async Task SweepDatabases(CancellationToken cancel)
    {
        foreach (var run in await Runs(cancel))
        {
            if (run == _run || !(bool)(await Ask($"SELECT pg_try_advisory_lock({run})", cancel))!)
                continue;
            await DropAll(run, cancel);
            await Execute($"SELECT pg_advisory_unlock({run})", cancel);
        }
    }

    private async Task<int[]> Runs(CancellationToken cancel)
    {
        var runs = await Ask($"SELECT array_agg(DISTINCT substring(rolname FROM '^{DatabaseStart}(\\d+)_')::int) FROM pg_roles WHERE rolname ~ '^{DatabaseStart}\\d+_'", cancel);
        return runs as int[] ?? [];
    }

    private async Task DropAll(int run, CancellationToken cancel)
    {
        foreach (var (kind, catalogue, column) in new[] { ("DATABASE", "pg_database", "datname"), ("ROLE", "pg_roles", "rolname") })
        {
            var names = await Ask($"SELECT array_agg({column}::text) FROM {catalogue} WHERE {column} ~ '^{DatabaseStart}{run}_'", cancel) as string[] ?? [];
            foreach (var name in names)
                await Execute($"DROP {kind} IF EXISTS {name} {(kind == "DATABASE" ? "WITH (FORCE)" : "")}", cancel);
        }
    }

    private static async Task SweepClusters(CancellationToken cancel)
    {
        foreach (var folder in Directory.GetDirectories("/tmp", FolderStart + "*").Where(folder => !OwnerLives(folder)))
        {
            try
            {
                await PrivateCluster.ThrowAway(folder).Remove(cancel);
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception somebodyElses) when (somebodyElses is IOException or UnauthorizedAccessException or PrivateClusterException)
            {
                // Another user's, or another run is just sweeping it.
            }
        }
    }

    // A folder without the file is just being made.
    private static bool OwnerLives(string folder)
    {
        if (!File.Exists(OwnerFile(folder)))
            return true;
        try
        {
            using var owner = Process.GetProcessById(int.Parse(File.ReadAllText(OwnerFile(folder)), CultureInfo.InvariantCulture));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static string OwnerFile(string folder) => Path.Combine(folder, "owner");

    private string Connect(string database, string role, string password) =>
        new NpgsqlConnectionStringBuilder(Administrator.ConnectionString) { Database = database, Username = role, Password = password, Pooling = true, MaxPoolSize = 10 }.ConnectionString;

    private string AsAdministrator(string database) =>
        new NpgsqlConnectionStringBuilder(Administrator.ConnectionString) { Database = database }.ConnectionString;

    private async Task Execute(string sql, CancellationToken cancel)
    {
        foreach (var statement in sql.Split("; "))
            await Ask(statement, cancel);
    }

    private async Task<object?> Ask(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, Administrator);
        return await command.ExecuteScalarAsync(cancel);
    }
}

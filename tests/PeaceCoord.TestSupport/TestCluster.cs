using System.Diagnostics;
using System.Globalization;
using Npgsql;
using PeaceCoord.Application.Protection;
using PeaceCoord.Web.LocalPostgres;

namespace PeaceCoord.TestSupport;

/// <summary>
/// The PostgreSQL of one test run, and fresh migrated databases in it. The server is the one named by PEACECOORD_TEST_DB
/// (a superuser, or a role with CREATEDB and CREATEROLE); else a throw-away one in the folder PEACECOORD_TEST_CLUSTER, which
/// scripts/test.sh makes and removes, and whose templates its projects share; else a throw-away one of this process. Use it as an assembly fixture.
/// </summary>
public sealed class TestCluster : IAsyncDisposable
{
    private const string FolderStart = "peacecoord-test.";
    private const string Made = "made";
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly HashSet<string> _templates = new(StringComparer.Ordinal);

    private NpgsqlConnection? _administrator;
    private PrivateCluster? _own;
    private string _ownFolder = "";
    private TestRun _run = TestRun.New();
    private int _databases;

    private NpgsqlConnection Administrator => _administrator ?? throw new InvalidOperationException("The server was not started.");

    private static string? SharedFolder => Environment.GetEnvironmentVariable("PEACECOORD_TEST_CLUSTER") is { Length: > 0 } folder && NamedServer is null ? folder : null;

    /// <summary>Whether PEACECOORD_TEST_DB names the server: then its tools are not at hand.</summary>
    internal static bool IsNamed => NamedServer is not null;

    private static string? NamedServer => Environment.GetEnvironmentVariable("PEACECOORD_TEST_DB") is { Length: > 0 } server ? server : null;

    /// <summary>What seals the demonstration's texts in the template: one key for all copies of it.</summary>
    public MasterKey DemonstrationKey => MasterKey.Read(_run.Key)!;

    /// <summary>A database of its own for a test class: a copy of the template named <paramref name="schema"/>, which <paramref name="migrate"/> makes once.</summary>
    /// <param name="schema">Tells templates apart: lower-case letters and digits, such as "empty" or "reference".</param>
    /// <param name="migrate">Gets the owner's and the application's connection string of an empty database; migrates it, and grants the application what it may.</param>
    public async Task<TestDatabase> NewDatabase(string schema, Func<string, string, Task> migrate, CancellationToken cancel = default)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            await Open(cancel);
            var template = _run.Template(schema);
            if (!_templates.Contains(template))
                await MakeTemplate(template, migrate, cancel);
            var name = _run.Database(++_databases);
            await Execute($"CREATE DATABASE {name} OWNER {_run.OwnerRole} TEMPLATE {template}", cancel);
            await LetApplicationIn(name, cancel);
            return new TestDatabase(this, name, AsOwner(name), AsApplication(name), AsAdministrator(name));
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
            // Templates and roles of a shared server are the next process's.
            await (SharedFolder is null ? DropAll(_run.Number, CancellationToken.None) : Drop("DATABASE", "pg_database", "datname", _run.OfThisProcess, CancellationToken.None));
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
        var connection = new NpgsqlConnectionStringBuilder(NamedServer ?? await StartCluster(cancel)) { Pooling = false, GssEncryptionMode = GssEncryptionMode.Disable, PersistSecurityInfo = true };
        _administrator = new NpgsqlConnection(connection.ConnectionString);
        await _administrator.OpenAsync(cancel);
        if (SharedFolder is null)
        {
            // Held while this process lives: other runs see by it whose databases are left over.
            await Execute($"SELECT pg_advisory_lock({_run.Number})", cancel);
            await SweepDatabases(cancel);
        }

        await DatabaseRoles.EnsureRole(_administrator, _run.OwnerRole, _run.Passwords.Owner, cancel);
        await DatabaseRoles.EnsureRole(_administrator, _run.ApplicationRole, _run.Passwords.Application, cancel);
        // Only a member may make databases that belong to the role; a superuser is one anyway.
        await Execute($"GRANT {_run.OwnerRole} TO CURRENT_USER", cancel);
    }

    private async Task<string> StartCluster(CancellationToken cancel)
    {
        if (SharedFolder is { } shared)
        {
            _run = await TestRun.KeptIn(shared, cancel);
            return (await PrivateCluster.ThrowAway(shared).Start(cancel)).Superuser;
        }

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
        // Another process of the run may have made it, and says when it was done.
        if (!(bool)(await Ask($"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{template}' AND shobj_description(oid, 'pg_database') = '{Made}')", cancel))!)
        {
            await Execute($"DROP DATABASE IF EXISTS {template} WITH (FORCE)", cancel);
            await DatabaseRoles.EnsureDatabase(Administrator, template, _run.OwnerRole, _run.ApplicationRole, cancel);
            await migrate(AsOwner(template), AsApplication(template));
            // A template in use cannot be copied: pooled connections to it have to go.
            await Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{template}'", cancel);
            await Execute($"COMMENT ON DATABASE {template} IS '{Made}'", cancel);
        }

        _templates.Add(template);
    }

    // A copy has the template's tables and their grants, not the grants on the database itself.
    private Task LetApplicationIn(string database, CancellationToken cancel) =>
        Execute($"REVOKE ALL ON DATABASE {database} FROM PUBLIC; GRANT CONNECT ON DATABASE {database} TO {_run.ApplicationRole}", cancel);

    private async Task SweepDatabases(CancellationToken cancel)
    {
        foreach (var run in await Runs(cancel))
        {
            if (run == _run.Number || !(bool)(await Ask($"SELECT pg_try_advisory_lock({run})", cancel))!)
                continue;
            await DropAll(run, cancel);
            await Execute($"SELECT pg_advisory_unlock({run})", cancel);
        }
    }

    private async Task<int[]> Runs(CancellationToken cancel)
    {
        var runs = await Ask($"SELECT array_agg(DISTINCT substring(rolname FROM '^{TestRun.DatabaseStart}(\\d+)_')::int) FROM pg_roles WHERE rolname ~ '^{TestRun.DatabaseStart}\\d+_'", cancel);
        return runs as int[] ?? [];
    }

    private async Task DropAll(int run, CancellationToken cancel)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"{TestRun.DatabaseStart}{run}_");
        await Drop("DATABASE", "pg_database", "datname", start, cancel);
        await Drop("ROLE", "pg_roles", "rolname", start, cancel);
    }

    private async Task Drop(string kind, string catalogue, string column, string start, CancellationToken cancel)
    {
        var names = await Ask($"SELECT array_agg({column}::text) FROM {catalogue} WHERE {column} ~ '^{start}'", cancel) as string[] ?? [];
        foreach (var name in names)
            await Execute($"DROP {kind} IF EXISTS {name} {(kind == "DATABASE" ? "WITH (FORCE)" : "")}", cancel);
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

    private string AsOwner(string database) => Connect(database, _run.OwnerRole, _run.Passwords.Owner);

    private string AsApplication(string database) => Connect(database, _run.ApplicationRole, _run.Passwords.Application);

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

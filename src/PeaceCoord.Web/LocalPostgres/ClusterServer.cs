using System.Globalization;
using Npgsql;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.LocalPostgres;

/// <summary>One cluster's server: make, start, ask, stop. The caller holds the folder's lock.</summary>
internal sealed class ClusterServer(ClusterPlace place, ServerAccount account, bool durable, Action<string> tell)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // After kill -9 of the server its children need moments to end, and until then a start is refused: about 20 seconds.
    private const int MostStarts = 100;

    // Crash recovery reads its log from the last checkpoint on; ten minutes is far more than the default settings can need.
    private const string SecondsToRecover = "600";

    private enum State
    {
        Absent,
        Busy,
        Ready,
    }

    public ClusterPlace Place => place;

    public ServerAccount Account => account;

    public bool Exists => File.Exists(Path.Combine(place.Cluster, "PG_VERSION"));

    public async Task MakeOrStart(CancellationToken cancel)
    {
        if (!Exists)
            await Make(cancel);
        await account.MakeFolder(place.Socket, cancel);
        await account.MakeFolder(place.Log, cancel);
        DeleteUnfinished();
        await StartUntilReady(cancel);
    }

    public async Task EnsureDatabase(RolePasswords passwords, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(ClusterConnections.ToSuperuser(place.Socket, "postgres"));
        await using var administrator = await source.OpenConnectionAsync(cancel);
        await DatabaseRoles.Ensure(administrator, passwords, cancel);
        await DatabaseRoles.EnsureDatabase(administrator, cancel: cancel);
    }

    public async Task Stop(string mode, CancellationToken cancel)
    {
        StaleProcessFile.Clear(place);
        if (!File.Exists(place.ProcessFile))
            return;
        var stopped = await Control(["stop", "-m", mode, "-w", "-t", SecondsToRecover], cancel);
        if (!stopped.Succeeded && await Ask(cancel) != State.Absent)
            throw new PrivateClusterException(Say.Fill(Words.DidNotStop, place.Cluster, stopped.Output));
    }

    public void Delete()
    {
        foreach (var folder in new[] { place.Home, place.Socket }.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }

    private async Task Make(CancellationToken cancel)
    {
        tell(Words.Making);
        var binaries = PostgresBinaries.Find();
        if (Path.GetDirectoryName(place.Home) == ClusterPlace.ForRoot)
            Directory.CreateDirectory(ClusterPlace.ForRoot);
        await account.MakeFolder(place.Home, cancel);

        var unfinished = place.NewUnfinished();
        string[] how = ["-D", unfinished, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--auth-local=peer", "--auth-host=scram-sha-256", "--no-instructions"];
        var made = await account.Run(binaries.Tool("initdb"), how, place.Home, cancel);
        if (!made.Succeeded)
            throw new PrivateClusterException(Say.Fill(Words.InitFailed, place.Home, made.Output));
        await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), $"\ninclude '{ClusterSettings.FileName}'\n", cancel);
        Directory.Move(unfinished, place.Cluster);
    }

    // The initdb of a portal that was killed may still be writing; the next start tries again.
    private void DeleteUnfinished()
    {
        foreach (var folder in place.LeftUnfinished())
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                tell(Say.Fill(Words.StillInUse, folder));
            }
        }
    }

    private async Task StartUntilReady(CancellationToken cancel)
    {
        var starts = 0;
        for (var state = await Ask(cancel); state != State.Ready; state = await Ask(cancel))
        {
            if (state == State.Absent)
            {
                var started = await StartOnce(cancel);
                if (!started.Succeeded && ++starts == MostStarts)
                    throw new PrivateClusterException(Say.Fill(Words.DoesNotStart, place.Cluster, started.Output + Environment.NewLine + LastWords()));
            }
            await Task.Delay(state == State.Absent && starts == 0 ? TimeSpan.Zero : Pause, cancel);
        }
    }

    private async Task<Command.Outcome> StartOnce(CancellationToken cancel)
    {
        StaleProcessFile.Clear(place);
        await ClusterSettings.Write(place, account, durable, cancel);
        return await Control(["start", "-w", "-t", SecondsToRecover, "-l", Path.GetRelativePath(place.Home, place.StartLog)], cancel);
    }

    // pg_ctl hands the path on to a shell in double quotes, where a folder's name could hold anything: so relative paths only.
    private Task<Command.Outcome> Control(string[] what, CancellationToken cancel)
    {
        var major = int.Parse(File.ReadAllText(Path.Combine(place.Cluster, "PG_VERSION")), CultureInfo.InvariantCulture);
        var folder = Path.GetRelativePath(place.Home, place.Cluster);
        return account.Run(PostgresBinaries.Find(major).Tool("pg_ctl"), [.. what, "-D", folder], place.Home, cancel);
    }

    private async Task<State> Ask(CancellationToken cancel)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(ClusterConnections.ToSuperuser(place.Socket, "postgres"));
            await using var connection = await source.OpenConnectionAsync(cancel);
            return State.Ready;
        }
        catch (PostgresException starting) when (starting.SqlState == PostgresErrorCodes.CannotConnectNow)
        {
            return State.Busy;
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            return State.Ready;
        }
        catch (NpgsqlException unreachable) when (unreachable is not PostgresException)
        {
            return State.Absent;
        }
    }

    private string LastWords() =>
        File.Exists(place.StartLog) ? string.Join(Environment.NewLine, File.ReadLines(place.StartLog).TakeLast(10)) : "";
}

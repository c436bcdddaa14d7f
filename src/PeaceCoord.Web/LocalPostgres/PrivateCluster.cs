using System.Diagnostics.CodeAnalysis;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.LocalPostgres;

/// <summary>
/// The PostgreSQL of one data folder, used when no connection string is given. Made at the first start, left running when
/// the portal ends, adopted at the next start. Reached through a Unix socket in a closed folder; it opens no port.
/// </summary>
public sealed class PrivateCluster
{
    private readonly string _dataFolder;
    private readonly string? _home;
    private readonly bool _durable;
    private readonly Action<string> _tell;

    /// <param name="dataFolder">Made when it is not there. Everything lies in it, except the cluster that root starts, to which it points.</param>
    /// <param name="tell">Gets one line whenever something takes a while or is out of the ordinary.</param>
    public PrivateCluster(string dataFolder, Action<string>? tell = null)
        : this(dataFolder, home: null, durable: true, tell)
    {
    }

    private PrivateCluster(string dataFolder, string? home, bool durable, Action<string>? tell)
    {
        _dataFolder = PrivateFiles.RealPath(dataFolder);
        _home = home;
        _durable = durable;
        _tell = tell ?? (_ => { });
    }

    /// <summary>A cluster for tests, all in one folder (one that the user postgres can reach): fast, and lost when the machine goes down.</summary>
    public static PrivateCluster ThrowAway(string folder) =>
        new(Path.Combine(folder, "data"), Path.Combine(folder, "home"), durable: false, tell: null);

    /// <summary>Makes, repairs, starts or adopts the cluster, whichever it needs. Harmless when repeated, also by two processes at once.</summary>
    /// <exception cref="PostgresMissingException">PostgreSQL is not on this machine.</exception>
    /// <exception cref="PrivateClusterException">The cluster cannot be used as it is.</exception>
    public async Task<ClusterConnections> Start(CancellationToken cancel = default)
    {
        OpenDataFolder();
        using var alone = await FolderLock.Take(_dataFolder, cancel);
        var (pointer, place) = await Locate(cancel);
        var server = new ClusterServer(place, new ServerAccount(pointer.Account), _durable, _tell);
        server.Account.Check();

        if (pointer.Finished && !server.Exists)
            throw new PrivateClusterException(Say.Fill(Words.ClusterGone, place.Cluster, ClusterPointer.FileIn(_dataFolder)));
        await server.MakeOrStart(cancel);

        var passwords = await RolePasswords.KeptIn(_dataFolder, cancel);
        await server.EnsureDatabase(passwords, cancel);
        if (!pointer.Finished)
            await (pointer with { Finished = true }).Write(_dataFolder, cancel);
        return ClusterConnections.To(place.Socket, passwords);
    }

    /// <summary>Stops the server in an orderly way; what was committed stays. Harmless when it is not running.</summary>
    public async Task Stop(CancellationToken cancel = default)
    {
        if (!TryFindServer(out var server))
            return;
        using var alone = await FolderLock.Take(_dataFolder, cancel);
        await server.Stop("fast", cancel);
    }

    /// <summary>Stops the server and deletes the cluster with everything in it. For tests.</summary>
    public async Task Remove(CancellationToken cancel = default)
    {
        if (!TryFindServer(out var server))
            return;
        using var alone = await FolderLock.Take(_dataFolder, cancel);
        await server.Stop("immediate", cancel);
        server.Delete();
        File.Delete(ClusterPointer.FileIn(_dataFolder));
    }

    /// <summary>Where the server writes its log; empty before the first start.</summary>
    public string LogFolder => TryFindServer(out var server) ? server.Place.Log : "";

    /// <summary>Where the server keeps its files; empty before the first start.</summary>
    public string ClusterFolder => TryFindServer(out var server) ? server.Place.Cluster : "";

    // An existing folder keeps its mode: it may be one that others need, such as /srv. What is secret has folders of its own in it.
    private void OpenDataFolder()
    {
        if (!Directory.Exists(_dataFolder))
            PrivateFiles.MakeFolder(_dataFolder);
    }

    private bool TryFindServer([NotNullWhen(true)] out ClusterServer? server)
    {
        server = ClusterPointer.Read(_dataFolder) is { } pointer
            ? new ClusterServer(new ClusterPlace(_dataFolder, pointer.Home), new ServerAccount(pointer.Account), _durable, _tell)
            : null;
        return server is not null;
    }

    private async Task<(ClusterPointer Pointer, ClusterPlace Place)> Locate(CancellationToken cancel)
    {
        var pointer = ClusterPointer.Read(_dataFolder);
        if (pointer is null)
        {
            pointer = ForNewCluster();
            await SetAsideStranger(pointer, cancel);
            await pointer.Write(_dataFolder, cancel);
        }
        else if (pointer.MadeFor != _dataFolder)
        {
            RefuseCopy(pointer);
            pointer = pointer with { MadeFor = _dataFolder };
            await pointer.Write(_dataFolder, cancel);
        }
        return (pointer, new ClusterPlace(_dataFolder, pointer.Home));
    }

    private ClusterPointer ForNewCluster()
    {
        var account = ServerAccount.ForThisProcess();
        account.Check();
        var home = _home ?? (ServerAccount.IsRoot ? Path.Combine(ClusterPlace.ForRoot, ClusterPlace.Name(_dataFolder)) : "postgres");
        return new ClusterPointer(home, account.Name, _dataFolder, Finished: false);
    }

    // A data folder of the same path was here before and was deleted without its cluster: another master key, other people's
    // data. It is neither adopted nor deleted.
    private async Task SetAsideStranger(ClusterPointer pointer, CancellationToken cancel)
    {
        var place = new ClusterPlace(_dataFolder, pointer.Home);
        if (!Directory.Exists(place.Home))
            return;
        var stranger = new ClusterServer(place, new ServerAccount(pointer.Account), _durable, _tell);
        await stranger.Stop("fast", cancel);
        var aside = $"{place.Home}.left-{Guid.NewGuid():N}";
        Directory.Move(place.Home, aside);
        _tell(Say.Fill(Words.SetAside, aside));
    }

    private void RefuseCopy(ClusterPointer pointer)
    {
        var sharesCluster = Path.IsPathRooted(pointer.Home) && ClusterPointer.Read(pointer.MadeFor) is { } original && original.Home == pointer.Home;
        if (sharesCluster)
            throw new PrivateClusterException(Say.Fill(Words.IsACopy, _dataFolder, pointer.MadeFor, pointer.Home, ClusterPointer.FileIn(_dataFolder)));
    }
}

using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace PeaceCoord.Web.LocalPostgres;

/// <summary>Where everything of one cluster lies.</summary>
internal sealed class ClusterPlace
{
    /// <summary>For clusters that root starts: the user postgres cannot enter a clone inside a 0700 folder.</summary>
    public const string ForRoot = "/var/lib/peacecoord";

    private const int LongestSocketPath = 107;
    private static readonly SearchValues<char> Troublesome = SearchValues.Create(",:;'\"\\");
    private const string UnfinishedStart = "unfinished.";
    private const string SocketFile = ".s.PGSQL.5432";

    public ClusterPlace(string dataFolder, string home)
    {
        Home = Path.GetFullPath(home, dataFolder);
        var inHome = Path.Combine(Home, "socket");
        Socket = FitsSocket(inHome) ? inHome : $"/tmp/peacecoord-{Name(Home)}";
    }

    public string Home { get; }

    public string Cluster => Path.Combine(Home, "cluster");

    /// <summary>Where initdb works, another folder each time: renamed to <see cref="Cluster"/> when done, so a half-made cluster is never taken for one.</summary>
    public string NewUnfinished() => Path.Combine(Home, $"{UnfinishedStart}{Guid.NewGuid():N}");

    public IEnumerable<string> LeftUnfinished() => Directory.GetDirectories(Home, UnfinishedStart + "*");

    public string Socket { get; }

    public string SocketLock => Path.Combine(Socket, SocketFile + ".lock");

    public string Log => Path.Combine(Home, "log");

    public string StartLog => Path.Combine(Log, "start.log");

    public string ProcessFile => Path.Combine(Cluster, "postmaster.pid");

    /// <summary>A short name for a data folder, the same at every start.</summary>
    public static string Name(string folder) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16];

    // A socket's path has room for 107 bytes, and Npgsql reads commas and colons in a host as lists and ports.
    private static bool FitsSocket(string folder) =>
        Encoding.UTF8.GetByteCount(Path.Combine(folder, SocketFile)) <= LongestSocketPath
        && folder.AsSpan().IndexOfAny(Troublesome) < 0
        && !folder.Any(char.IsControl);
}

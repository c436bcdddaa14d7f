using System.Globalization;
using System.Text.RegularExpressions;

namespace PeaceCoord.Web.LocalPostgres;

/// <summary>A folder with initdb, pg_ctl and postgres, all of one major version.</summary>
public sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest major version that PeaceCoord is tested with.</summary>
    public const int OldestMajor = 15;

    private static readonly string[] Tools = ["initdb", "pg_ctl", "postgres"];

    /// <summary>The newest PostgreSQL on this machine, or exactly <paramref name="major"/> when a cluster was made by it.</summary>
    /// <exception cref="PostgresMissingException">None fits; the message says what to install.</exception>
    public static PostgresBinaries Find(int? major = null)
    {
        var fitting = Installed().Where(found => major is null ? found.Major >= OldestMajor : found.Major == major);
        return fitting.MaxBy(found => found.Major) ?? throw new PostgresMissingException(major);
    }

    public string Tool(string name) => Path.Combine(Folder, name);

    private static IEnumerable<PostgresBinaries> Installed() =>
        KnownFolders().Concat(FoldersOnPath())
            .Where(folder => Tools.All(tool => File.Exists(Path.Combine(folder, tool))))
            .Select(folder => new PostgresBinaries(folder, MajorOf(folder)));

    // Debian keeps the server's programs off PATH, one folder per major version; so do Red Hat's and Homebrew's packages.
    private static IEnumerable<string> KnownFolders() =>
        Subfolders("/usr/lib/postgresql", "*")
            .Concat(Subfolders("/usr", "pgsql-*"))
            .Concat(Subfolders("/opt/homebrew/opt", "postgresql@*"))
            .Select(folder => Path.Combine(folder, "bin"));

    private static string[] Subfolders(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder, pattern) : [];

    private static string[] FoldersOnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static int MajorOf(string folder)
    {
        var inName = VersionInFolder().Match(folder);
        if (inName.Success)
            return int.Parse(inName.Groups["major"].ValueSpan, CultureInfo.InvariantCulture);

        var said = Command.Ask(Path.Combine(folder, "postgres"), "--version");
        var inAnswer = VersionInAnswer().Match(said);
        return inAnswer.Success ? int.Parse(inAnswer.Groups["major"].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"(postgresql/|pgsql-|postgresql@)(?<major>\d+)/bin$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionInFolder();

    [GeneratedRegex(@"PostgreSQL\) (?<major>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionInAnswer();
}

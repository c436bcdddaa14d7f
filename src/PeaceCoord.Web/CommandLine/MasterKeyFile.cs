using PeaceCoord.Application.Protection;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.CommandLine;

/// <summary>Where the master key comes from, and the one before while keys are wrapped anew.</summary>
internal static class MasterKeyFile
{
    private const string Variable = "PEACECOORD_MASTER_KEY";
    private const string OldVariable = "PEACECOORD_OLD_MASTER_KEY";

    /// <summary>
    /// From the environment; outside Production else from the data folder, made there on first start. Throws in Production without one. The one before
    /// from beside it, when there is one.
    /// </summary>
    public static MasterKey Find(PortalSettings settings)
    {
        if (Given(Variable) is { } given)
            return given.After(Given(OldVariable));
        if (settings.IsProduction)
            throw new CannotStartException(Say.Fill(Words.KeyMissing, Variable));

        var file = FileIn(settings);
        return File.Exists(file) ? Read(file).After(File.Exists(OldFileIn(settings)) ? Read(OldFileIn(settings)) : null) : Make(file);
    }

    /// <summary>
    /// As <see cref="Find"/>, with a new key: the environment gives both, or the data folder gets a new one and keeps the one before beside it. Ended at
    /// any moment, no key is lost, and the next time goes on with the same two.
    /// </summary>
    public static MasterKey Change(PortalSettings settings)
    {
        if (Given(Variable) is not null || settings.IsProduction)
            return Find(settings) is { Previous: not null } both ? both : throw new CannotStartException(Say.Fill(Words.OldKeyMissing, Variable, OldVariable));

        var (file, old) = (FileIn(settings), OldFileIn(settings));
        if (!File.Exists(file))
            throw new CannotStartException(Say.Fill(Words.NoKeyYet, file));
        if (!File.Exists(old))
            Write(old, Read(file));
        if (Read(old).Id == Read(file).Id)
            Make(file);
        return Find(settings);
    }

    /// <summary>Whether there is one already, so that <see cref="Find"/> would make none.</summary>
    public static bool IsThere(PortalSettings settings) => Given(Variable) is not null || File.Exists(FileIn(settings));

    /// <summary>Where the one before is kept, when it is no variable.</summary>
    public static string OldFileIn(PortalSettings settings) => Path.Combine(settings.Data, "keys", "master.old.key");

    private static string FileIn(PortalSettings settings) => Path.Combine(settings.Data, "keys", "master.key");

    private static MasterKey? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given
        ? MasterKey.Read(given) ?? throw new CannotStartException(Say.Fill(Words.KeyMalformed, variable))
        : null;

    private static MasterKey Read(string file) => MasterKey.Read(File.ReadAllText(file)) ?? throw new CannotStartException(Say.Fill(Words.KeyFileMalformed, file));

    private static MasterKey Make(string file)
    {
        var key = MasterKey.New();
        Write(file, key);
        return key;
    }

    /// <summary>Whole or not at all.</summary>
    private static void Write(string file, MasterKey key)
    {
        var folder = Path.GetDirectoryName(file)!;
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var half = file + ".new";
        using (var stream = new FileStream(half, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
        using (var writer = new StreamWriter(stream))
        {
            writer.WriteLine(key.ToBase64());
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(half, file, overwrite: true);
    }
}

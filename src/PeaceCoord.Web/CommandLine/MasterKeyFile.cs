using PeaceCoord.Application.Protection;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.CommandLine;

/// <summary>Where the master key comes from.</summary>
internal static class MasterKeyFile
{
    private const string Variable = "PEACECOORD_MASTER_KEY";

    /// <summary>From the environment; outside Production else from the data folder, made there on first start. Throws in Production without one.</summary>
    public static MasterKey Find(PortalSettings settings)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return MasterKey.Read(given) ?? throw new CannotStartException(Say.Fill(Words.KeyMalformed, Variable));
        if (settings.IsProduction)
            throw new CannotStartException(Say.Fill(Words.KeyMissing, Variable));

        var file = Path.Combine(settings.Data, "keys", "master.key");
        if (File.Exists(file))
            return MasterKey.Read(File.ReadAllText(file)) ?? throw new CannotStartException(Say.Fill(Words.KeyFileMalformed, file));
        return Make(file);
    }

    private static MasterKey Make(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var key = MasterKey.New();
        var half = file + ".new";
        using (var stream = new FileStream(half, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
        using (var writer = new StreamWriter(stream))
        {
            writer.WriteLine(key.ToBase64());
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(half, file);
        return key;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.LocalPostgres;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Backups;

/// <summary>
/// What one backup is made of: the dump of the database; beside it, to be carried apart, the keys of its records; and what both must
/// hold when they are brought back. None of the three is readable by other accounts of the machine.
/// </summary>
/// <param name="Dump">Everything but the records' keys: without them no sealed text of it opens.</param>
/// <param name="Keys">The records' keys, wrapped by the master key.</param>
internal sealed record BackupFiles(string Dump, string Keys)
{
    public const string KeysEnding = ".keys";

    public string Contents => Dump + ".json";

    public static BackupFiles At(string file, string? keys = null) => new(Path.GetFullPath(file), Path.GetFullPath(keys ?? file + KeysEnding));

    /// <summary>Makes the dump's and the keys' files, empty and closed. Throws when one of the three exists: no backup is written over.</summary>
    public void Make()
    {
        foreach (var file in (string[])[Dump, Keys, Contents])
        {
            if (File.Exists(file) || Directory.Exists(file))
                throw new CannotStartException(Say.Fill(Words.FileExists, file));
            if (Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder))
                throw new CannotStartException(Say.Fill(Words.NoFolder, folder));
        }

        foreach (var file in (string[])[Dump, Keys])
            new FileStream(file, Closed(FileMode.CreateNew)).Dispose();
    }

    public StreamWriter WriteKeys() => new(new FileStream(Keys, Closed(FileMode.Truncate)));

    public Task Write(BackupContents contents, CancellationToken cancel) =>
        PrivateFiles.Write(Contents, JsonSerializer.Serialize(contents, BackupJson.Default.BackupContents), PrivateFiles.OwnerOnly, cancel);

    /// <summary>Throws when a file is missing or is none of a backup.</summary>
    public async Task<BackupContents> Read(CancellationToken cancel)
    {
        foreach (var file in (string[])[Dump, Contents, Keys])
        {
            if (!File.Exists(file))
                throw new CannotStartException(Say.Fill(string.Equals(file, Keys, StringComparison.Ordinal) ? Words.NoKeys : Words.NoFile, file));
        }

        try
        {
            await using var stream = File.OpenRead(Contents);
            return await JsonSerializer.DeserializeAsync(stream, BackupJson.Default.BackupContents, cancel) ?? throw new JsonException();
        }
        catch (JsonException fault)
        {
            throw new CannotStartException(Say.Fill(Words.NoBackup, Contents), fault);
        }
    }

    /// <summary>After a backup that failed: half of one is none.</summary>
    public void Remove()
    {
        foreach (var file in (string[])[Dump, Keys, Contents])
            File.Delete(file);
    }

    private static FileStreamOptions Closed(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && mode == FileMode.CreateNew)
            options.UnixCreateMode = PrivateFiles.OwnerOnly;
        return options;
    }
}

/// <summary>What was in the database at the moment of the backup. No names, no texts.</summary>
/// <param name="Rows">By table.</param>
/// <param name="AuditHead">As <c>audit head</c> prints it.</param>
internal sealed record BackupContents(DateTimeOffset At, string AuditHead, SortedDictionary<string, long> Rows)
{
    /// <summary>Tables whose rows are not as they were; each with what it should have had and what it has.</summary>
    public IReadOnlyList<(string Table, long Was, long Is)> Missing(SortedDictionary<string, long> now) =>
        [.. Rows.Where(table => now.GetValueOrDefault(table.Key) != table.Value).Select(table => (table.Key, table.Value, now.GetValueOrDefault(table.Key)))];
}

[JsonSourceGenerationOptions(WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BackupContents))]
internal sealed partial class BackupJson : JsonSerializerContext;

using System.Security.Cryptography;
using System.Text.Json;

namespace PeaceCoord.Web.LocalPostgres;

/// <summary>The passwords of the two database roles: random, made once, kept in the data folder readable by its owner only.</summary>
public sealed record RolePasswords(string Owner, string Application)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static RolePasswords Random() => new(RandomPassword(), RandomPassword());

    /// <summary>Lost passwords are no harm: new ones are made, and set in the server at the same start.</summary>
    internal static async Task<RolePasswords> KeptIn(string dataFolder, CancellationToken cancel)
    {
        var keys = Path.Combine(dataFolder, "keys");
        PrivateFiles.MakeFolder(keys);
        var file = Path.Combine(keys, "postgres.json");
        if (File.Exists(file) && JsonSerializer.Deserialize<RolePasswords>(await File.ReadAllTextAsync(file, cancel), Readable) is { } kept)
            return kept;

        var made = Random();
        await PrivateFiles.Write(file, JsonSerializer.Serialize(made, Readable), PrivateFiles.OwnerOnly, cancel);
        return made;
    }

    // Without PrintMembers of its own a record prints what it holds.
    public override string ToString() => nameof(RolePasswords);

    private static string RandomPassword() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}

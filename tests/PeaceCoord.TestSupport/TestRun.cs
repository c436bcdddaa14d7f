using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PeaceCoord.Application;
using PeaceCoord.Application.Protection;
using PeaceCoord.Web.LocalPostgres;

namespace PeaceCoord.TestSupport;

/// <summary>
/// What test processes that use one throw-away server after each other have in common: the roles, and the key that the played demonstration
/// was sealed with. So a template that one of them made serves the next. A process with a server of its own, or a named one, has its own.
/// </summary>
/// <param name="Number">Part of the name of each role and database.</param>
/// <param name="Key">The master key of the demonstration, in base64.</param>
internal sealed record TestRun(int Number, RolePasswords Passwords, string Key)
{
    public const string DatabaseStart = "peacecoord_test_";

    // Another build may have other tables.
    private static readonly string Build = typeof(IUseCase).Module.ModuleVersionId.ToString("N")[..8];

    private string Start => string.Create(CultureInfo.InvariantCulture, $"{DatabaseStart}{Number}_");

    public string OwnerRole => Start + "owner";

    public string ApplicationRole => Start + "app";

    /// <summary>What the databases of this process alone begin with.</summary>
    public string OfThisProcess => string.Create(CultureInfo.InvariantCulture, $"{Start}p{Environment.ProcessId}_");

    public static TestRun New() => new(RandomNumberGenerator.GetInt32(1, int.MaxValue), RolePasswords.Random(), MasterKey.New().ToBase64());

    /// <summary>The run of a shared server: the first process makes it, the next find it.</summary>
    public static async Task<TestRun> KeptIn(string folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder, "run.json");
        if (!File.Exists(file))
            await PrivateFiles.Write(file, JsonSerializer.Serialize(New()), PrivateFiles.OwnerOnly, cancel);
        return JsonSerializer.Deserialize<TestRun>(await File.ReadAllTextAsync(file, cancel))!;
    }

    public string Template(string schema) => $"{Start}{schema}_{Build}";

    public string Database(int number) => string.Create(CultureInfo.InvariantCulture, $"{OfThisProcess}{number}");
}

using System.Text.Json;

namespace PeaceCoord.Web.Tests.Security;

/// <summary>Holds <c>docs/parts.md</c> to its word: when a fault of a package is told, it says whether the portal has it.</summary>
public sealed class PartsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_package_that_the_program_carries_is_listed_with_its_version_and_no_other()
    {
        await using var built = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "PeaceCoord.Web.deps.json"));
        using var carried = await JsonDocument.ParseAsync(built, cancellationToken: Cancel);
        var parts = carried.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => library.Name).ToList();
        var listed = (await File.ReadAllLinesAsync(Path.Combine(AsvsTests.Root(), "docs", "parts.md"), Cancel))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| part", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Select(line => string.Join('/', line.Trim('|', ' ').Split(" | ")));

        parts.ShouldContain(part => part.StartsWith("Npgsql/", StringComparison.Ordinal));
        listed.ShouldBe(parts, ignoreOrder: true);
    }
}

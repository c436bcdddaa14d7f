using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Security;

/// <summary>The search that every portal's data folder goes through when a test is done with it.</summary>
public sealed class CanaryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("peacecoord-canaries.").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("logs/portal.log", "kakapo7319", true)]
    [InlineData("logs/portal.log", Canaries.Name, true)]
    [InlineData("home/log/postgres-7.log", "takahe7319", true)]
    [InlineData("left-over.tmp", Canaries.Name, true)]
    [InlineData("logs/portal.log", "nothing of that kind", false)]
    [InlineData("home/cluster/base/1/16384", "kakapo7319", false)]
    public async Task A_log_or_a_file_left_behind_that_holds_what_was_typed_is_found(string file, string word, bool isFound)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, $"before {word} after", TestContext.Current.CancellationToken);

        Canaries.FoundUnder(_folder).ShouldBe(isFound ? [path] : []);
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>What the portal's process needs, measured from outside it.</summary>
[Collection(nameof(DemonstrationProcess))]
[Trait("length", "long")]
public sealed partial class MemoryTests(DemonstrationProcess process, ITestOutputHelper output)
{
    private const long Limit = 500L * 1024 * 1024;
    private const int Readers = 16;

    private static bool IsLong => Environment.GetEnvironmentVariable("PEACECOORD_LONG") is { Length: > 0 };

    private static int MostPages => IsLong ? 250 : 90;

    private static int RoundsEach => IsLong ? 40 : 12;

    private readonly StringBuilder _said = new();

    private static readonly string[] People = ["", "head@minukes.example", "coordinator@rfpk.example", "sysadmin@portal.example"];

    [Fact]
    public async Task The_portal_stays_under_500_MB_through_a_walk_over_everything_that_links_reach()
    {
        var cancel = TestContext.Current.CancellationToken;
        var portal = process.Portal;
        Say($"at rest: {Megabytes(portal.Memory)} MB");
        var pages = 0;
        foreach (var who in People)
            pages += await Walk(who, cancel);
        Say(string.Create(CultureInfo.InvariantCulture, $"after {pages} pages: {Megabytes(portal.Memory)} MB, at most {Megabytes(portal.PeakMemory)} MB"));

        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => ReadTogether(cancel)));
        Say($"after {Readers} readers at once: {Megabytes(portal.Memory)} MB, at most {Megabytes(portal.PeakMemory)} MB");

        Measured.Keep("memory-of-the-portal", _said.ToString());

        pages.ShouldBeGreaterThan(200);
        portal.PeakMemory.ShouldBeLessThan(Limit);
    }

    private void Say(string line)
    {
        _said.AppendLine(line);
        output.WriteLine(line);
    }

    private async Task<int> Walk(string who, CancellationToken cancel)
    {
        using var reader = who is "" ? new Reader(process.Portal.Address) : await Reader.SignIn(process.Portal.Address, who, cancel);
        HashSet<string> seen = ["/"];
        Queue<string> next = new(seen);
        List<string> faults = [];
        var opened = 0;
        while (opened < MostPages && next.TryDequeue(out var address))
        {
            opened++;
            using var answer = await reader.Open(address, cancel);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Found))
                faults.Add($"{who} {address}: {answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType is not "text/html")
                continue;
            var links = Links().Matches(await answer.Content.ReadAsStringAsync(cancel)).Select(link => WebUtility.HtmlDecode(link.Groups["address"].Value).Split('#')[0]);
            foreach (var link in links.Where(seen.Add))
                next.Enqueue(link);
        }

        faults.ShouldBeEmpty();
        return opened;
    }

    private async Task ReadTogether(CancellationToken cancel)
    {
        using var reader = new Reader(process.Portal.Address);
        for (var round = 0; round < RoundsEach; round++)
        {
            foreach (var address in new[] { "/missions", "/missions/unmil", "/mandates" })
            {
                using var answer = await reader.Open(address, cancel);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            }
        }
    }

    private static string Megabytes(long bytes) => (bytes / 1024.0 / 1024.0).ToString("0", CultureInfo.InvariantCulture);

    // Style sheets and icons are no pages.
    [GeneratedRegex("<a [^>]*?href=\"(?<address>/[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Links();
}

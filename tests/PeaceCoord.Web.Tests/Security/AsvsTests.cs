using System.Text.RegularExpressions;

namespace PeaceCoord.Web.Tests.Security;

/// <summary>Holds <c>docs/asvs.md</c> to its word: every number of the standard once, a state that it knows, and for each "met" a test that exists.</summary>
public sealed partial class AsvsTests
{
    private const string Met = "met";

    /// <summary>The last number of each section that is asked for: of level 2, and of level 3 in chapters 8, 14 and 16. Each begins at 1.</summary>
    private static readonly Dictionary<string, int> Sections = """
        1.1:2 1.2:9 1.3:11 1.4:3 1.5:2
        2.1:3 2.2:3 2.3:4 2.4:1
        3.2:2 3.3:4 3.4:6 3.5:5 3.7:2
        4.1:3 4.2:1 4.3:2 4.4:4
        5.1:1 5.2:3 5.3:2 5.4:3
        6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4
        7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2
        8.1:4 8.2:4 8.3:3 8.4:2
        9.1:3 9.2:4
        10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3
        11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1
        12.1:3 12.2:2 12.3:4
        13.1:1 13.2:5 13.3:2 13.4:5
        14.1:2 14.2:8 14.3:3
        15.1:3 15.2:3 15.3:7
        16.1:1 16.2:5 16.3:4 16.4:3 16.5:4
        17.1:1 17.2:4 17.3:2
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(section => section.Split(':'))
        .ToDictionary(section => section[0], section => int.Parse(section[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_requirement_has_one_row_and_each_that_is_met_names_a_test_that_exists()
    {
        var page = await Read("docs/asvs.md");

        Faults(page, await Tests()).ShouldBeEmpty();
        foreach (var (state, count) in Rows(page).CountBy(row => row.State))
            page.ShouldContain($"{count} {state}", customMessage: "the numbers at the top");
    }

    [Fact]
    public async Task Every_place_that_a_row_points_at_is_there()
    {
        var rows = Rows(await Read("docs/asvs.md"));
        foreach (var row in rows.Where(row => row.Test.StartsWith(nameof(AsvsTests), StringComparison.Ordinal)))
            Links().IsMatch(row.How).ShouldBeTrue($"{row.Number} is met by a document and leads to none");
        foreach (var link in rows.SelectMany(row => Links().Matches(row.How)).Select(link => link.Groups[1].Value).Distinct(StringComparer.Ordinal).Append("asvs.md"))
        {
            var (file, heading) = link.Split('#') is [var whole, var part] ? (whole, part) : (link, null);
            var text = await Read(Path.Combine("docs", file));
            if (heading is not null)
                Headings().Matches(text).Select(found => Anchor(found.Groups[1].Value)).ShouldContain(heading, link);
        }

        (await Read("docs/security.md")).ShouldContain("(asvs.md)");
    }

    [Fact]
    public async Task No_two_rows_of_the_threats_share_who_and_what_and_nothing_unprotected_is_told_twice()
    {
        var page = await Read("docs/security.md");
        var threats = page[page.IndexOf("## From whom, and how", StringComparison.Ordinal)..page.IndexOf("## Signing in", StringComparison.Ordinal)]
            .Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray()).ToList();
        threats.Count.ShouldBeGreaterThan(15);
        threats.CountBy(cells => (Who: cells[1], What: cells[2])).Where(row => row.Value > 1).Select(row => row.Key).ShouldBeEmpty();

        var open = page[page.IndexOf("## What is not protected", StringComparison.Ordinal)..];
        Claims().Matches(open).Select(claim => claim.Groups[1].Value).CountBy(claim => claim, StringComparer.Ordinal).Where(claim => claim.Value > 1).Select(claim => claim.Key).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_missing_twice_or_unproved_is_named()
    {
        var whole = Sections.SelectMany(section => Enumerable.Range(1, section.Value).Select(number => $"{section.Key}.{number}")).ToList();
        string Page(Func<string, string?> row) => string.Join('\n', whole.Select(row).OfType<string>());
        static string Row(string number, string state = "not met", string how = "why", string test = "") => $"| {number} | asked | {state} | {how} | {test} |";
        HashSet<string> tests = ["ThisTests.Exists"];

        Faults(Page(number => Row(number)), tests).ShouldBeEmpty();
        Faults(Page(number => Row(number, Met, "how", "`ThisTests.Exists`")), tests).ShouldBeEmpty();
        Faults(Page(number => number == "8.4.2" ? null : Row(number)), tests).ShouldBe(["8.4.2 has no row"]);
        Faults(Page(number => Row(number)) + "\n" + Row("14.2.8"), tests).ShouldBe(["14.2.8 has 2 rows"]);
        Faults(Page(number => Row(number)) + "\n" + Row("1.2.10"), tests).ShouldBe(["1.2.10 is not asked for"]);
        Faults(Page(number => number == "6.5.1" ? Row(number, Met) : Row(number)), tests).ShouldBe(["6.5.1 is met and names no test"]);
        Faults(Page(number => number == "6.5.1" ? Row(number, Met, "how", "`ThisTests.Gone`") : Row(number)), tests).ShouldBe(["6.5.1 names ThisTests.Gone, which is no test"]);
        Faults(Page(number => number == "6.5.1" ? Row(number, "soon") : Row(number)), tests).ShouldBe(["6.5.1 is “soon”"]);
        Faults(Page(number => number == "6.5.1" ? Row(number, how: "") : Row(number)), tests).ShouldBe(["6.5.1 does not say why"]);
    }

    private static List<string> Faults(string page, ISet<string> tests)
    {
        var rows = Rows(page);
        var asked = Sections.SelectMany(section => Enumerable.Range(1, section.Value).Select(number => $"{section.Key}.{number}")).ToHashSet(StringComparer.Ordinal);
        var counts = rows.CountBy(row => row.Number).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. asked.Where(number => !counts.ContainsKey(number)).Select(number => $"{number} has no row"),
            .. counts.Where(count => asked.Contains(count.Key) && count.Value > 1).Select(count => $"{count.Key} has {count.Value} rows"),
            .. counts.Keys.Where(number => !asked.Contains(number)).Select(number => $"{number} is not asked for"),
            .. rows.Where(row => row.State is not (Met or "not met" or "not applicable")).Select(row => $"{row.Number} is “{row.State}”"),
            .. rows.Where(row => row.State != Met && row.How.Length == 0).Select(row => $"{row.Number} does not say why"),
            .. rows.Where(row => row.State == Met && row.Test.Length == 0).Select(row => $"{row.Number} is met and names no test"),
            .. rows.Where(row => row.Test.Length > 0 && !tests.Contains(row.Test)).Select(row => $"{row.Number} names {row.Test}, which is no test"),
        ];
    }

    private static List<Row> Rows(string page) =>
        [.. page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
            .Where(cells => cells.Length > 5 && char.IsAsciiDigit(cells[1].FirstOrDefault()))
            .Select(cells => new Row(cells[1], cells[3], cells[4], cells[5].Trim('`')))];

    /// <summary>The tests of every test project, as Class.Method, read from their sources: those of the browser are built apart from these.</summary>
    private static async Task<HashSet<string>> Tests()
    {
        HashSet<string> tests = new(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), "tests"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)))
        {
            var text = await File.ReadAllTextAsync(file, Cancel);
            var @class = "";
            foreach (Match found in Declarations().Matches(text))
            {
                if (found.Groups["class"].Success)
                    @class = found.Groups["class"].Value;
                else
                    tests.Add($"{@class}.{found.Groups["test"].Value}");
            }
        }

        tests.Count.ShouldBeGreaterThan(500);
        return tests;
    }

    private static string Anchor(string heading) => Regex.Replace(heading.Trim().ToLowerInvariant(), "[^\\p{L}\\p{Nd} -]", "", RegexOptions.None, TimeSpan.FromSeconds(1)).Replace(' ', '-');

    private static Task<string> Read(string path) => File.ReadAllTextAsync(Path.Combine(Root(), path), Cancel);

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PeaceCoord.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"^\s*(?:(?:public|internal|sealed|partial|abstract)\s+)*class\s+(?<class>\w+)|^\s*\[(?:Fact|Theory)\b.*\n(?:\s*\[.*\n)*\s*public (?:async )?(?:Task|ValueTask|void) (?<test>\w+)\(", RegexOptions.Multiline, 5000)]
    private static partial Regex Declarations();

    [GeneratedRegex(@"\]\(([^)\s]+\.md(?:#[^)\s]+)?)\)", RegexOptions.None, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("^#{1,4} (.+)$", RegexOptions.Multiline, 1000)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^- \*\*([^*]+)\*\*", RegexOptions.Multiline, 1000)]
    private static partial Regex Claims();

    private sealed record Row(string Number, string State, string How, string Test);
}

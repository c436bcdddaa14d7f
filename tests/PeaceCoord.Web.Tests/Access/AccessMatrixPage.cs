using System.Text;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>The access matrix to be read: <c>docs/access-matrix.md</c>, written from its rows.</summary>
internal static class AccessMatrixPage
{
    private const string Opens = "○";
    private const string Reads = "●";

    private static readonly IReadOnlyList<(Caller Caller, string Column)> Columns =
    [
        (Caller.Visitor, "visitor"), (Caller.LiaisonAssistant, "liaison assistant"), (Caller.Officer, "officer"), (Caller.SectionHead, "section head"), (Caller.Analyst, "analyst"), (Caller.Leadership, "leadership"),
        (Caller.DataFocalPoint, "data focal point"), (Caller.MissionAdmin, "mission admin"), (Caller.OrgCoordinator, "org coordinator"), (Caller.OrgMember, "org member"), (Caller.SystemAdmin, "system admin"),
        (Caller.OfficerElsewhere, "officer elsewhere"), (Caller.SectionHeadElsewhere, "head elsewhere"), (Caller.MissionAdminElsewhere, "admin elsewhere"), (Caller.OrgCoordinatorElsewhere, "other org"),
    ];

    public static string Write()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # The access matrix

            Written from the rows that the access matrix tests run (`tests/PeaceCoord.Web.Tests/Access`); do not edit it by hand. A test fails while it is not current and says how to write it anew.
            What it stands for, and how rows are added: [access.md](access.md).

            People of one mission and of another ("elsewhere"), of an organisation that records are shared with and of another. All are cleared to Confidential, the liaison assistant belongs to one field
            office. An address stands several times where it was asked for at several records: a draft, a submitted one, a Strictly confidential one, one opened in an emergency.

            `●` opens, and finds the mission's records there · `○` opens, or may do it · blank: not found, or said who may.


            """.ReplaceLineEndings("\n"));
        foreach (var feature in AccessMatrix.Features.OrderBy(feature => feature.GetType().Name, StringComparer.Ordinal))
        {
            page.Append("## ").Append(feature.GetType().Name.Replace("Access", "", StringComparison.Ordinal)).Append("\n\n");
            Append(page, "address", feature.Addresses.Select(row => Line(Shown(row.Template), caller => row.Reads.Contains(caller) ? Reads : row.Opens.Contains(caller) ? Opens : "")));
            Append(page, "use case", feature.UseCases.Select(row => Line($"`{row.UseCase.Name}`", caller => !row.May.Contains(caller) ? "" : row.IsReading ? Reads : Opens)));
            AppendLabels(page, [.. feature.Labels]);
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Append(StringBuilder page, string kind, IEnumerable<string> lines)
    {
        var rows = lines.Distinct(StringComparer.Ordinal).ToList();
        if (rows.Count == 0)
            return;
        page.Append("| ").Append(kind).Append(" | ").AppendJoin(" | ", Columns.Select(column => column.Column)).Append(" |\n| --- |").Append(string.Concat(Columns.Select(_ => " :-: |"))).Append('\n');
        foreach (var row in rows)
            page.Append(row).Append('\n');
        page.Append('\n');
    }

    /// <summary>Who reads what carries a label, by clearance, of those whose role reads that kind of record.</summary>
    private static void AppendLabels(StringBuilder page, IReadOnlyList<LabelRow> labels)
    {
        if (labels.Count == 0)
            return;
        page.Append("What carries a label, for those whose role reads that kind of record in that mission: `●` reads it · `named` reads it where the record names them, as author, owner or reader · blank: not found. "
            + "Nobody else reads it, whatever they are cleared for.\n\n");
        var clearances = Enum.GetValues<Label>();
        page.Append("| label | ").AppendJoin(" | ", clearances.Select(clearance => "cleared to " + Said(clearance))).Append(" |\n| --- |").Append(string.Concat(clearances.Select(_ => " :-: |"))).Append('\n');
        foreach (var row in labels)
            page.Append("| ").Append(Said(row.Label)).Append(" | ").AppendJoin(" | ", clearances.Select(clearance => row.Clearance is not { } least ? "named" : clearance >= least ? Reads : "")).Append(" |\n");
        page.Append('\n');
    }

    private static string Said(Label label) => label == Label.StrictlyConfidential ? "Strictly confidential" : label.ToString();

    private static string Line(string name, Func<Caller, string> mark) => $"| {name} | {string.Join(" | ", Columns.Select(column => mark(column.Caller)))} |";

    /// <summary>Without the constraints of its parameters, which say nothing to a reader.</summary>
    private static string Shown(string template) => $"`{template.Replace(":guid", "", StringComparison.Ordinal)}`";
}

/// <summary>Needs no portal: it only writes rows.</summary>
public sealed class AccessMatrixPageTests
{
    private const string Variable = "PEACECOORD_WRITE_DOCS";

    [Fact]
    public async Task The_page_of_the_matrix_is_current()
    {
        var path = Path.Combine(Root(), "docs", "access-matrix.md");
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
            await File.WriteAllTextAsync(path, AccessMatrixPage.Write(), TestContext.Current.CancellationToken);

        var stands = File.Exists(path) ? await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) : "";
        (stands == AccessMatrixPage.Write()).ShouldBeTrue($"docs/access-matrix.md is not what the rows say. Run this test with {Variable}=1 to write it, and look at what changed.");
    }

    [Fact]
    public void Everybody_has_a_column_and_a_row_shows_who_opens_it()
    {
        var page = AccessMatrixPage.Write();
        foreach (var line in page.Split('\n').Where(line => line.StartsWith('|')))
            line.Count(character => character == '|').ShouldBeOneOf(Enum.GetValues<Caller>().Length + 2, Enum.GetValues<Label>().Length + 2);
        page.ShouldContain("| `/sight` |  |  |  |  |  |  | ○ | ○ |  |  |  |  |  | ○ |  |");
    }

    [Fact]
    public void Every_label_has_a_row_that_shows_which_clearance_reads_it()
    {
        var page = AccessMatrixPage.Write();
        page.ShouldContain("| label | cleared to Public | cleared to Restricted | cleared to Confidential | cleared to Strictly confidential |");
        page.ShouldContain("\n| Public | ● | ● | ● | ● |\n");
        page.ShouldContain("\n| Restricted |  | ● | ● | ● |\n");
        page.ShouldContain("\n| Confidential |  |  | ● | ● |\n");
        page.ShouldContain("\n| Strictly confidential | named | named | named | named |\n");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PeaceCoord.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The sources are not around the tests.");
    }
}

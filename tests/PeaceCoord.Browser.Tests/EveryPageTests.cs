using System.Globalization;
using System.Text;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>What holds for every page there is; a new page is looked at by itself.</summary>
[Collection(nameof(Walk))]
[Trait("length", "long")]
public sealed class EveryPageTests(Walk walk, ITestOutputHelper output)
{
    private const long Kilobyte = 1000;
    private const long StaticPage = 150 * Kilobyte;
    private const long IslandPage = 300 * Kilobyte;
    private const long ComingBack = 25 * Kilobyte;
    private const long ListHtml = 30 * Kilobyte;

    /// <summary>Saves what is typed by a small script of its own.</summary>
    private const string Editor = "/consultations/{Id:guid}/edit";
    private static readonly string[] Scripted = ["/consultations/{Id:guid}/files", "/commitments/{Id:guid}/files", "/commitments/board"];

    [Fact]
    public void Every_page_was_opened()
    {
        walk.Pages.ShouldNotBeEmpty();
        walk.Closed.ShouldBeEmpty("pages that nobody of the demonstration could open");
        walk.Pages.Where(page => page.Address is null).Select(page => page.Template).ShouldBeEmpty("pages without a sample: add one to Pages.Samples, or a record of that kind to the cast");
        Faults(visit => visit.Status is 200 || visit.Address is "/not-found" or "/error" ? [] : [visit.Status.ToString(CultureInfo.InvariantCulture)]).ShouldBeEmpty();
    }

    [Fact]
    public void Axe_finds_nothing_light_and_dark_wide_and_narrow() => Faults(visit => visit.AxeFindings).ShouldBeEmpty();

    [Fact]
    public void No_page_scrolls_sideways() => Faults(visit => visit.Overflows).ShouldBeEmpty();

    [Fact]
    public void No_page_breaks_its_content_security_policy_or_reports_an_error() => Faults(visit => visit.ConsoleErrors).ShouldBeEmpty();

    [Fact]
    public void No_page_asks_another_host_for_anything() => Faults(visit => visit.OtherHosts).ShouldBeEmpty();

    [Fact]
    public void Texts_come_compressed() => Faults(visit => visit.Uncompressed).ShouldBeEmpty();

    [Fact]
    public void Only_the_editor_the_sending_of_files_the_board_and_pages_with_an_island_load_scripts() =>
        Faults(visit => visit.Page.IsIsland || visit.Page.Template.StartsWith(Editor, StringComparison.Ordinal) || Scripted.Contains(visit.Page.Template) || visit.Scripts == 0 ? [] : [$"{visit.Scripts} scripts"]).ShouldBeEmpty();

    [Fact]
    public void Pages_stay_within_their_budgets()
    {
        output.WriteLine(Table());
        Measured.Keep("bytes-of-pages", Table());

        Faults(visit => visit.FirstBytes <= (visit.Page.IsIsland ? IslandPage : StaticPage) ? [] : [$"first visit {visit.FirstBytes} bytes"]).ShouldBeEmpty();
        Faults(visit => visit.RepeatBytes <= ComingBack ? [] : [$"repeat visit {visit.RepeatBytes} bytes"]).ShouldBeEmpty();
        Faults(visit => !visit.IsList || visit.HtmlBytes <= ListHtml ? [] : [$"a list's HTML {visit.HtmlBytes} bytes"]).ShouldBeEmpty();
    }

    private List<string> Faults(Func<Visit, IEnumerable<string>> of) =>
        [.. walk.Visits.SelectMany(visit => of(visit).Select(fault => $"{visit.Address} ({visit.Who ?? "visitor"}): {fault}"))];

    private string Table()
    {
        var table = new StringBuilder("kB over the wire, compressed, headers included\nfirst visit  repeat    HTML  page\n");
        foreach (var visit in walk.Visits.OrderByDescending(visit => visit.FirstBytes))
            table.AppendLine(CultureInfo.InvariantCulture, $"{visit.FirstBytes / 1000.0,11:0.0} {visit.RepeatBytes / 1000.0,7:0.0} {visit.HtmlBytes / 1000.0,7:0.0}  {visit.Address}{(visit.Page.IsIsland ? " (island)" : "")}{(visit.IsList ? " (list)" : "")}{(visit.Who is null ? "" : " " + visit.Who)}");
        return table.ToString();
    }
}

using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Consultations;

/// <summary>The form that is filled in by hand, and the page that takes in what was written on it.</summary>
public sealed partial class PaperPagesTests(TestCluster cluster)
{
    /// <summary>What stands on paper under another name than at its field, or is typed in elsewhere.</summary>
    private static readonly Dictionary<string, string?> Otherwise = new(StringComparer.Ordinal)
    {
        ["Agreement"] = "The group agrees that this is told as theirs",
        ["Follow-up (function)"] = "Follow-up",
        ["Interpreter"] = "An interpreter was there",
        // What they were told is taken up in the editor, where the promises that were told stand.
        ["What they were told of earlier promises, and what they answered"] = null,
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_kind_has_its_form_in_the_readers_language_and_whatever_it_asks_for_is_typed_in_on_one_page()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var team = await FieldTeam.Gather(portal.Stage, Cancel);
        using var english = PlainBrowser.Of(portal, "officer@example.org");
        using var french = PlainBrowser.Of(portal, "officer@example.org", "fr");
        List<string> asked = [];
        List<string> headings = [];
        foreach (var kind in Enum.GetValues<ConsultationKind>())
        {
            foreach (var (reader, title, treated) in new[] { (english, "form to fill in by hand", "treats it as: Confidential"), (french, "formulaire à remplir à la main", "le traite comme : Confidentiel") })
            {
                await reader.Open("/consultations/paper/" + kind.ToString().ToLowerInvariant());
                var heading = WebUtility.HtmlDecode(Heading().Match(reader.Html).Groups[1].Value);
                heading.ShouldContain(title);
                heading.ShouldStartWith(WebUtility.HtmlDecode(Ticked().Matches(reader.Html).ShouldHaveSingleItem().Groups[1].Value), Case.Sensitive, "its own kind is ticked, and nothing else");
                reader.Text.ShouldContain(treated, Case.Insensitive);
                reader.Html.ShouldContain("class=\"marking");
                headings.Add(heading);
            }

            asked.AddRange(Labels().Matches(english.Html).Select(label => WebUtility.HtmlDecode(label.Groups[1].Value)));
        }

        headings.ShouldBeUnique();
        await english.Open("/consultations/from-paper");
        var taken = FieldLabels().Matches(english.Html).Select(label => Tags().Replace(WebUtility.HtmlDecode(label.Groups[2].Value), "").Trim()).ToList();
        asked.Distinct().Select(label => Otherwise.GetValueOrDefault(label, label)).OfType<string>().Where(label => !taken.Exists(field => field.StartsWith(label, StringComparison.Ordinal))).ShouldBeEmpty();

        await english.Send(("title", "From paper"), ("team-women", "2"), ("team-men", "1"), ("horizon", nameof(Horizon.Recovery)), ("act", "log"));
        var draft = new ConsultationId(Guid.Parse(english.Address.Split('/')[2]));
        var fields = (await portal.Stage.As<ReadDraft, Result<DraftView>>(team.Officer, read => read.Run(draft, Cancel))).Value.Fields;
        (fields[DraftFieldNames.TeamWomen], fields[DraftFieldNames.TeamMen], fields[DraftFieldNames.HorizonField]).ShouldBe(("2", "1", nameof(Horizon.Recovery)));
    }

    [GeneratedRegex("<h1>([^<]*)</h1>", RegexOptions.None, 5000)]
    private static partial Regex Heading();

    [GeneratedRegex("<li class=\"on\"><b>([^<]*)</b></li>", RegexOptions.None, 5000)]
    private static partial Regex Ticked();

    [GeneratedRegex("<div class=\"entry\">\\s*<p><b>([^<]*)</b>", RegexOptions.None, 5000)]
    private static partial Regex Labels();

    [GeneratedRegex("<(label|legend|h2)[^>]*>(.*?)</\\1>", RegexOptions.Singleline, 5000)]
    private static partial Regex FieldLabels();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 5000)]
    private static partial Regex Tags();
}

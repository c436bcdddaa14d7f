using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace PeaceCoord.Web.Missions;

/// <summary>Turns a case study's Markdown into HTML. Raw HTML in it is shown as text, and links lead to the web or to a source on the page.</summary>
internal static partial class CaseStudyText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <param name="here">Address of the page: marks of sources lead to its list.</param>
    public static MarkupString Html(string markdown, string here)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(link => !IsSafe(link.GetDynamicUrl?.Invoke() ?? link.Url)))
            (link.Url, link.GetDynamicUrl) = ("", null);
        // A picture would be fetched from another host by everybody who reads the page.
        foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage))
            picture.IsImage = false;
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsSafe(link.Url)))
            link.Url = "";
        var html = document.ToHtml(Pipeline).Replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table class=\"data keep\">", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
        return new MarkupString(Marks().Replace(html, marks => Mark().Replace(marks.Value, mark => $"<a href=\"{here}#{mark.Value.ToLowerInvariant()}\">{mark.Value}</a>")));
    }

    [GeneratedRegex(@"\[S\d+(?:, S\d+)*\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"S\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();

    /// <summary>Leads to the web or within the page, however the link was written.</summary>
    private static bool IsSafe(string? address) =>
        address is null or "" or ['#', ..] || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp));
}

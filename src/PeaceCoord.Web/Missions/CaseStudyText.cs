using System.Text.RegularExpressions;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace PeaceCoord.Web.Missions;

/// <summary>Turns a case study's Markdown into HTML. Raw HTML in it is shown as text, and links lead to the web or to a source on the page.</summary>
internal static partial class CaseStudyText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <param name="here">Address of the page: marks of sources lead to its list.</param>
    public static MarkupString Html(string markdown, string here)
    {
        var html = Markdown.ToHtml(Unsafe().Replace(markdown, "]("), Pipeline);
        html = html.Replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table class=\"data keep\">", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
        return new MarkupString(Marks().Replace(html, marks => Mark().Replace(marks.Value, mark => $"<a href=\"{here}#{mark.Value.ToLowerInvariant()}\">{mark.Value}</a>")));
    }

    [GeneratedRegex(@"\[S\d+(?:, S\d+)*\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"S\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();

    /// <summary>A link that leads neither to the web nor within the page.</summary>
    [GeneratedRegex(@"\]\(\s*(?!https?:|#)[^)\s]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unsafe();
}

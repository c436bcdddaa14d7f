using System.Text.RegularExpressions;
using PeaceCoord.Web.Missions;

namespace PeaceCoord.Web.Tests.Missions;

/// <summary>A case study comes from a file that somebody else may have written: it is shown as text, and leads to the web or to its sources only.</summary>
public sealed partial class CaseStudyTextTests
{
    [Theory]
    [InlineData("[here](javascript:alert(7319))")]
    [InlineData("[here](JaVaScRiPt:alert(7319))")]
    [InlineData("[here](jav&#x09;ascript:alert(7319))")]
    [InlineData("[here](&#106;avascript:alert(7319))")]
    [InlineData("[here](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[here](vbscript:msgbox)")]
    [InlineData("[here](/account)")]
    [InlineData("[here](//evil.example/x)")]
    [InlineData("[here][there]\n\n[there]: javascript:alert(7319)")]
    [InlineData("<javascript:alert(7319)>")]
    [InlineData("![picture](https://evil.example/seen.png)")]
    [InlineData("![picture](javascript:alert(7319))")]
    [InlineData("<svg onload=alert(7319)>")]
    [InlineData("<script>alert(7319)</script>")]
    [InlineData("<a href=\"javascript:alert(7319)\">x</a>")]
    [InlineData("[x](https://a.example \"title [S1] \\\" onmouseover=alert(7319)\")")]
    [InlineData("`[S1]<img src=x onerror=alert(7319)>`")]
    public void Nothing_in_it_runs_and_no_link_leads_into_the_portal_or_fetches(string markdown)
    {
        var html = CaseStudyText.Html(markdown, "/case-studies/one").Value;

        Tags().Matches(html).Select(tag => tag.Groups["name"].Value).ShouldBeSubsetOf(["p", "a", "code"], html);
        foreach (Match link in Links().Matches(html))
            link.Groups["to"].Value.ShouldMatch("^($|https://|/case-studies/one#s1$)", html);
        Handlers().IsMatch(html).ShouldBeFalse(html);
    }

    [Theory]
    [InlineData("[the report](https://www.un.org/x?a=1&b=2)", "href=\"https://www.un.org/x?a=1&amp;b=2\"")]
    [InlineData("<https://www.un.org/x>", "href=\"https://www.un.org/x\"")]
    [InlineData("As they said [S1, S2].", "<a href=\"/case-studies/one#s2\">S2</a>")]
    public void What_is_meant_stays(string markdown, string kept) => CaseStudyText.Html(markdown, "/case-studies/one").Value.ShouldContain(kept);

    [GeneratedRegex("<(?<name>[a-zA-Z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("(href|src)=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    /// <summary>An attribute of a tag that would run.</summary>
    [GeneratedRegex("<[^>]*\\son[a-z]+=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Handlers();
}

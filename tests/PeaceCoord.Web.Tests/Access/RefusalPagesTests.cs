using System.Text.RegularExpressions;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>The page that explains a refusal is whole, and the same each time: a difference between two of them would tell what is there.</summary>
public sealed partial class RefusalPagesTests(AccessStage stage) : IClassFixture<AccessStage>
{
    /// <summary>A page that is sometimes sent half drawn shows it within so many.</summary>
    private const int Times = 20;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/no/such", "404")]
    [InlineData("DELETE", "/consultations", "405")]
    [InlineData("POST", "/no/such", "40")]
    public async Task Who_is_signed_in_finds_the_menu_of_their_work_on_it_every_time(string method, string address, string status)
    {
        using var browser = stage.Browser(Caller.Officer);
        // The first answer to a browser sets its antiforgery cookie.
        await browser.GetStringAsync(new Uri("/account", UriKind.Relative), Cancel);
        HashSet<string> answers = [];
        for (var time = 0; time < Times; time++)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            answers.Add(await browser.Masked(request, Cancel));
        }

        var answer = answers.ShouldHaveSingleItem();
        answer.ShouldStartWith(status);
        answer.ShouldContain("href=\"/commitments\"");
    }

    [Theory]
    [InlineData("/consultations/{0}/write", "consultation")]
    [InlineData("/consultations/{0}/drop", "consultation")]
    [InlineData("/shares/{0}/take-back", "share")]
    public async Task A_post_about_somebody_elses_record_is_answered_as_one_about_nothing(string template, string record)
    {
        using var browser = stage.Browser(Caller.OfficerElsewhere);
        var token = Token().Match(await browser.GetStringAsync(new Uri("/account", UriKind.Relative), Cancel)).Groups["token"].Value;
        HashSet<string> answers = [];
        for (var time = 0; time < Times; time++)
        {
            foreach (var id in (Guid[])[stage.Id(record), Guid.CreateVersion7()])
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, template.Replace("{0}", id.ToString(), StringComparison.Ordinal));
                request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
                answers.Add(await browser.Masked(request, Cancel));
            }
        }

        answers.ShouldHaveSingleItem().ShouldStartWith("404");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}

using System.Net;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>Two people correct one record: whoever saves second sees what stands now at each field in which it differs, keeps what they typed, and saves over it knowingly.</summary>
public sealed class TwoAtOneRecordTests(TestCluster cluster)
{
    private const string First = "As the first had it.";
    private const string Second = "As the second has it.";

    private static readonly string[] People = ["head@minukes.example", "officer@minukes.example", "officer.telbara@minukes.example", "liaison@minukes.example"];

    /// <summary>A text of each form that two may have open at once.</summary>
    private static readonly (string Page, string Field)[] Corrections =
    [
        ("/agreements/{Id:guid}/correct", "Input.Title"),
        ("/outreach/{Id:guid}/edit", "Input.Message"),
        ("/forums/{Id:guid}/edit", "Input.Purpose"),
        ("/forums/{Id:guid}/meetings/{MeetingId:guid}/correct", "Input.Note"),
        ("/forums/{Id:guid}/decisions/{DecisionId:guid}/correct", "Input.DoneBy"),
        ("/commitments/{Id:guid}/tellings/{TellingId:guid}/correct", "Input.AnsweredBy"),
        ("/consultations/{Id:guid}/concerns/{ConcernId:guid}/telling", "Input.AnsweredBy"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_saves_second_is_shown_what_stands_now_field_by_field_and_chooses()
    {
        await using var portal = await RunningPortal.Start(cluster, demo: true, cancel: Cancel);
        var pages = await Pages.Of(portal);
        foreach (var (template, field) in Corrections)
        {
            var (email, address) = await WhoOpens(portal, pages.Single(page => page.Template == template));
            using var first = PlainBrowser.Of(portal, email);
            using var second = PlainBrowser.Of(portal, email);
            await first.Open(address);
            await second.Open(address);
            await Send(first, (field, First), ("Input.Reason", "Wrongly written."));
            first.Html.ShouldNotContain("id=\"errors\"", Case.Sensitive, template);

            await Send(second, (field, Second), ("Input.Reason", "Wrongly written."));

            second.Text.ShouldContain("Somebody saved this while you had it open", Case.Sensitive, template);
            second.Html.ShouldContain($"id=\"{field.Replace('.', '-').ToLowerInvariant()}-error\"", Case.Sensitive, template);
            second.Text.ShouldContain($"Now it says: “{First}”", Case.Sensitive, template);
            System.Text.RegularExpressions.Regex.Count(second.Html, "class=\"err\"").ShouldBe(1, template + ": no other field differs");
            second.ValueOf(field)!.Trim().ShouldBe(Second, template);
            await Send(second);
            second.Html.ShouldNotContain("id=\"errors\"", Case.Sensitive, template);
            second.Address.ShouldNotBe(address, template);
            await second.Open(address);
            second.ValueOf(field)!.Trim().ShouldBe(Second, template);
        }
    }

    /// <summary>What was found in texts that stand there already is looked at once more and sent as it is.</summary>
    private static async Task Send(PlainBrowser browser, params (string Name, string Value)[] changes)
    {
        await browser.Send(changes);
        if (browser.Html.Contains("id=\"look-again\"", StringComparison.Ordinal))
            await browser.Send();
    }

    private static async Task<(string Email, string Address)> WhoOpens(RunningPortal portal, PageToOpen page)
    {
        foreach (var email in People)
        {
            using var browser = PlainBrowser.Of(portal, email);
            foreach (var address in page.Candidates)
            {
                await browser.Open(address);
                if (browser.Status == HttpStatusCode.OK && browser.Html.Contains("name=\"Input.Version\"", StringComparison.Ordinal))
                    return (email, address);
            }
        }

        throw new InvalidOperationException($"Nobody opens {page.Template}.");
    }
}

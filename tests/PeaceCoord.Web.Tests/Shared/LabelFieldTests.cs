using System.Net;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Shared;

/// <summary>Wherever a label is chosen, what each means stands beside it.</summary>
public sealed class LabelFieldTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_label_to_choose_has_its_consequence_and_the_un_marking_beside_it_in_both_languages()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        Label[] all = Enum.GetValues<Label>();
        Label[] two = [Label.Restricted, Label.Confidential];
        (string Who, string Address, Label[] Offered)[] pages =
        [
            ("officer.one", "/forums/new", two),
            ("officer.one", "/outreach/new", two),
            ("officer.one", "/agreements/new", two),
            ("officer.one", "/consultations/plan", all),
            ("mission.administrator", $"/workspace/members?of={mission.Workspace.Value}", all),
        ];
        foreach (var (who, address, offered) in pages)
        {
            using var reader = PlainBrowser.Of(portal, who + "@mission.example");
            await reader.Open(address);
            reader.Status.ShouldBe(HttpStatusCode.OK, address);
            foreach (var label in offered)
                Means(reader, label).ShouldBe(English(label), address);
            reader.Html.ShouldNotContain($"<option value=\"{nameof(Label.Confidential)}\"", customMessage: address);
        }

        using var french = PlainBrowser.Of(portal, "officer.one@mission.example", "fr");
        await french.Open("/forums/new");
        Means(french, Label.Confidential).ShouldContain("ONU");
    }

    /// <summary>What stands beside the box of a label, tied to it for who hears the page.</summary>
    private static string Means(PlainBrowser reader, Label label)
    {
        var box = System.Text.RegularExpressions.Regex.Match(reader.Html, $"<input type=\"radio\" id=\"[^\"]*-{label}\"[^>]*aria-describedby=\"([^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(2)).Groups[1].Value;
        return WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(reader.Html, $"<p class=\"hint\" id=\"{box}\">([^<]*)</p>", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(2)).Groups[1].Value);
    }

    private static string English(Label label) => label switch
    {
        Label.Public => "UN: Unclassified, cleared for release · low harm if disclosed · visitors read it only in a published report",
        Label.Restricted => "UN: Unclassified · moderate harm if disclosed · members of the workspace with that clearance, and whom it is shared with",
        Label.Confidential => "UN: Confidential · high harm if disclosed · members of the workspace with that clearance, and whom it is shared with",
        _ => "UN: Strictly Confidential · severe harm if disclosed: a life may depend on it · named people only",
    };
}

using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>What comes out of the printer, as far as a PDF's plain parts and the page's print style tell it.</summary>
public sealed class PrintTests(TestCluster cluster, Browser browser)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Every_page_of_a_visit_sheet_is_A5_and_records_carry_their_label_on_paper()
    {
        await using var portal = await RunningPortal.Start(cluster, demo: true, cancel: TestContext.Current.CancellationToken);
        await using var office = await browser.Somebody(portal.Address);
        var page = await office.SignIn("officer@minukes.example");
        var community = await First(page, "/communities", "tbody th a");

        await page.GotoAsync(community + "/sheet");
        var sheet = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        var sizes = Regex.Matches(sheet, @"/MediaBox \[0 0 (\d+)", RegexOptions.None, Patience).Select(box => box.Groups[1].Value).ToList();
        sizes.ShouldNotBeEmpty();
        sizes.ShouldAllBe(width => width == "420");

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator(".top, .foot, .crumbs, .skip").And(page.Locator(":visible")).CountAsync()).ShouldBe(0);
        foreach (var record in new[] { community, community + "/sheet", await First(page, "/agreements", "tbody th a") })
        {
            await page.GotoAsync(record);
            (await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).getPropertyValue('--page-label')")).ShouldNotBeEmpty(record);
        }
    }

    private static async Task<string> First(IPage page, string list, string link)
    {
        await page.GotoAsync(list);
        return (await page.Locator(link).First.GetAttributeAsync("href"))!;
    }
}

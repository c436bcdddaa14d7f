using Microsoft.Playwright;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>Cards of the board of commitments are moved by keyboard and by mouse.</summary>
public sealed class BoardTests(TestCluster cluster, Browser browser)
{
    private const int Farthest = 80;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_is_moved_by_its_button_and_the_keyboard_stands_at_the_card_or_at_the_word_that_it_left()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var promise = await mission.HasCommitment(await mission.HasCommunity());
        await using var context = await browser.Somebody(portal.Address);
        var page = await context.SignIn("officer.one@mission.example", SmallMission.Password);
        await page.GotoAsync("/commitments/board");

        await Press(page, "Accept");
        await page.WaitForURLAsync($"**moved={promise.Value}#moved");
        await StandsAt(page, "li#moved");
        (await page.EvaluateAsync<string>("document.activeElement.closest('td').dataset.th")).ShouldBe("Accepted, planned");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')")).ShouldBe($"/commitments/{promise.Value}");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Begin the work", "what comes next is the next stop");

        var today = DateOnly.FromDateTime(portal.Stage.Clock.GetUtcNow().UtcDateTime);
        await mission.HasCommitment(null, c =>
        {
            c.Decline("There is no pump to be had.", today).Refusals.ShouldBeEmpty();
            c.Tell(new TellingFacts(today, ToldHow.Visit, mission.SecondOfficer, CommunityAnswer.Confirmed, "We know.", "en", "Market women"), today, portal.Stage.Clock.GetUtcNow()).Refusals.ShouldBeEmpty();
        }, owner: mission.SecondOfficer);
        await page.GotoAsync("/commitments/board");
        await Press(page, "Close");
        await StandsAt(page, "[role=status]#moved");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldContain("It is closed and leaves the board");
    }

    [Fact]
    public async Task A_card_is_dragged_to_the_column_that_its_button_leads_to_and_to_no_other()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var promise = await mission.HasCommitment(await mission.HasCommunity());
        await using var context = await browser.Somebody(portal.Address);
        var page = await context.SignIn("officer.one@mission.example", SmallMission.Password);
        await page.GotoAsync("/commitments/board");
        var card = page.Locator(".board li");

        await card.DragToAsync(page.Locator("td[data-column=InProgress]"));
        await Assertions.Expect(page.Locator("td[data-column=ToAccept] li")).ToHaveCountAsync(1);
        page.Url.ShouldNotContain("moved");
        await card.Locator("a").HoverAsync();
        await page.Mouse.DownAsync();
        await page.Locator("td[data-column=Accepted]").HoverAsync();
        await page.Locator("td[data-column=Accepted]").HoverAsync();
        (await page.Locator("td.drop").GetAttributeAsync("data-column")).ShouldBe("Accepted", "it shows where the card may go");
        await page.Mouse.UpAsync();

        await page.WaitForURLAsync($"**moved={promise.Value}#moved");
        await Assertions.Expect(page.Locator("td[data-column=Accepted] li")).ToHaveCountAsync(1);
        await card.DragToAsync(page.Locator("td[data-column=InProgress]"));
        await Assertions.Expect(page.Locator("td[data-column=InProgress] li")).ToHaveCountAsync(1);
    }

    /// <summary>Goes to the button with the tabulator, and presses it.</summary>
    private static async Task Press(IPage page, string button)
    {
        for (var step = 0; await page.EvaluateAsync<string?>("document.activeElement.matches('main button') ? document.activeElement.textContent : null") != button; step++)
        {
            step.ShouldBeLessThan(Farthest, button);
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>The browser gives the focus when it has drawn the page, a little after it has loaded.</summary>
    private static async Task StandsAt(IPage page, string selector)
    {
        await page.Locator(selector).WaitForAsync();
        await page.WaitForFunctionAsync("selector => document.activeElement.matches(selector)", selector, new() { Timeout = 10_000 });
    }
}

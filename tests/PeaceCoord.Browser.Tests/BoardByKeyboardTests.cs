using Microsoft.Playwright;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>The board of commitments without a mouse.</summary>
public sealed class BoardByKeyboardTests(TestCluster cluster, Browser browser)
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

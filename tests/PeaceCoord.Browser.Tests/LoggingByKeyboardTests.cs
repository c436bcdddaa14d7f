using System.Globalization;
using Microsoft.Playwright;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>
/// A consultation with five concerns from home to submitted, without a mouse. Counted is each thing a person decides and does: pressing a
/// button, typing into a field, choosing, ticking. Going to the next field is not.
/// </summary>
public sealed class LoggingByKeyboardTests(TestCluster cluster, Browser browser, ITestOutputHelper output)
{
    private const int Most = 45;
    private const int Concerns = 5;

    [Fact]
    public async Task Five_concerns_are_logged_by_keyboard_alone_in_at_most_45_interactions()
    {
        await using var portal = await RunningPortal.Start(cluster, demo: true, cancel: TestContext.Current.CancellationToken);
        await using var context = await browser.Somebody(portal.Address);
        var page = await context.SignIn("liaison@minukes.example");
        await page.GotoAsync("/workspace");
        var hands = new Hands(page);

        await hands.Press("form[action$='/start'] button");
        await page.WaitForURLAsync("**/edit**");
        await hands.Type("#title", "Market, water and the road");
        await hands.Choose("#kind", "CommunityMeeting");
        await hands.Type("#purpose", "To hear what became of the pump");
        await hands.Next("/edit/where");

        await hands.Tick("input[name=communities]");
        await hands.Type("#place", "Market square");
        await hands.Type("#date", TimeProvider.System.GetUtcNow().AddDays(-1).ToString("MMddyyyy", CultureInfo.InvariantCulture));
        await hands.Type("#language", "en");
        await hands.Next("/edit/who");

        await hands.Type("#heads-women-from30to59", "11");
        await hands.Type("#heads-men-from30to59", "9");
        await hands.Pick("counting", "Counted");
        // Something promised to them earlier waits to be told: they were not told at this meeting.
        await hands.Next("/edit/told");
        await hands.Next("/edit/said");

        for (var concern = 0; concern < Concerns; concern++)
        {
            await hands.Press("button[value='add:concern']");
            await Assertions.Expect(page.Locator("fieldset[id^=concern-]")).ToHaveCountAsync(concern + 1);
            await hands.Choose("select[name$=-theme]", concern == 1 ? "Other" : "Water", concern);
            await hands.Choose("select[name$=-group]", "Women", concern);
            await hands.Type("textarea[name$=-summary]", $"Concern {concern + 1}: the pump has given no water for three weeks.", concern);
        }

        await hands.Next("/edit/promised");
        await hands.Next("/edit/risk");
        await hands.Pick("label", "Confidential");
        await hands.Pick("sensitivity", "Exact");
        await hands.Type("#do-no-harm", "An open meeting, as they asked, in daylight.");
        await hands.Next("/edit/check");
        await hands.Press("button[value=submit]");
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/consultations/[0-9a-f-]{36}$"));

        output.WriteLine($"{hands.Interactions} interactions, {hands.Steps} moves of the focus");
        Measured.Keep("interactions-of-five-concerns", $"{hands.Interactions} interactions from home to submitted (at most {Most}), {hands.Steps} moves of the focus");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Concern 5");
        hands.Findings.ShouldBeEmpty();
        hands.Interactions.ShouldBeLessThanOrEqualTo(Most);
    }

    /// <summary>Somebody's hands on the keyboard: everything is reached with the tabulator.</summary>
    private sealed class Hands(IPage page)
    {
        private const int Farthest = 250;

        public int Interactions { get; private set; }

        public int Steps { get; private set; }

        /// <summary>What axe found on the sections that were left.</summary>
        public List<string> Findings { get; } = [];

        public async Task Press(string button)
        {
            await Reach(button);
            await page.Keyboard.PressAsync("Enter");
            Interactions++;
        }

        public async Task Type(string field, string text, int number = 0)
        {
            await Reach(field, number);
            // Key by key where the field reads keys, as a date does; a long text at once.
            await (text.Length > 30 ? page.Keyboard.InsertTextAsync(text) : page.Keyboard.TypeAsync(text));
            Interactions++;
        }

        public async Task Tick(string box)
        {
            await Reach(box);
            await page.Keyboard.PressAsync("Space");
            Interactions++;
        }

        /// <summary>Goes down a list of choices until the wanted one stands there.</summary>
        public async Task Choose(string list, string value, int number = 0)
        {
            await Reach(list, number);
            var choices = await page.EvaluateAsync<int>("() => document.activeElement.options.length");
            for (var down = 0; await page.EvaluateAsync<string>("() => document.activeElement.value") != value; down++)
            {
                down.ShouldBeLessThan(choices, $"{value} in {list}");
                await page.Keyboard.PressAsync("ArrowDown");
            }

            Interactions++;
        }

        /// <summary>One of a group of radio buttons; nothing is done where it stands already.</summary>
        public async Task Pick(string name, string value)
        {
            if (await page.Locator($"input[name={name}][value={value}]").IsCheckedAsync())
                return;
            await Reach($"input[name={name}]");
            await page.Keyboard.PressAsync("Space");
            var choices = await page.Locator($"input[name={name}]").CountAsync();
            for (var down = 0; await page.EvaluateAsync<string>("() => document.activeElement.value") != value; down++)
            {
                down.ShouldBeLessThan(choices, $"{value} of {name}");
                await page.Keyboard.PressAsync("ArrowDown");
            }

            Interactions++;
        }

        public async Task Next(string section)
        {
            Findings.AddRange((await (await Axe.On(page)).Run(coloursOnly: false)).Select(finding => $"before {section}: {finding}"));
            await Press("button[value=next]");
            await page.WaitForURLAsync("**" + section);
        }

        private async Task Reach(string selector, int number = 0)
        {
            for (var step = 0; step < Farthest; step++)
            {
                if (await page.EvaluateAsync<bool>("([selector, number]) => document.activeElement?.matches(selector) && (number === 0 || [...document.querySelectorAll(selector)].indexOf(document.activeElement) === number)", new object[] { selector, number }))
                    return;
                await page.Keyboard.PressAsync("Tab");
                Steps++;
            }

            throw new InvalidOperationException($"The tabulator does not lead to {selector}.");
        }
    }
}

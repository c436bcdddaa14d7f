using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>
/// One community through the whole chain: a meeting planned with it, logged from that plan, returned, recorded; of its promises one kept, one that cannot
/// be kept, one that they will dispute, and a wish that cannot be met; all of it told at a feedback meeting. The community page and the sheet that the plan
/// of the next visit offers tell exactly that. What is typed elsewhere too is put into the forms by script.
/// </summary>
public sealed class FeedbackMeetingTests(TestCluster cluster, Browser browser)
{
    private const string Community = "Mbélo market";
    private const string Kept = "Repair the market pump";
    private const string Refused = "Build a second school";
    private const string Disputed = "Light the road to the well";
    private const string Wish = "Give us back the field by the river";
    private const string WhyNoSchool = "The ministry gave the teachers to another district.";
    private const string WhyNoField = "The field was sold and the title is in order.";

    private static readonly string[] Concerns = ["The pump gives no water.", "The school is full.", "The road is dark.", Wish];

    private static readonly Dictionary<string, (string Answer, string Words)> Answers = new(StringComparer.Ordinal)
    {
        [Kept] = ("Confirmed", "The water runs since Sunday."),
        [Refused] = ("Disputed", "You could have said so in spring."),
        [Disputed] = ("Disputed", "Half of the lamps are dark by nine."),
        [Wish] = ("Confirmed", "At least you told us to our face."),
    };

    [Fact]
    public async Task What_was_asked_promised_done_and_told_to_one_community_is_what_its_page_and_the_visit_sheet_tell()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var portal = await RunningPortal.Start(cluster, cancel: cancel);
        var mission = await SmallMission.On(portal.Stage);
        var community = await mission.HasCommunity(Community);
        var today = MissionTime.Today("Africa/Monrovia", portal.Stage.Clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var field = await browser.Somebody(portal.Address);
        await using var office = await browser.Somebody(portal.Address);
        var liaison = await SignedIn(field, portal, mission.Liaison);
        var officer = await SignedIn(office, portal, mission.SecondOfficer);

        var asked = await PlanLogReturnAndRecord(liaison, officer, mission, community, today);
        var promises = await WorkOff(officer, liaison, asked, today);
        var feedback = await TellAndRecord(liaison, officer, community, today);
        await PagesTell(liaison, officer, mission, community, promises, asked, feedback, today);
    }

    private static async Task<string> PlanLogReturnAndRecord(IPage liaison, IPage officer, SmallMission mission, CommunityId community, string today)
    {
        var meeting = await Plan(liaison, mission, community, "The market women", today);
        await Sheet(liaison, meeting);
        await Assertions.Expect(liaison.Locator("h1")).ToHaveTextAsync(Community);
        await Assertions.Expect(liaison.Locator("#last")).ToHaveTextAsync("Not met before");
        await Assertions.Expect(liaison.Locator("section[aria-label='We promised']")).ToHaveCountAsync(0);
        await liaison.GotoAsync(meeting);
        await liaison.ClickAsync($"section[aria-labelledby=sheets] a[href*='plan={meeting.Split('/')[^1]}'][href*='/paper']");
        await Assertions.Expect(liaison.Locator("main")).ToContainTextAsync(Community);
        await liaison.GotoAsync(meeting);
        await liaison.ClickAsync($"form[action='{meeting}/write'] button");
        await liaison.WaitForSelectorAsync("#title");
        await liaison.GotoAsync(meeting + "/edit/where");
        await Assertions.Expect(liaison.Locator("input[name=communities]:checked")).ToHaveCountAsync(1);
        await Assertions.Expect(liaison.Locator($"input[name=communities][value='{community.Value}']")).ToBeCheckedAsync();

        var concerns = Concerns.Select(_ => Guid.CreateVersion7()).ToList();
        await Type(liaison, meeting, [.. Basics(today, "Listen"), .. Said(concerns), .. Promised(mission, concerns, today)]);
        await Submit(liaison, meeting);
        await officer.GotoAsync(meeting + "/review");
        await officer.FillAsync("#input-comment", "How many came?");
        await Send(officer, "form.form:has(#input-comment)");
        await liaison.GotoAsync(meeting);
        await Assertions.Expect(liaison.Locator("div.note.warn")).ToContainTextAsync("How many came?");
        await liaison.ClickAsync($"form[action='{meeting}/write'] button");
        await Type(liaison, meeting, [("heads-women-from18to29", "7")]);
        await Submit(liaison, meeting);
        await Record(officer, meeting);
        return meeting;
    }

    /// <summary>Plans a meeting with the community and comes back to its page.</summary>
    private static async Task<string> Plan(IPage liaison, SmallMission mission, CommunityId community, string title, string today)
    {
        await liaison.GotoAsync("/consultations/plan");
        await liaison.FillAsync("#input-title", title);
        await liaison.SelectOptionAsync("#input-kind", "WomensGroup");
        await liaison.CheckAsync($"input[name='Input.Communities'][value='{community.Value}']");
        await liaison.FillAsync("#input-on", today);
        await liaison.SelectOptionAsync("#input-officeid", mission.North.Value.ToString());
        await liaison.FillAsync("#input-placename", "Market");
        await liaison.SelectOptionAsync("#input-sensitivity", "Exact");
        await liaison.SelectOptionAsync("#input-reprisalrisk", "Low");
        await liaison.SelectOptionAsync("#input-visibility", "Open");
        await Send(liaison, "form.form");
        await liaison.WaitForURLAsync(new Regex("/consultations/[0-9a-f-]{36}$"));
        return new Uri(liaison.Url).AbsolutePath;
    }

    /// <summary>The sheet to take along, from the page of a plan.</summary>
    private static async Task Sheet(IPage liaison, string meeting)
    {
        await liaison.GotoAsync(meeting);
        await liaison.ClickAsync("section[aria-labelledby=sheets] a[href^='/communities/'][href$='/sheet']");
        await liaison.WaitForURLAsync("**/sheet");
    }

    /// <summary>The first is kept, the second declined with its reason, the third, added later, done as far as the mission knows; the wish cannot be met.</summary>
    private static async Task<Dictionary<string, string>> WorkOff(IPage officer, IPage liaison, string meeting, string today)
    {
        await officer.ClickAsync($"article:has-text('{Concerns[2]}') a[href*='/commitments/new']");
        await officer.FillAsync("#input-text", Disputed);
        await officer.SelectOptionAsync("#input-kind", "Promise");
        await officer.SelectOptionAsync("#input-promisedby", "Section");
        await officer.SelectOptionAsync("#input-ownerid", new SelectOptionValue { Label = "Officer One" });
        await officer.FillAsync("#input-due", today);
        await Send(officer, "form.form");
        await officer.GotoAsync(meeting);
        var promises = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var promise in new[] { Kept, Refused, Disputed })
            promises[promise] = (await officer.Locator("section[aria-labelledby=committed] a", new() { HasText = promise }).GetAttributeAsync("href"))!;
        await officer.ClickAsync($"article:has-text('{Wish}') a[href*='/concerns/']");
        await officer.SelectOptionAsync("#input-state", "NotPossible");
        await officer.FillAsync("#input-notpossiblereason", WhyNoField);
        await Send(officer, "form.form");

        foreach (var done in new[] { Kept, Disputed })
        {
            await liaison.GotoAsync(promises[done]);
            await Send(liaison, "form:has(input[name=_handler][value=accept])");
            await liaison.GotoAsync(promises[done] + "/deliver");
            await liaison.FillAsync("#input-on", today);
            await Send(liaison, "form.form");
        }

        await officer.GotoAsync(promises[Refused] + "/decline");
        await officer.FillAsync("#input-reason", WhyNoSchool);
        await Send(officer, "form.form");
        return promises;
    }

    /// <summary>Logged from the community's page; the section shows what waits to be told, and a tick opens the fields for the answer.</summary>
    private static async Task<string> TellAndRecord(IPage liaison, IPage officer, CommunityId community, string today)
    {
        await liaison.GotoAsync($"/communities/{community.Value}/sheet");
        var toTell = liaison.Locator("section[aria-label='To tell them first']");
        foreach (var promise in new[] { Kept, Refused, Disputed })
            await Assertions.Expect(toTell).ToContainTextAsync(promise);
        await liaison.GotoAsync($"/communities/{community.Value}");
        await liaison.ClickAsync("form[action$='/start'] button");
        await liaison.WaitForSelectorAsync("#title");
        var meeting = new Uri(liaison.Url).AbsolutePath.Replace("/edit", "", StringComparison.Ordinal);
        await Type(liaison, meeting, [.. Basics(today, "Tell what became of it"), ("communities", community.Value.ToString()), ("title", "What became of it")]);
        await liaison.GotoAsync(meeting + "/edit/who");
        await liaison.ClickAsync("button[value=next]");
        await liaison.WaitForURLAsync("**/edit/told");

        var rows = liaison.Locator("fieldset.told");
        await Assertions.Expect(rows).ToHaveCountAsync(4);
        foreach (var (what, (answer, words)) in Answers)
        {
            var row = rows.Filter(new() { HasText = what });
            await Assertions.Expect(row.Locator("textarea")).ToBeHiddenAsync();
            await row.Locator("input[type=checkbox]").CheckAsync();
            await row.Locator("select[name$=-answer]").SelectOptionAsync(answer);
            await row.Locator("textarea").FillAsync(words);
            await row.Locator("input[name$=-answered-by]").FillAsync("Market women");
        }

        (await (await Axe.On(liaison)).Run(coloursOnly: false)).ShouldBeEmpty();
        await Assertions.Expect(rows.Filter(new() { HasText = Refused })).ToContainTextAsync(WhyNoSchool);
        await Assertions.Expect(rows.Filter(new() { HasText = Wish })).ToContainTextAsync(WhyNoField);
        await liaison.ClickAsync("button[value=next]");
        await liaison.WaitForURLAsync("**/edit/said");
        await Submit(liaison, meeting);
        await Record(officer, meeting);
        await Assertions.Expect(officer.Locator("section[aria-labelledby=told] article")).ToHaveCountAsync(4);
        await Assertions.Expect(officer.Locator("section[aria-labelledby=told]")).Not.ToContainTextAsync("left as it was");
        return meeting;
    }

    private static async Task PagesTell(IPage liaison, IPage officer, SmallMission mission, CommunityId community, Dictionary<string, string> promises, string asked, string feedback, string today)
    {
        await officer.GotoAsync($"/communities/{community.Value}");
        (await officer.Locator(".chain-sum i").AllInnerTextsAsync()).ShouldBe(["4", "3", "1", "3", "3"], "asked, promised, done, told, answered");
        (await officer.Locator("article.promise").CountAsync()).ShouldBe(3);
        await Promise(Kept, Concerns[0], "Confirmed by the community", 5);
        await Promise(Refused, Concerns[1], "Declined", 5, WhyNoSchool);
        await Promise(Disputed, Concerns[2], "Disputed by the community", 5);
        var wish = officer.Locator("section[aria-labelledby=concerns] li");
        (await wish.CountAsync()).ShouldBe(1);
        foreach (var text in new[] { Wish, WhyNoField, Answers[Wish].Words })
            await Assertions.Expect(wish).ToContainTextAsync(text);
        await Assertions.Expect(wish.Locator($"a[href='{feedback}']")).ToHaveCountAsync(1);

        await Sheet(liaison, await Plan(liaison, mission, community, "The market women again", today));
        await Assertions.Expect(liaison.Locator("section[aria-label='To tell them first']")).ToHaveCountAsync(0);
        var open = liaison.Locator("section[aria-label='We promised'] article");
        (await open.Locator("h3").AllInnerTextsAsync()).ShouldBe([Disputed, Kept, Refused], ignoreOrder: true);
        (await open.First.Locator("h3").InnerTextAsync()).ShouldBe(Disputed, "what they dispute comes first");
        foreach (var promise in promises.Keys)
            await Assertions.Expect(open.Filter(new() { HasText = promise })).ToContainTextAsync(Answers[promise].Words);
        await Assertions.Expect(open.Filter(new() { HasText = Refused })).ToContainTextAsync(WhyNoSchool);
        await Assertions.Expect(liaison.Locator("section[aria-labelledby=not-possible] li")).ToContainTextAsync([Wish]);
        await Assertions.Expect(liaison.Locator("section[aria-labelledby=not-possible]")).ToContainTextAsync(Answers[Wish].Words);

        await officer.GotoAsync(promises[Kept]);
        await officer.ClickAsync($"ol.history a[href='{feedback}']");
        await officer.ClickAsync($"section[aria-labelledby=told] a[href^='{asked}#concern-']");
        await Assertions.Expect(officer.Locator("article", new() { HasText = Wish })).ToContainTextAsync(Answers[Wish].Words);

        async Task Promise(string text, string concern, string state, int links, params string[] also)
        {
            var promise = officer.Locator("article.promise", new() { HasText = text });
            foreach (var told in also.Append(concern).Append(state).Append(Answers[text].Words).Append("Market women"))
                await Assertions.Expect(promise).ToContainTextAsync(told);
            (await promise.Locator("li.link").CountAsync()).ShouldBe(links);
            await Assertions.Expect(promise.Locator($"a[href='{feedback}']")).ToHaveCountAsync(1);
        }
    }

    private static (string, string)[] Basics(string today, string purpose) =>
    [
        ("kind", "WomensGroup"), ("purpose", purpose), ("place", "Market"), ("date", today), ("language", "en"),
        ("heads-women-from30to59", "11"), ("counting", "Counted"), ("label", "Confidential"), ("sensitivity", "Exact"), ("do-no-harm", "By day, at their wish."),
    ];

    private static IEnumerable<(string, string)> Said(List<Guid> concerns) => concerns.SelectMany((id, number) => new[]
    {
        ($"concern-{id:N}-theme", "Water"), ($"concern-{id:N}-group", "Women"), ($"concern-{id:N}-summary", Concerns[number]), ($"concern-{id:N}-attributable", "yes"),
    });

    private static IEnumerable<(string, string)> Promised(SmallMission mission, List<Guid> concerns, string today) => new[] { Kept, Refused }.SelectMany((text, number) =>
    {
        var id = Guid.CreateVersion7();
        return new[]
        {
            ($"promise-{id:N}-kind", "Promise"), ($"promise-{id:N}-text", text), ($"promise-{id:N}-by", "Section"), ($"promise-{id:N}-owner", mission.Officer.Value.ToString()),
            ($"promise-{id:N}-due", today), ($"promise-{id:N}-concern", concerns[number].ToString()),
        };
    });

    /// <summary>Puts texts into the draft as the editor's own script does.</summary>
    private static async Task Type(IPage page, string meeting, IReadOnlyList<(string Name, string Text)> fields)
    {
        await page.WaitForSelectorAsync("form[data-draft]");
        var status = await page.EvaluateAsync<int>(
            """
            async fields => {
              const form = document.querySelector('form[data-draft]');
              const answer = await fetch(form.dataset.draft, { method: 'PUT',
                headers: { 'Content-Type': 'application/json', RequestVerificationToken: form.elements.namedItem('__RequestVerificationToken').value },
                body: JSON.stringify({ revision: Number(form.elements.namedItem('revision').value), fields: JSON.parse(fields) }) });
              return answer.status;
            }
            """,
            JsonSerializer.Serialize(fields.ToDictionary(f => f.Name, f => f.Text, StringComparer.Ordinal)));
        status.ShouldBe(200, meeting);
    }

    private static async Task Submit(IPage page, string meeting)
    {
        await page.GotoAsync(meeting + "/edit/check");
        await page.ClickAsync("button[value=submit]");
        await page.WaitForURLAsync("**" + meeting);
    }

    private static async Task Record(IPage officer, string meeting)
    {
        await officer.GotoAsync(meeting + "/review");
        await Send(officer, "form.form:has(#recorded-comment)");
        await officer.WaitForURLAsync("**" + meeting);
    }

    /// <summary>Sends a form; done is where no summary of errors comes back.</summary>
    private static async Task Send(IPage page, string form)
    {
        await page.RunAndWaitForResponseAsync(() => page.Locator(form).Locator("button[type=submit]").First.ClickAsync(), response => response.Request.Method == "GET" && response.Request.ResourceType is "document" or "fetch");
        await Assertions.Expect(page.Locator(".errors")).ToHaveCountAsync(0);
    }

    private static async Task<IPage> SignedIn(IBrowserContext context, RunningPortal portal, AccountId account)
    {
        var session = portal.SessionOf(account);
        await context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = session.Name, Value = session.Value, Url = portal.Address.ToString() }]);
        return await context.NewPageAsync();
    }
}

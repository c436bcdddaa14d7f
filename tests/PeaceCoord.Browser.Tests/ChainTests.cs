using System.Globalization;
using Microsoft.Playwright;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>The whole chain as people walk it, in French: a meeting logged over a link that drops, mended, recorded, a promise kept, told and closed.</summary>
public sealed class ChainTests(TestCluster cluster, Browser browser)
{
    private const string Assistant = "liaison@minukes.example";
    private const string Officer = "officer@minukes.example";
    private const string Title = "Femmes du marché, l’eau et la route";
    private const string Promise = "Réparer la pompe du marché avant la fin de la saison";
    private const string OtherPromise = "Demander au comité de la route une date de passage";
    private const string Answer = "L’eau coule depuis dimanche, nous l’avons vue.";

    private static readonly string[] Concerns =
    [
        "La pompe du marché ne donne plus d’eau depuis trois semaines.",
        "La route est coupée après chaque pluie, les vendeuses n’arrivent plus.",
        "Les filles vont chercher l’eau de nuit et n’osent plus le dire.",
    ];

    [Fact]
    public async Task A_meeting_is_logged_mended_recorded_and_a_promise_kept_told_and_closed()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var portal = await RunningPortal.Start(cluster, demo: true, cancel: cancel);
        await using var field = await browser.Somebody(portal.Address, language: "fr");
        await using var office = await browser.Somebody(portal.Address, language: "fr");
        var assistant = await field.SignIn(Assistant);
        var officer = await office.SignIn(Officer);

        var record = await Log(field, assistant, cancel);
        await CannotReview(assistant, record);
        await ReturnOnce(officer, record);
        await MendAndSubmit(assistant, record);
        await Record(officer, record);
        await KeepTellAndClose(assistant, officer, record);
        await CommunityTells(assistant);
    }

    /// <summary>Every section of the editor; the link is cut for half a minute while the concerns are typed.</summary>
    private static async Task<string> Log(IBrowserContext field, IPage page, CancellationToken cancel)
    {
        await page.GotoAsync("/consultations");
        await page.ClickAsync("form[action$='/start'] button");
        await page.WaitForSelectorAsync("#title");
        var record = new Uri(page.Url).AbsolutePath.Replace("/edit", "", StringComparison.Ordinal);
        await page.FillAsync("#title", Title);
        await page.SelectOptionAsync("#kind", "WomensGroup");
        await page.FillAsync("#purpose", "Entendre les vendeuses du marché");
        await Next(page, "/edit/where");

        await page.Locator("input[name=communities]").First.CheckAsync();
        await page.FillAsync("#place", "Place du marché");
        await page.FillAsync("#date", Day(-1));
        await page.FillAsync("#language", "fr");
        await Next(page, "/edit/who");

        await page.FillAsync("#heads-women-from30to59", "11");
        await page.FillAsync("#heads-women-from18to29", "6");
        await page.CheckAsync("input[name=counting][value=Counted]");
        // Only where something waits to be told to this community.
        await page.ClickAsync("button[value=next]");
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/edit/(told|said)$"));
        if (page.Url.EndsWith("/edit/told", StringComparison.Ordinal))
            await Next(page, "/edit/said");

        for (var concern = 1; concern <= Concerns.Length; concern++)
        {
            await page.ClickAsync("button[value='add:concern']");
            await Assertions.Expect(page.Locator("fieldset[id^=concern-]")).ToHaveCountAsync(concern);
        }

        await TypeConcernsOverADroppingLink(field, page, cancel);
        await Next(page, "/edit/promised");

        await AddPromise(page, 0, Promise);
        await AddPromise(page, 1, OtherPromise);
        await Next(page, "/edit/risk");

        await page.CheckAsync("input[name=label][value=Confidential]");
        await page.CheckAsync("input[name=sensitivity][value=Exact]");
        await page.FillAsync("#do-no-harm", "Réunion ouverte, à leur demande, en plein jour.");
        await Next(page, "/edit/check");
        await page.ClickAsync("button[value=submit]");
        await page.WaitForURLAsync("**" + record);
        return record;
    }

    private static async Task TypeConcernsOverADroppingLink(IBrowserContext field, IPage page, CancellationToken cancel)
    {
        var summaries = page.Locator("textarea[name$=-summary]");
        for (var concern = 0; concern < Concerns.Length; concern++)
        {
            await page.Locator("select[name$=-theme]").Nth(concern).SelectOptionAsync(concern == 1 ? "Other" : "Water");
            await page.Locator("select[name$=-group]").Nth(concern).SelectOptionAsync("Women");
        }

        await summaries.Nth(0).FillAsync(Concerns[0]);
        await Saved(page);
        await field.SetOfflineAsync(true);
        await summaries.Nth(1).FillAsync(Concerns[1]);
        await Assertions.Expect(page.Locator("[data-save-state]")).ToContainTextAsync("Hors ligne");
        await page.ClickAsync("button[value=next]");
        await Task.Delay(TimeSpan.FromSeconds(30), cancel);
        await summaries.Nth(2).FillAsync(Concerns[2]);
        (await summaries.Nth(1).InputValueAsync()).ShouldBe(Concerns[1]);

        await field.SetOfflineAsync(false);
        await Saved(page);
        (await field.StorageStateAsync()).ShouldNotContain("localStorage\":[{");
        await page.ReloadAsync();
        for (var concern = 0; concern < Concerns.Length; concern++)
            (await summaries.Nth(concern).InputValueAsync()).ShouldBe(Concerns[concern]);
    }

    private static async Task AddPromise(IPage page, int number, string text)
    {
        await page.ClickAsync("button[value='add:promise']");
        await Assertions.Expect(page.Locator("fieldset[id^=promise-]")).ToHaveCountAsync(number + 1);
        await page.Locator("[name^=promise-][name$=-text]").Nth(number).FillAsync(text);
        await page.Locator("select[name^=promise-][name$=-kind]").Nth(number).SelectOptionAsync("Promise");
        await page.Locator("select[name^=promise-][name$=-by]").Nth(number).SelectOptionAsync("Section");
        await page.Locator("select[name^=promise-][name$=-owner]").Nth(number).SelectOptionAsync(new SelectOptionValue { Index = await Mine(page, number) });
        await page.Locator("input[name^=promise-][name$=-due]").Nth(number).FillAsync(Day(30));
        await page.Locator("select[name^=promise-][name$=-concern]").Nth(number).SelectOptionAsync(new SelectOptionValue { Index = number + 1 });
    }

    /// <summary>Who goes after it: the assistant, so that the officer may close it.</summary>
    private static Task<int> Mine(IPage page, int number) => page.Locator("select[name^=promise-][name$=-owner]").Nth(number).EvaluateAsync<int>(
        "(list, name) => [...list.options].findIndex(option => option.text.includes(name))",
        page.Locator(".me summary").InnerTextAsync().Result.Trim());

    private static async Task CannotReview(IPage assistant, string record)
    {
        (await assistant.Locator($"a[href='{record}/review']").CountAsync()).ShouldBe(0);
        await assistant.GotoAsync(record + "/review");
        await assistant.Locator("form.form").First.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(assistant.Locator(".errors")).ToBeVisibleAsync();
    }

    private static async Task ReturnOnce(IPage officer, string record)
    {
        await officer.GotoAsync(record);
        await officer.ClickAsync($"a[href='{record}/review']");
        await officer.FillAsync("#input-comment", "Combien de vendeuses ne viennent plus ?");
        await officer.ClickAsync("form.form:has(#input-comment) button[type=submit]");
        await officer.WaitForURLAsync("**" + record);
    }

    private static async Task MendAndSubmit(IPage assistant, string record)
    {
        await assistant.GotoAsync(record);
        await Assertions.Expect(assistant.Locator("div.note.warn")).ToContainTextAsync("Combien de vendeuses");
        await assistant.ClickAsync($"form[action='{record}/write'] button, a.btn[href='{record}/edit']");
        await assistant.GotoAsync(record + "/edit/said");
        await assistant.Locator("textarea[name$=-summary]").Nth(1).FillAsync(Concerns[1] + " Elles étaient quarante.");
        await Saved(assistant);
        await assistant.GotoAsync(record + "/edit/check");
        await assistant.ClickAsync("button[value=submit]");
        await assistant.WaitForURLAsync("**" + record);
    }

    private static async Task Record(IPage officer, string record)
    {
        await officer.GotoAsync(record + "/review");
        await officer.ClickAsync("form.form:has(#recorded-comment) button[type=submit]");
        await officer.WaitForURLAsync("**" + record);
        (await officer.Locator(".head .code").InnerTextAsync()).ShouldStartWith("MINUKES-");
        await Assertions.Expect(officer.Locator("main")).ToContainTextAsync("Elles étaient quarante.");
    }

    private static async Task KeepTellAndClose(IPage assistant, IPage officer, string record)
    {
        await assistant.GotoAsync("/commitments");
        await assistant.ClickAsync($"a:has-text('{Promise}')");
        await assistant.WaitForURLAsync("**/commitments/*-*");
        var promise = new Uri(assistant.Url).AbsolutePath;
        await Press(assistant, "accept");
        await assistant.ClickAsync($"a[href='{promise}/deliver']");
        await assistant.FillAsync("#input-on", Day(0));
        await assistant.ClickAsync("form.form button[type=submit]");
        await assistant.WaitForURLAsync("**" + promise);

        await officer.GotoAsync(promise);
        await Press(officer, "close");
        await Assertions.Expect(officer.Locator(".errors")).ToBeVisibleAsync();

        await assistant.ClickAsync($"a[href='{promise}/tell']");
        await assistant.FillAsync("#input-on", Day(0));
        await assistant.SelectOptionAsync("#input-how", "CommunityMeeting");
        await assistant.SelectOptionAsync("#input-answer", "Confirmed");
        await assistant.FillAsync("#input-answerwords", Answer);
        await assistant.Locator("[name='Input.AnswerLanguage']").EvaluateAsync("field => field.value = 'fr'");
        await assistant.FillAsync("#input-answeredby", "Les vendeuses du marché");
        await assistant.ClickAsync("form.form button[type=submit]");
        await assistant.WaitForURLAsync("**" + promise);

        await officer.GotoAsync(promise);
        await Press(officer, "close");
        await Assertions.Expect(officer.Locator(".errors")).ToHaveCountAsync(0);
        await Assertions.Expect(officer.Locator("ol.history li").First).ToContainTextAsync("Clos");
    }

    private static async Task CommunityTells(IPage assistant)
    {
        await assistant.ReloadAsync();
        await assistant.Locator(".facts a[href^='/communities/']").ClickAsync();
        var kept = assistant.Locator("article.promise", new() { HasText = Promise });
        await Assertions.Expect(kept).ToContainTextAsync(Concerns[0]);
        await Assertions.Expect(kept).ToContainTextAsync(Answer);
        await Assertions.Expect(kept).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("closed"));
        await Assertions.Expect(assistant.Locator("article.promise", new() { HasText = OtherPromise })).ToContainTextAsync("quarante");
        await Assertions.Expect(assistant.Locator("#concerns ~ *, section[aria-labelledby=concerns]").First).ToContainTextAsync(Concerns[2]);
    }

    private static async Task Next(IPage page, string section)
    {
        await page.ClickAsync("button[value=next]");
        await page.WaitForURLAsync("**" + section);
    }

    private static Task Press(IPage page, string act) => page.ClickAsync($"form:has(input[name=_handler][value={act}]) button[type=submit]");

    private static Task Saved(IPage page) =>
        Assertions.Expect(page.Locator("[data-save-state].ok")).ToContainTextAsync("Enregistré à", new() { Timeout = 30_000 });

    private static string Day(int fromToday) => TimeProvider.System.GetUtcNow().AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Microsoft.Playwright;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>A long text in Arabic with English names, telephone numbers and place codes in it, typed while everything breaks that can.</summary>
public sealed class ArabicTests(TestCluster cluster, Browser browser)
{
    private static readonly string[] Sentences =
    [
        "اجتمعنا صباح اليوم مع نساء السوق في ساحة القرية بعد صلاة الجمعة وتحدثنا معهن طويلا عن الماء والطريق.",
        "قالت النساء إن المضخة التي وعدت بها البعثة (water pump) لم تصل بعد ولم يخبرهن أحد بالسبب.",
        "الرقم الذي أعطي لهن هو +249 91 234 5678 ولا يرد عليه أحد منذ ثلاثة أسابيع.",
        "في المحلية SD01 أغلقت النقطة الصحية، وأقرب عيادة (health post) تبعد 17 كيلومترا.",
        "طلب الشباب أن تقدم لجنة السلام Peace Committee تقريرها أمام الجميع لا في المكتب فقط.",
        "وعدنا بأن نعود إليهم قبل 15 كانون الأول وأن نقول لهم ما تم وما لم يتم ولماذا.",
        "لا يريدون أن تذكر أسماؤهم، ويقبلون أن يقال: «نساء السوق في SD01».",
    ];

    /// <summary>More than three hundred words, in paragraphs.</summary>
    private static readonly string Text = string.Join("\n", Enumerable.Range(1, 4).Select(round => $"{round}. {string.Join(' ', Sentences)}"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_comes_back_as_it_was_typed_after_a_cut_link_and_a_restarted_server_and_stands_in_no_browser_storage()
    {
        Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeGreaterThan(300);
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var team = await FieldTeam.Gather(portal.Stage, Cancel);
        var id = ConsultationId.New();
        (await portal.Stage.As<StartConsultation, Result>(team.Assistant, start => start.Run(id, null, null, Cancel))).Refusals.ShouldBeEmpty();
        await using var context = await browser.Somebody(portal.Address);
        var page = await context.SignIn("assistant@example.org", FieldTeam.Password);
        await page.GotoAsync($"/consultations/{id.Value}/edit/said");
        await page.ClickAsync("button[value='add:concern']");
        var summary = page.Locator("textarea[name$=-summary]");

        var (third, half) = (Text.Length / 3, Text.Length / 2);
        await summary.FillAsync(Text[..third]);
        await Saved(page);
        await context.SetOfflineAsync(true);
        await summary.PressAsync("Control+End");
        await page.Keyboard.InsertTextAsync(Text[third..half]);
        await Assertions.Expect(page.Locator("[data-save-state]")).ToContainTextAsync("Offline");
        await portal.Restart(Cancel);
        // Some of it key by key, as a person goes on while the link comes back.
        await page.Keyboard.TypeAsync(Text[half..(half + 40)]);
        await context.SetOfflineAsync(false);
        await page.Keyboard.InsertTextAsync(Text[(half + 40)..]);
        await Saved(page);

        (await summary.InputValueAsync()).ShouldBe(Text);
        (await summary.EvaluateAsync<string>("text => getComputedStyle(text).direction")).ShouldBe("rtl");
        (await KeptInBrowser(page)).ShouldBeEmpty();
        await page.ReloadAsync();
        (await summary.CountAsync()).ShouldBe(1, "nothing is there twice");
        (await summary.InputValueAsync()).ShouldBe(Text);
        (await summary.EvaluateAsync<string>("text => getComputedStyle(text).direction")).ShouldBe("rtl");
        var draft = (await portal.Stage.As<ReadDraft, Result<DraftView>>(team.Assistant, read => read.Run(id, Cancel))).Value.Fields;
        (await Drafts(portal)).ShouldBe(1);
        draft.All.Where(field => field.Key.EndsWith("-summary", StringComparison.Ordinal)).ShouldHaveSingleItem().Value.ReplaceLineEndings("\n").ShouldBe(Text);

        await Record(portal, team, id);
        await context.ClearCookiesAsync();
        var reader = await context.SignIn("officer@example.org", FieldTeam.Password);
        await reader.GotoAsync($"/consultations/{id.Value}");
        var told = reader.Locator("blockquote.voice[dir=auto]");
        (await told.TextContentAsync())!.Trim().ReplaceLineEndings("\n").ShouldBe(Text);
        (await told.EvaluateAsync<string>("said => getComputedStyle(said).direction")).ShouldBe("rtl");
        // As it stands on the screen: the country's code first, from left to right, and a place's code whole; a line runs from right to left.
        (await Left(told, "+249")).ShouldBeLessThan(await Left(told, "91 234"));
        (await Left(told, "91 234")).ShouldBeLessThan(await Left(told, "5678"));
        (await Left(told, "SD")).ShouldBeLessThan(await Left(told, "01"));
        (await Left(told, "اجتمعنا")).ShouldBeGreaterThan(await Left(told, "صباح"));
    }

    /// <summary>Adds what a record needs beside the text, and puts it on record.</summary>
    private static async Task Record(RunningPortal portal, FieldTeam team, ConsultationId id)
    {
        var draft = (await portal.Stage.As<ReadDraft, Result<DraftView>>(team.Assistant, read => read.Run(id, Cancel))).Value;
        var concern = draft.Fields.All.Single(field => field.Key.EndsWith("-summary", StringComparison.Ordinal)).Key[..^"-summary".Length];
        Dictionary<string, string?> rest = new(StringComparer.Ordinal)
        {
            ["title"] = "نساء السوق",
            ["kind"] = "WomensGroup",
            ["purpose"] = "الاستماع",
            ["place"] = "السوق",
            ["date"] = portal.Stage.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["language"] = "ar",
            ["heads-women-from30to59"] = "11",
            ["counting"] = "Counted",
            ["label"] = "Confidential",
            ["sensitivity"] = "Exact",
            ["do-no-harm"] = "نهارا، كما أردن.",
            [concern + "-theme"] = "Water",
            [concern + "-group"] = "Women",
        };
        (await portal.Stage.As<SaveDraft, Result<SavedDraft>>(team.Assistant, save => save.Run(id, new SaveDraftInput(draft.Revision, rest), Cancel))).Refusals.ShouldBeEmpty();
        (await portal.Stage.As<SubmitConsultation, Result>(team.Assistant, submit => submit.Run(id, Cancel))).Refusals.ShouldBeEmpty();
        (await portal.Stage.As<RecordConsultation, Result>(team.Officer, record => record.Run(id, new RecordConsultationInput(), Cancel))).Refusals.ShouldBeEmpty();
    }

    /// <summary>Where words first stand on the screen, from its left edge.</summary>
    private static Task<double> Left(ILocator told, string words) => told.EvaluateAsync<double>("""
        (said, words) => {
          const walker = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            return range.getBoundingClientRect().left;
          }
          throw new Error('not there: ' + words);
        }
        """, words);

    private static Task Saved(IPage page) =>
        Assertions.Expect(page.Locator("[data-save-state].ok")).ToContainTextAsync("Saved", new() { Timeout = 60_000 });

    private static Task<string[]> KeptInBrowser(IPage page) => page.EvaluateAsync<string[]>("""
        async () => [
          ...Object.keys(localStorage), ...Object.keys(sessionStorage),
          ...(await indexedDB.databases()).map(database => database.name),
          ...(await caches.keys().catch(() => [])),
        ]
        """);

    private static async Task<long> Drafts(RunningPortal portal)
    {
        await using var database = Npgsql.NpgsqlDataSource.Create(portal.Stage.Database.Administrator);
        await using var command = database.CreateCommand("SELECT count(*) FROM consultation_drafts");
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}

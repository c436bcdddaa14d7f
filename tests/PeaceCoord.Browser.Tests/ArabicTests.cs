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
    }

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

using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Consultations;

public sealed partial class EditorWithoutScriptTests(EditorWithoutScriptTests.Field field) : IClassFixture<EditorWithoutScriptTests.Field>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Enter a day that exists", "Enter a whole number from 0 to 100000", "Shorten this to 200 characters")]
    [InlineData("fr", "Indiquez un jour qui existe", "Indiquez un nombre entier de 0 à 100000", "200 caractères")]
    public async Task Bad_input_gets_a_message_at_its_field_and_keeps_what_was_typed(string language, string badDay, string badNumber, string tooLong)
    {
        using var person = SignedIn("assistant", language);
        var editor = await Begin(person);

        var where = await Post(person, editor + "/where", ("date", "2026-02-31"), ("place", "Marché <svg onload=alert(1)>"), ("act", "next"));
        where.ShouldContain(badDay);
        where.ShouldContain("value=\"2026-02-31\"");
        where.ShouldContain("Marché <svg onload=alert(1)>");
        var who = await Post(person, editor + "/who", ("heads-women-under18", "-3"), ("heads-men-from60", "twelve"), ("act", "next"));
        who.ShouldContain(badNumber);
        who.ShouldContain("value=\"-3\"");
        who.ShouldContain("value=\"twelve\"");
        var title = new string('é', 201);
        await Post(person, editor + "/what", ("title", title), ("act", "save"));
        var check = await Post(person, editor + "/check", ("act", "submit"));
        check.ShouldContain(tooLong);
        WebUtility.HtmlDecode(await person.Client.GetStringAsync(editor + "/what", Cancel)).ShouldContain(title);
    }

    [Fact]
    public async Task A_text_far_too_long_is_refused_at_its_field_and_shown_again_whole()
    {
        using var person = SignedIn("assistant", "en");
        var editor = await Begin(person);
        var text = new string('x', 30_000);

        var page = await Post(person, editor + "/what", ("purpose", text), ("act", "save"));

        page.ShouldContain("Shorten this to 20000 characters");
        page.ShouldContain(text);
    }

    [Fact]
    public async Task Concerns_referrals_and_promises_are_added_and_removed_by_posting()
    {
        using var person = SignedIn("assistant", "en");
        var editor = await Begin(person);

        await Post(person, editor + "/said", ("act", "add:concern"));
        await Post(person, editor + "/said", ("act", "add:referral"));
        var said = await Post(person, editor + "/said", ("act", "add:concern"));
        said.ShouldContain("Concern 2");
        said.ShouldContain("Referral 1");
        (await Post(person, editor + "/promised", ("act", "add:promise"))).ShouldContain("Promise 1");
        var first = RemoveConcern().Match(said).Groups["act"].Value;
        (await Post(person, editor + "/said", ("act", first))).ShouldNotContain("Concern 2");
    }

    [Theory]
    [InlineData("en", "normal", "Which organisation")]
    [InlineData("fr", "normale", "Quelle organisation")]
    public async Task An_urgency_that_is_stored_as_normal_is_offered_once_and_in_words(string language, string normal, string organisation)
    {
        using var person = SignedIn("assistant", language);
        var editor = await Begin(person);
        var urgency = UrgencyField().Match(await Post(person, editor + "/said", ("act", "add:concern"))).Groups["name"].Value;
        await Post(person, editor + "/said", (urgency, "Normal"), ("act", "save"));

        var said = WebUtility.HtmlDecode(await person.Client.GetStringAsync(editor + "/said", Cancel));
        var options = said[said.IndexOf($"<select id=\"{urgency}\"", StringComparison.Ordinal)..];
        options = options[..options.IndexOf("</select>", StringComparison.Ordinal)];
        var offered = Option().Matches(options).Select(option => option.Groups["text"].Value).ToList();
        offered.Count.ShouldBe(3);
        offered[0].ShouldBe(normal);
        options.ShouldContain("value=\"Normal\"");
        (await Post(person, editor + "/promised", ("act", "add:promise"))).ShouldContain(organisation);
    }

    [Fact]
    public async Task Malformed_addresses_and_autosaves_are_turned_down_without_an_error_of_ours()
    {
        using var person = SignedIn("assistant", "en");
        using var stranger = SignedIn("stranger", "en");
        var editor = await Begin(person);
        var id = editor.Split('/')[2];

        foreach (var address in new[] { "/consultations/not-an-id", "/consultations/" + Guid.Empty, "/consultations/" + Guid.NewGuid() + "/edit", editor + "/nowhere" })
            (await person.Client.GetAsync(address, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var address in new[] { editor, "/consultations/" + id, "/consultations/" + id + "/review" })
            (await stranger.Client.GetAsync(address, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await person.Client.GetStringAsync("/consultations?state=tea&office=1&from=2026-13-01&page=-4&sort=x", Cancel)).ShouldContain("id=\"state-error\"");
        foreach (var body in new[] { "", "{", "[]", "{\"revision\":\"x\"}" })
        {
            var token = await Token(person, editor);
            using var request = new HttpRequestMessage(HttpMethod.Put, "/api/drafts/" + id) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Add("RequestVerificationToken", token);
            (await person.Client.SendAsync(request, Cancel)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        using var forged = new HttpRequestMessage(HttpMethod.Put, "/api/drafts/" + id) { Content = new StringContent("{\"revision\":1,\"fields\":{\"title\":\"x\"}}", Encoding.UTF8, "application/json") };
        ((int)(await person.Client.SendAsync(forged, Cancel)).StatusCode).ShouldBe(419);
    }

    [Theory]
    [InlineData("en", "Enter a due date on or after 5 March 2026, the day of the meeting")]
    [InlineData("fr", "Indiquez une échéance à partir du 5 mars 2026, jour de la réunion")]
    public async Task A_promise_due_before_the_meeting_is_told_so_at_its_field(string language, string words)
    {
        using var person = SignedIn("assistant", language);
        var editor = await Begin(person);
        await Post(person, editor + "/where", ("date", "2026-03-05"), ("act", "save"));
        var due = DueField().Match(await Post(person, editor + "/promised", ("act", "add:promise"))).Groups["name"].Value;

        await Post(person, editor + "/promised", (due, "2026-03-01"), ("act", "save"));
        (await Post(person, editor + "/check", ("act", "submit"))).ShouldContain(words);

        var section = WebUtility.HtmlDecode(await person.Client.GetStringAsync(editor + "/promised", Cancel));
        section.ShouldContain("value=\"2026-03-01\"");
    }

    [Theory]
    [InlineData("en", "Remove the invisible control characters")]
    [InlineData("fr", "Retirez les caractères de contrôle invisibles")]
    public async Task Characters_that_no_text_holds_are_kept_in_the_draft_and_told_of_at_their_field(string language, string words)
    {
        using var person = SignedIn("assistant", language);
        var editor = await Begin(person);

        (await Post(person, editor + "/what", ("title", "Women\0of Ndomo"), ("purpose", "Wells and\u0007roads"), ("act", "save"))).ShouldContain("Wells and");
        var check = await Post(person, editor + "/check", ("act", "submit"));
        check.ShouldContain(words);
        WebUtility.HtmlDecode(await person.Client.GetStringAsync(editor + "/what", Cancel)).ShouldContain("of Ndomo");

        var (status, said) = await Save(person, editor, "{\"revision\":99,\"fields\":{\"title\":\"a\\u0000b\"}}");
        ((int)status).ShouldBeOneOf(200, 409);
        said.ShouldNotContain("Exception");
        (status, said) = await Save(person, editor, "{\"revision\":1,\"fields\":{\"title\":\"half \\ud800 a sign\"}}");
        ((int)status).ShouldBe(422);
        said.ShouldContain("\"field\":\"title\"");
        Regex.Unescape(said).ShouldContain(words);
    }

    private static async Task<(HttpStatusCode Status, string Said)> Save(PlainBrowser person, string editor, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/drafts/" + editor.Split('/')[2]) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("RequestVerificationToken", await Token(person, editor));
        using var answer = await person.Client.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private PlainBrowser SignedIn(string name, string language) => PlainBrowser.Of(field.Portal, name + "@example.org", language);

    private static async Task<string> Begin(PlainBrowser person)
    {
        await person.Open("/consultations");
        await person.Press("/consultations/start");
        person.Status.ShouldBe(HttpStatusCode.OK);
        return person.Address;
    }

    /// <summary>Opens a section of the editor, posts its form with these fields, and reads the answer.</summary>
    private static async Task<string> Post(PlainBrowser person, string address, params (string Name, string Value)[] fields)
    {
        await person.Open(address);
        await person.Send(fields);
        ((int)person.Status).ShouldBeLessThan(500);
        return WebUtility.HtmlDecode(person.Html);
    }

    private static async Task<string> Token(PlainBrowser person, string editor)
    {
        await person.Open(editor);
        return person.ValueOf("__RequestVerificationToken")!;
    }

    /// <summary>A portal with the field team in it; every test begins a consultation of its own.</summary>
    public sealed class Field(TestCluster cluster) : IAsyncLifetime
    {
        public RunningPortal Portal { get; private set; } = null!;

        public FieldTeam Team { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Portal = await RunningPortal.Start(cluster, cancel: Cancel);
            Team = await FieldTeam.Gather(Portal.Stage, Cancel);
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }

    [GeneratedRegex("name=\"(?<name>[^\"]+)\"[^>]*type=\"date\"|type=\"date\"[^>]*name=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DueField();

    [GeneratedRegex("name=\"(?<name>concern-[0-9a-f]+-urgency)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UrgencyField();

    [GeneratedRegex("<option[^>]*>(?<text>[^<]*)</option>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Option();

    [GeneratedRegex("value=\"(?<act>remove:concern:[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RemoveConcern();
}

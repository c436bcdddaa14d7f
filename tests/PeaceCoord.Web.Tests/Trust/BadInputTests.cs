using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>
/// Every field of every form, from the portal's own endpoint table, given what it must refuse: words at the field in the reader's
/// language, what was typed still there, and never a fault. Then everything given what no form expects.
/// </summary>
[Trait("length", "long")]
public sealed partial class BadInputTests(TestCluster cluster, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Seed = 7319;

    private static readonly string[] Languages = ["en", "fr"];

    private static bool IsLong => Environment.GetEnvironmentVariable("PEACECOORD_LONG") is { Length: > 0 };

    private static int Rounds => IsLong ? 24 : 1;

    /// <summary>Records of each page that are opened afterwards.</summary>
    private static int Reopened => IsLong ? 8 : 1;

    /// <summary>
    /// The code of a second step is asked for after a password only; of the demonstration's records every breach is settled, every flag was
    /// replied to, no share waits to be opened, and nothing waits for a review. Their own tests have them.
    /// </summary>
    private static readonly string[] WithoutFormHere =
    [
        "/sign-in/code", "/join", "/join/account", "/join/password", "/join/second-step", "/workspace/members/{Of:guid}/{Id:guid}/second-step", "/agreements/{Id:guid}/breaches/{BreachId:guid}/settle", "/organisations/{Id:guid}/flags/{Flag:guid}/reply", "/partnerships/{Id:guid}/review", "/shares/{Id:guid}",
    ];

    /// <summary>Forms without the second look (decision 0020).</summary>
    private static readonly string[] Unlooked =
    [
        // Accounts, members, missions and what somebody calls a key or a calendar of their own.
        "/account/calendars", "/account/second-step", "/account/second-step/passkeys", "/admin/accounts", "/admin/workspaces", "/admin/workspaces/{Id:guid}/administrator",
        "/sign-in", "/workspace/members", "/workspace/settings/{Id:guid}",
        // Questions: nothing of them is kept.
        "/consultations", "/leaders", "/organisations",
        // Sealed names and ways to reach somebody.
        "/leaders/new", "/leaders/{Id:guid}/edit", "/organisations/{Id:guid}/contacts/new",
        // Written by organisations, who know no protected name of a mission.
        "/organisations/new", "/organisations/{Id:guid}/edit/{Section}", "/requests/new", "/requests/{Id:guid}/withdraw",
        // Who signs for a side, and as what: as it stands on the paper that is signed.
        "/partnerships/{Id:guid}/sign",
        // The words that are taken out of what a partner reads.
        "/shares/{Id:guid}/redactions",
    ];

    /// <summary>Looking through every record and everybody for a form that nobody has takes a minute: in the long run only.</summary>
    private IEnumerable<PageToOpen> Looked => _pages.WithForms.Where(page => IsLong || !WithoutFormHere.Contains(page.Template));

    private static readonly string TooLong = new('x', 25_000);

    // A demonstration for each test: what one of them does to a record would take away the form that another needs.
    private readonly FormPages _pages = new(cluster);

    public ValueTask InitializeAsync() => _pages.InitializeAsync();

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_wrong_value_is_answered_at_its_field_and_stays_where_it_was_typed()
    {
        List<string> faults = [];
        List<string> unlooked = [];
        var (forms, posts) = (0, 0);
        await _pages.Find(Looked, Cancel);
        foreach (var page in Looked)
        {
            var open = await _pages.Open(page, Cancel);
            if (open.Count == 0 && !WithoutFormHere.Contains(page.Template))
                faults.Add($"{page.Template}: nobody of the demonstration gets a form there");
            foreach (var form in open)
            {
                forms++;
                if (!await IsLookedAt(form))
                    unlooked.Add(page.Template);
                foreach (var (field, wrong) in form.Filled.SelectMany(field => WrongFor(field).Select(wrong => (field, wrong))))
                {
                    // The next wrong value is told in the other language; in the long run each in both.
                    foreach (var language in IsLong ? Languages : [Languages[posts % Languages.Length]])
                    {
                        posts++;
                        if (await Fault(form, field, wrong, language) is { } fault)
                            faults.Add(fault);
                    }
                }
            }
        }

        output.WriteLine($"{_pages.WithForms.Count} pages, {forms} forms, {posts} posts");
        faults.ShouldBeEmpty(string.Join("\n", faults.Take(80)));
        forms.ShouldBeGreaterThan(40);
        unlooked.Distinct().Except(Unlooked, StringComparer.Ordinal).ShouldBeEmpty("texts that others read are looked at before they are saved (Looks), or it is said here why not");
    }

    /// <summary>Whether a telephone number in its texts is pointed out before anything else is said of them, a bell that nothing is saved with; so for forms without texts.</summary>
    private static async Task<bool> IsLookedAt(OpenForm form)
    {
        var texts = form.Filled.Where(one => one.Kind is FieldKind.Text).ToList();
        if (texts.Count == 0)
            return true;
        var (_, html, _) = await form.Send(texts.ToDictionary(one => one.Name, _ => "Call +249 91 234 5678 \a", StringComparer.Ordinal), "en", Cancel);
        return html.Contains("id=\"look-again\"", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generated_values_in_every_field_of_every_form_are_no_fault_and_run_nothing()
    {
        var values = new BadValues(Seed);
        var random = values.Random;
        List<string> faults = [];
        Dictionary<string, string> refused = new(StringComparer.Ordinal);
        List<string> accepted = [];
        HashSet<string> forms = new(StringComparer.Ordinal);
        var (given, posts) = (0, 0);
        await _pages.Find(Looked, Cancel);
        foreach (var page in Looked)
        {
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var form in await _pages.Open(page, Cancel))
                {
                    // Signing out everywhere would take away the person that the next form needs.
                    if (form.Handler == "sessions")
                        continue;
                    var mark = values.Mark();
                    var changes = form.Fields.Where(field => !field.Name.StartsWith('_')).DistinctBy(field => field.Name)
                        .Where(field => field.Kind is not FieldKind.Hidden || random.Next(4) == 0)
                        .ToDictionary(field => field.Name, field => Value(values, field, round, mark), StringComparer.Ordinal);
                    posts++;
                    given += changes.Count;
                    forms.Add($"{form.Template} {form.Handler}");
                    var (status, html, _) = await form.Send(changes, Languages[random.Next(Languages.Length)], Cancel);
                    if (status == HttpStatusCode.OK && html.Contains("id=\"errors\"", StringComparison.Ordinal))
                        refused[mark] = $"{form.Template} ({form.Handler})";
                    else if ((int)status is >= 300 and < 400)
                        accepted.Add(mark);
                    if (IsFault(status, html) is { } what)
                        faults.Add($"{form.Template} ({form.Handler}): {what} for {Shown(changes)}");
                }
            }
        }

        var dump = await DatabaseDump.Of(_pages.Portal.Stage, Cancel);
        var stored = refused.Where(post => BadValues.IsIn(dump, post.Key)).Select(post => post.Value).Distinct(StringComparer.Ordinal).ToList();
        var kept = accepted.Count(mark => BadValues.IsIn(dump, mark));
        var said = string.Create(CultureInfo.InvariantCulture, $"{posts} posts of {forms.Count} forms with {given} generated values; {refused.Count} posts refused and {stored.Count} of them stored, {accepted.Count} accepted; {faults.Count} faults");
        output.WriteLine(said);
        Measured.Keep("generated-inputs-of-forms", said);
        faults.ShouldBeEmpty(string.Join("\n", faults.Take(80)));
        stored.ShouldBeEmpty("what was refused is stored");
        kept.ShouldBePositive("what was accepted is found in the dump, or it tells nothing");
        given.ShouldBeGreaterThan(IsLong ? 10_000 : 400);
        await EveryPageStillOpens();
    }

    /// <summary>Texts carry the mark of their post; now and then one is harmless, so that something is accepted too.</summary>
    private static string Value(BadValues values, FormField field, int round, string mark) => (field.Kind, values.Random.Next(4)) switch
    {
        (FieldKind.Text, 0) => $"Wells {mark}",
        (FieldKind.Text, 1 or 2) => values.Text(mark),
        (not FieldKind.Text, 0) when round % 2 == 1 => field.Value,
        _ => values.Text(),
    };

    [Fact]
    public async Task Generated_values_in_every_query_of_every_page_are_no_fault_and_run_nothing()
    {
        var values = new BadValues(Seed);
        List<string> faults = [];
        var asked = 0;
        foreach (var endpoint in _pages.Portal.Endpoints.OfType<RouteEndpoint>())
        {
            var page = _pages.All.FirstOrDefault(known => known.Template == "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));
            if (page?.Address is not { } address || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is not { } type)
                continue;
            foreach (var name in QueryOf(type))
            {
                foreach (var value in new[] { "\0", "%", "-1", "99999999999", "2026-02-31", "NaN", "' OR 1=1 --", "<svg onload=alert(7319)>", TooLong[..4000], values.Text(), values.Text(), values.Text() })
                {
                    // A member and a visitor, by turns; in the long run both.
                    HttpClient[] readers = [_pages.People[0], _pages.People[^1]];
                    foreach (var person in IsLong ? readers : [readers[asked % 2]])
                    {
                        asked++;
                        using var answer = await person.GetAsync(new Uri($"{address}?{name}={Uri.EscapeDataString(value)}", UriKind.Relative), Cancel);
                        if (IsFault(answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel)) is { } what)
                            faults.Add($"{address}?{name}: {what} for {Shown(value)}");
                    }
                }
            }
        }

        Measured.Keep("generated-queries", string.Create(CultureInfo.InvariantCulture, $"{asked} queries with a generated value in one of their parts; {faults.Count} faults"));
        faults.ShouldBeEmpty(string.Join("\n", faults.Take(80)));
        asked.ShouldBeGreaterThan(400);
    }

    [Fact]
    public async Task Every_wrong_filter_is_answered_at_its_field_and_stays_there()
    {
        List<string> faults = [];
        var filters = 0;
        foreach (var page in _pages.All.Where(page => page.Address is not null && !page.Template.Contains('{', StringComparison.Ordinal)))
        {
            if (await Filters(page.Address!) is not { Count: > 0 } fields)
                continue;
            filters += fields.Count;
            foreach (var (person, name, isDate) in fields)
            {
                var wrong = isDate ? "2026-02-31" : "NoSuchChoice";
                using var answer = await person.GetAsync(new Uri($"{page.Address}?{name}={wrong}", UriKind.Relative), Cancel);
                var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
                if (answer.StatusCode != HttpStatusCode.OK || !html.Contains($"id=\"{name}-error\"", StringComparison.Ordinal) || !html.Contains(wrong, StringComparison.Ordinal) || !html.Contains("class=\"errors\"", StringComparison.Ordinal))
                    faults.Add($"{page.Address}?{name}={wrong}: {answer.StatusCode}");
            }
        }

        faults.ShouldBeEmpty(string.Join("\n", faults));
        filters.ShouldBeGreaterThan(20);
    }

    /// <summary>Choices and days of a list's filters, for somebody who gets the list.</summary>
    private async Task<IReadOnlyList<(HttpClient Person, string Name, bool IsDate)>> Filters(string address)
    {
        foreach (var person in _pages.People)
        {
            using var answer = await person.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            var html = await answer.Content.ReadAsStringAsync(Cancel);
            var from = html.IndexOf("class=\"filters", StringComparison.Ordinal);
            if (answer.StatusCode != HttpStatusCode.OK || from < 0)
                continue;
            var form = html[from..html.IndexOf("</form>", from, StringComparison.Ordinal)];
            // A form that asks another page is that page's.
            if (!form.Contains($"action=\"{address}\"", StringComparison.Ordinal))
                return [];
            return [.. Fields().Matches(form).Select(field => (person, field.Groups["select"].Success ? field.Groups["select"].Value : field.Groups["date"].Value, field.Groups["date"].Success))];
        }

        return [];
    }

    [GeneratedRegex("<select[^>]* name=\"(?<select>[^\"]+)\"|<input[^>]* name=\"(?<date>[^\"]+)\"[^>]* type=\"date\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fields();

    [Fact]
    public async Task A_malformed_id_in_an_address_is_not_found()
    {
        List<string> faults = [];
        foreach (var page in _pages.All.Where(page => page.Template.Contains('{', StringComparison.Ordinal)))
        {
            foreach (var id in new[] { "not-an-id", "00000000-0000-0000-0000-00000000000g", "%01", "%E2%80%AE", "..%2f..%2fetc", "'--", new string('9', 3000), Guid.Empty.ToString() })
            {
                var address = string.Join('/', page.Template.Split('/').Select(part => part.StartsWith('{') ? id : part));
                using var answer = await _pages.People[0].GetAsync(new Uri(address, UriKind.Relative), Cancel);
                var html = await answer.Content.ReadAsStringAsync(Cancel);
                if (answer.StatusCode != HttpStatusCode.NotFound || IsFault(answer.StatusCode, html) is not null)
                    faults.Add($"{page.Template} with {Shown(id)}: {answer.StatusCode}");
            }
        }

        faults.ShouldBeEmpty(string.Join("\n", faults.Take(80)));
    }

    private static IEnumerable<string> WrongFor(FormField field) => field.Kind switch
    {
        FieldKind.Date => ["2026-02-31", "yesterday"],
        FieldKind.Number => ["-5", "99999999999", "three"],
        FieldKind.Choice => ["NoSuchChoice"],
        FieldKind.Text => [TooLong, "a\0b", "bell\a"],
        _ => [],
    };

    private static async Task<string?> Fault(OpenForm form, FormField field, string wrong, string language)
    {
        var where = $"{form.Template} ({form.Handler}) {field.Name} = {Shown(wrong)} in {language}";
        var (status, html, _) = await form.Send(new Dictionary<string, string>(StringComparer.Ordinal) { [field.Name] = wrong }, language, Cancel);
        if (status != HttpStatusCode.OK)
            return $"{where}: {status}";
        if (!html.Contains($"id=\"{field.Id}-error\"", StringComparison.Ordinal))
            return $"{where}: no words at the field; on top: {Summary(html)}";
        var kept = WebUtility.HtmlDecode(html).Contains(wrong.Replace("\0", "", StringComparison.Ordinal), StringComparison.Ordinal) || wrong.Contains('\0', StringComparison.Ordinal);
        return field.Kind is not FieldKind.Choice && !kept ? $"{where}: what was typed is gone" : null;
    }

    private static string? IsFault(HttpStatusCode status, string html) => (int)status switch
    {
        >= 500 => $"answered {(int)status}",
        400 => "answered 400",
        _ when html.Contains("<svg onload", StringComparison.OrdinalIgnoreCase) || html.Contains("<script>alert", StringComparison.OrdinalIgnoreCase) || html.Contains("\"onmouseover=", StringComparison.OrdinalIgnoreCase) => "markup came back as markup",
        _ when html.Contains("   at PeaceCoord.", StringComparison.Ordinal) || html.Contains("PostgresException", StringComparison.Ordinal) => "a stack trace",
        _ => null,
    };

    private async Task EveryPageStillOpens()
    {
        List<string> faults = [];
        var opened = 0;
        foreach (var page in _pages.All.Where(page => !page.Template.StartsWith("/error", StringComparison.Ordinal)))
        {
            opened++;
            foreach (var address in page.Candidates.Take(Reopened))
            {
                // In the long run by everybody, else by a quarter of the people, another for each page.
                foreach (var person in _pages.People.Where((_, index) => IsLong || (index + opened) % 4 == 0))
                {
                    using var answer = await person.GetAsync(new Uri(address, UriKind.Relative), Cancel);
                    if (IsFault(answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel)) is { } what)
                        faults.Add($"{address} afterwards: {what}");
                }
            }
        }

        faults.ShouldBeEmpty(string.Join("\n", faults.Take(80)));
    }

    private static IEnumerable<string> QueryOf(Type page) => page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(property => (Attribute: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>(), property.Name))
        .Where(found => found.Attribute is not null).Select(found => found.Attribute!.Name ?? found.Name);

    private static string Summary(string html)
    {
        var from = html.IndexOf("id=\"errors\"", StringComparison.Ordinal);
        return from < 0 ? "nothing" : WebUtility.HtmlDecode(html.Substring(from, Math.Min(300, html.Length - from))).ReplaceLineEndings(" ");
    }

    private static string Shown(IReadOnlyDictionary<string, string> changes) => string.Join(", ", changes.Select(change => $"{change.Key} = {Shown(change.Value)}"));

    private static string Shown(string value) => string.Concat(value.Take(24).Select(c => c is > ' ' and < '\u007f' ? c.ToString() : $"\\u{(int)c:x4}")) + (value.Length > 24 ? $"… ({value.Length.ToString(CultureInfo.InvariantCulture)})" : "");
}

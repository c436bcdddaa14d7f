using System.Net;
using System.Text.RegularExpressions;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>What a field of a form takes.</summary>
internal enum FieldKind
{
    Text,
    Password,
    Date,
    Number,
    Choice,
    Tick,
    Hidden,
}

/// <summary>One field of a form as it stands on the page; a box that is not ticked is not sent.</summary>
internal sealed record FormField(string Name, string Id, FieldKind Kind, string Value, bool IsSent);

/// <summary>A form that runs a use case, on a page that somebody has open.</summary>
internal sealed partial record OpenForm(string Template, string Address, HttpClient Person, string Handler, IReadOnlyList<FormField> Fields)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The fields that a person fills in.</summary>
    public IEnumerable<FormField> Filled => Fields.Where(one => one.Kind is not FieldKind.Hidden);

    public static IReadOnlyList<OpenForm> On(string template, string address, HttpClient person, string html) =>
    [
        .. Forms().Matches(html).Select(form => form.Value)
            .Where(form => form.Contains("class=\"form\"", StringComparison.Ordinal) && form.Contains("method=\"post\"", StringComparison.Ordinal))
            .Select(form => FieldsOf(form).ToList())
            .Where(fields => fields.Exists(field => field.Name == "_handler"))
            .Select(fields => new OpenForm(template, address, person, fields.Find(field => field.Name == "_handler")!.Value, fields)),
    ];

    /// <summary>Whether a bell in all its texts is answered at a field.</summary>
    public async Task<bool> LooksAtFields(CancellationToken cancel)
    {
        var texts = Filled.Where(one => one.Kind is FieldKind.Text).ToList();
        var (_, html, _) = await Send(texts.ToDictionary(one => one.Name, _ => "\a", StringComparer.Ordinal), "en", cancel);
        return texts.Exists(one => html.Contains($"id=\"{one.Id}-error\"", StringComparison.Ordinal));
    }

    /// <summary>Sends it with some fields changed.</summary>
    public async Task<(HttpStatusCode Status, string Html, Uri? Location)> Send(IReadOnlyDictionary<string, string> changes, string language, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address);
        request.Headers.AcceptLanguage.ParseAdd(language);
        request.Content = new FormUrlEncodedContent(Fields.Where(field => field.IsSent && !changes.ContainsKey(field.Name))
            .Select(field => KeyValuePair.Create(field.Name, field.Value)).Concat(changes));
        using var answer = await Person.SendAsync(request, cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancel), answer.Headers.Location);
    }

    private static IEnumerable<FormField> FieldsOf(string form)
    {
        foreach (var tag in Inputs().Matches(form).Select(match => match.Value))
        {
            if (Attribute(tag, "name") is not { Length: > 0 } name)
                continue;
            var kind = Attribute(tag, "type") switch
            {
                "hidden" => FieldKind.Hidden,
                "date" => FieldKind.Date,
                "number" => FieldKind.Number,
                "checkbox" or "radio" => FieldKind.Tick,
                "password" => FieldKind.Password,
                _ => FieldKind.Text,
            };
            yield return new FormField(name, Attribute(tag, "id") ?? "", kind, Attribute(tag, "value") ?? "", kind is not FieldKind.Tick || Regex.IsMatch(tag, @"\schecked\b", RegexOptions.None, Patience));
        }

        foreach (Match area in Areas().Matches(form))
            yield return new FormField(Attribute(area.Groups["tag"].Value, "name") ?? "", Attribute(area.Groups["tag"].Value, "id") ?? "", FieldKind.Text, WebUtility.HtmlDecode(area.Groups["text"].Value), true);
        foreach (Match select in Selects().Matches(form))
        {
            var chosen = Options().Matches(select.Groups["options"].Value).Select(option => option.Value).FirstOrDefault(option => option.Contains(" selected", StringComparison.Ordinal));
            yield return new FormField(Attribute(select.Groups["tag"].Value, "name") ?? "", Attribute(select.Groups["tag"].Value, "id") ?? "", FieldKind.Choice, (chosen is null ? null : Attribute(chosen, "value")) is { Length: > 0 } value ? value : IsOptional(form, Attribute(select.Groups["tag"].Value, "id")) ? "" : FirstOf(select.Groups["options"].Value), true);
        }
    }

    private static bool IsOptional(string form, string? id) => Regex.IsMatch(form, $"<label for=\"{id}\">[^<]*<span class=\"opt\"", RegexOptions.None, Patience);

    /// <summary>What a person would choose who has to choose something.</summary>
    private static string FirstOf(string options) =>
        Options().Matches(options).Select(option => Attribute(option.Value, "value")).FirstOrDefault(value => value is { Length: > 0 }) ?? "";

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"", RegexOptions.None, Patience) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 5000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>", RegexOptions.Singleline, 5000)]
    private static partial Regex Inputs();

    [GeneratedRegex("<textarea(?<tag>[^>]*)>(?<text>.*?)</textarea>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Areas();

    [GeneratedRegex("<select(?<tag>[^>]*)>(?<options>.*?)</select>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Selects();

    [GeneratedRegex("<option[^>]*>", RegexOptions.Singleline, 5000)]
    private static partial Regex Options();
}

using System.Net;
using System.Text.RegularExpressions;

namespace PeaceCoord.TestSupport;

/// <summary>A person at a browser without JavaScript: opens pages, fills the form found there and sends it.</summary>
public sealed partial class PlainBrowser : IDisposable
{
    private PlainBrowser(HttpClient client) => Client = client;

    /// <summary>For requests that no form sends; it shares the session.</summary>
    public HttpClient Client { get; }

    /// <summary>Where the last answer came from, redirects followed.</summary>
    public string Address { get; private set; } = "/";

    public HttpStatusCode Status { get; private set; }

    public string Html { get; private set; } = "";

    /// <summary>The page's words without markup.</summary>
    public string Text => WebUtility.HtmlDecode(Tags().Replace(Html, " "));

    /// <summary>Of somebody who has just signed in; that they can is asked elsewhere.</summary>
    public static PlainBrowser Of(RunningPortal portal, string email, string language = "en") =>
        new(portal.Carrying(portal.SessionOf(email), followRedirects: true, language));

    public async Task Open(string address) => await Read(await Client.GetAsync(new Uri(address, UriKind.Relative)), address);

    /// <summary>Sends the page's form with the fields given changed; several values of one name are several ticks.</summary>
    public async Task Send(params (string Name, string Value)[] changes)
    {
        var form = FormOf(Html);
        var given = changes.Select(change => change.Name).ToHashSet(StringComparer.Ordinal);
        var fields = Fields(form).Where(field => !given.Contains(field.Name)).Concat(changes)
            .Select(field => new KeyValuePair<string, string>(field.Name, field.Value));
        using var content = new FormUrlEncodedContent(fields);
        await Read(await Client.PostAsync(new Uri(Address, UriKind.Relative), content), Address);
    }

    /// <summary>Sends the page's form as one with a file in it.</summary>
    public async Task SendFile(string name, HttpContent file, string fileName)
    {
        using var content = new MultipartFormDataContent();
        foreach (var field in Fields(FormOf(Html)).Where(field => field.Name != name))
            content.Add(new StringContent(field.Value), field.Name);
        if (fileName.Length > 0)
            content.Add(file, name, fileName);
        await Read(await Client.PostAsync(new Uri(Address, UriKind.Relative), content), Address);
    }

    /// <summary>Sends the small form that posts to <paramref name="action"/>: what it carries, and the button that is pressed where it has several.</summary>
    public async Task Press(string action, params (string Name, string Value)[] button)
    {
        var form = Forms().Matches(Html).Select(match => match.Value).First(form => form.Contains($"action=\"{action}\"", StringComparison.Ordinal));
        using var content = new FormUrlEncodedContent(Fields(form).Concat(button).Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        await Read(await Client.PostAsync(new Uri(action, UriKind.Relative), content), action);
    }

    /// <summary>What a field of the page's form holds; null when there is none.</summary>
    public string? ValueOf(string name) => Fields(FormOf(Html)).Where(field => field.Name == name).Select(field => field.Value).FirstOrDefault();

    public void Dispose() => Client.Dispose();

    private async Task Read(HttpResponseMessage response, string asked)
    {
        Status = response.StatusCode;
        Address = response.RequestMessage?.RequestUri?.PathAndQuery ?? asked;
        Html = await response.Content.ReadAsStringAsync();
        response.Dispose();
    }

    private static string FormOf(string html) =>
        Forms().Matches(html).Select(match => match.Value).FirstOrDefault(form => form.Contains("class=\"form\"", StringComparison.Ordinal))
        ?? throw new InvalidOperationException("The page has no form: " + html);

    private static IEnumerable<(string Name, string Value)> Fields(string form)
    {
        foreach (var input in Inputs().Matches(form).Select(match => match.Value))
        {
            var isBox = input.Contains("type=\"checkbox\"", StringComparison.Ordinal) || input.Contains("type=\"radio\"", StringComparison.Ordinal);
            if (Attribute(input, "name") is { } name && (!isBox || Regex.IsMatch(input, @"\schecked\b", RegexOptions.None, Patience)))
                yield return (name, Attribute(input, "value") ?? "");
        }

        foreach (Match area in Areas().Matches(form))
            yield return (Attribute(area.Groups[1].Value, "name")!, WebUtility.HtmlDecode(area.Groups[2].Value));
        foreach (Match select in Selects().Matches(form))
            yield return (Attribute(select.Groups[1].Value, "name")!, Options().Matches(select.Groups[2].Value).Select(o => o.Value).Where(o => o.Contains(" selected", StringComparison.Ordinal)).Select(o => Attribute(o, "value")!).FirstOrDefault() ?? "");
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"", RegexOptions.None, Patience) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 2000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>", RegexOptions.Singleline, 2000)]
    private static partial Regex Inputs();

    [GeneratedRegex("<textarea([^>]*)>(.*?)</textarea>", RegexOptions.Singleline, 2000)]
    private static partial Regex Areas();

    [GeneratedRegex("<select([^>]*)>(.*?)</select>", RegexOptions.Singleline, 2000)]
    private static partial Regex Selects();

    [GeneratedRegex("<option[^>]*>", RegexOptions.Singleline, 2000)]
    private static partial Regex Options();

    [GeneratedRegex("<[^>]+>", RegexOptions.Singleline, 2000)]
    private static partial Regex Tags();
}

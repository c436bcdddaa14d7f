using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PeaceCoord.Application.Demonstration;

namespace PeaceCoord.TestSupport;

/// <summary>Somebody at a browser without script: keeps cookies, fills forms in as they stand on the page.</summary>
public sealed partial class Reader : IDisposable
{
    private readonly HttpClient _client;
    private readonly CookieContainer _cookies;

    /// <param name="decompress">Off to take answers as they come over the wire, in brotli.</param>
    public Reader(Uri portal, bool decompress = true)
        : this(portal, decompress, new CookieContainer())
    {
    }

    private Reader(Uri portal, bool decompress, CookieContainer cookies)
    {
        _cookies = cookies;
        var automatic = decompress ? DecompressionMethods.All : DecompressionMethods.None;
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, AutomaticDecompression = automatic, CookieContainer = cookies }) { BaseAddress = portal };
        if (!decompress)
            _client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
    }

    /// <summary>Signs in as somebody of the demonstration.</summary>
    public static async Task<Reader> SignIn(Uri portal, string email, CancellationToken cancel, bool decompress = true)
    {
        using var first = new Reader(portal);
        using var answer = await first.Submit("/sign-in", cancel, ("Input.Email", email), ("Input.Password", LoadDemonstration.Password));
        if (answer.StatusCode is not (HttpStatusCode.Found or HttpStatusCode.SeeOther))
            throw new InvalidOperationException($"{email} could not sign in.");

        return new Reader(portal, decompress, first._cookies);
    }

    public Task<HttpResponseMessage> Open(string address, CancellationToken cancel) => _client.GetAsync(new Uri(address, UriKind.Relative), cancel);

    /// <summary>Opens the page, fills its main form in, and sends it.</summary>
    public async Task<HttpResponseMessage> Submit(string address, CancellationToken cancel, params (string Name, string Value)[] fields) =>
        await Post(address, [.. await Hidden(address, cancel), .. fields], cancel);

    /// <summary>What the main form of a page carries unseen.</summary>
    public async Task<IReadOnlyList<(string Name, string Value)>> Hidden(string address, CancellationToken cancel)
    {
        using var page = await Open(address, cancel);
        var form = MainForm().Match(await page.Content.ReadAsStringAsync(cancel));
        if (!form.Success)
            throw new InvalidOperationException($"{address} answered {page.StatusCode} and has no form.");
        return [.. HiddenFields().Matches(form.Value).Select(field => (Attribute(field.Value, "name"), Attribute(field.Value, "value")))];
    }

    public async Task<HttpResponseMessage> Post(string address, IReadOnlyList<(string Name, string Value)> fields, CancellationToken cancel)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _client.PostAsync(new Uri(address, UriKind.Relative), content, cancel);
    }

    /// <summary>Puts JSON, as the editor's script does.</summary>
    /// <param name="token">The form's request token.</param>
    public async Task<HttpResponseMessage> Put(string address, string token, object body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(address, UriKind.Relative)) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
        request.Headers.Add("RequestVerificationToken", token);
        return await _client.SendAsync(request, cancel);
    }

    /// <summary>The same person, still signed in, at the address a restarted portal has.</summary>
    public Reader At(Uri portal) => new(portal, decompress: true, _cookies);

    public void Dispose() => _client.Dispose();

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $" {name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value);

    [GeneratedRegex("<form[^>]* class=\"form\".*?</form>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MainForm();

    [GeneratedRegex("<input[^>]* ?type=\"hidden\"[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HiddenFields();
}

using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.People;

/// <summary>A person at a browser without JavaScript: opens pages, fills forms in.</summary>
internal sealed partial class Browser(RunningPortal portal, string language = "en") : IDisposable
{
    private readonly HttpClient _http = portal.Visitor(language: language);

    public void Dispose() => _http.Dispose();

    public Task<HttpResponseMessage> Get(string address) => _http.GetAsync(address, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => _http.SendAsync(request, TestContext.Current.CancellationToken);

    public async Task<string> Text(string address)
    {
        using var answer = await Get(address);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Opens the page and posts one of its forms, with its token.</summary>
    public async Task<HttpResponseMessage> Submit(string address, string form, params (string Name, string Value)[] fields) =>
        await Submit(await Text(address), address, form, fields);

    /// <summary>Posts a form of a page that is open already: opening it anew may show another one.</summary>
    public async Task<HttpResponseMessage> Submit(string page, string address, string form, (string Name, string Value)[] fields)
    {
        var values = fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Append(KeyValuePair.Create("_handler", form))
            .Append(KeyValuePair.Create("__RequestVerificationToken", Token().Match(page).Groups["token"].Value));
        using var content = new FormUrlEncodedContent(values);
        return await _http.PostAsync(address, content, TestContext.Current.CancellationToken);
    }

    /// <summary>What the page says after a form of it was posted, which is nothing when it leads on.</summary>
    public async Task<string> Answer(string address, string form, params (string Name, string Value)[] fields)
    {
        using var answer = await Submit(address, form, fields);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The same of a page that is open already.</summary>
    public async Task<string> AnswerOn(string page, string address, string form, params (string Name, string Value)[] fields)
    {
        using var answer = await Submit(page, address, form, fields);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<HttpResponseMessage> SignIn(string email, string password, string next = "") =>
        Submit("/sign-in" + next, "form", ("Input.Email", email), ("Input.Password", password));

    /// <summary>Whether pages for signed-in people open.</summary>
    public async Task<bool> IsSignedIn()
    {
        using var answer = await Get("/account");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}

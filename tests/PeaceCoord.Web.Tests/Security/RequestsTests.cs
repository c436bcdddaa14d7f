using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Tests.People;

namespace PeaceCoord.Web.Tests.Security;

/// <summary>Whatever is asked, however it is asked: an answer that a person can read, and never a fault.</summary>
public sealed class RequestsTests(PeopleStage stage) : IClassFixture<PeopleStage>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Remove the invisible control characters")]
    [InlineData("fr", "Retirez les caractères de contrôle invisibles")]
    public async Task A_form_with_a_NUL_is_answered_at_its_field_and_keeps_what_was_typed(string language, string words)
    {
        await stage.Somebody();
        using var browser = new Browser(stage.Portal, language);

        using var answer = await browser.Submit("/sign-in", "form", ("Input.Email", "amina\0@example.org"), ("Input.Password", "four-calm-rivers"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        page.ShouldMatch($"id=\"input-email-error\">{words}");
        page.ShouldMatch("value=\"amina.?@example.org\"");
    }

    [Theory]
    [InlineData("%ED%A0%80")]
    [InlineData("%C0%80")]
    [InlineData("%FF%FE")]
    [InlineData("%01%1B%7F")]
    [InlineData("%E2%80%AE")]
    public async Task Bytes_that_are_no_text_are_no_fault(string bytes)
    {
        await stage.Somebody();
        using var visitor = stage.Portal.Visitor();
        var page = await visitor.GetStringAsync("/sign-in", Cancel);
        var token = Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", default, TimeSpan.FromSeconds(1)).Groups[1].Value;

        using var content = new StringContent($"_handler=form&__RequestVerificationToken={Uri.EscapeDataString(token)}&Input.Email={bytes}&Input.Password=x{bytes}", Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await visitor.PostAsync("/sign-in", content, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("id=\"errors\"");
    }

    [Theory]
    [InlineData("Content-Length: 4\r\nContent-Length: 40")]
    [InlineData("Content-Length: 4, 4")]
    [InlineData("Transfer-Encoding: chunked, gzip")]
    [InlineData("Transfer-Encoding : chunked")]
    [InlineData("Transfer-Encoding: chunked\r\nX: y\nContent-Length: 4")]
    public async Task Where_a_request_ends_is_told_in_one_way_or_it_is_refused(string headers)
    {
        using var wire = new System.Net.Sockets.TcpClient();
        await wire.ConnectAsync(IPAddress.Loopback, stage.Portal.Address.Port, Cancel);
        await using var stream = wire.GetStream();
        // What a proxy in front that reads it the other way would take for the next visitor's.
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /sign-in HTTP/1.1\r\nHost: {stage.Portal.Address.Authority}\r\n{headers}\r\n\r\n0\r\n\r\nGET /about HTTP/1.1\r\nHost: {stage.Portal.Address.Authority}\r\n\r\n"), Cancel);

        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(Cancel))!.ShouldStartWith("HTTP/1.1 400");
        (await reader.ReadToEndAsync(Cancel)).ShouldNotContain("HTTP/1.1 ", Case.Sensitive, "nothing after it is answered");
    }

    [Fact]
    public async Task A_field_of_a_form_is_read_from_the_form_alone()
    {
        var (_, email) = await stage.Somebody();
        using var inQuery = new Browser(stage.Portal);
        using var first = await inQuery.Submit($"/sign-in?Input.Password={PeopleStage.Password}&Input.Email={email}", "form", ("Input.Email", email));
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await inQuery.IsSignedIn()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("en", "could not be read")]
    [InlineData("fr", "n’a pas pu être lu")]
    public async Task A_post_that_is_no_form_of_this_portal_is_told_so_in_words(string language, string words)
    {
        using var visitor = stage.Portal.Visitor(language: language);
        using var content = new FormUrlEncodedContent([new("_handler", "form"), new("Input.Email", "a@example.org")]);

        using var answer = await visitor.PostAsync("/sign-in", content, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain(words);
    }

    [Theory]
    [InlineData("en", "too much at once")]
    [InlineData("fr", "trop à la fois")]
    public async Task A_post_beyond_every_limit_is_told_so_in_words(string language, string words)
    {
        using var visitor = stage.Portal.Visitor(language: language);
        using var content = new FormUrlEncodedContent(Enumerable.Range(0, 3000).Select(number => KeyValuePair.Create("f" + number, "x")));

        using var answer = await visitor.PostAsync("/sign-in", content, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain(words);
    }

    [Theory]
    [InlineData("OPTIONS", "en", "cannot be done here")]
    [InlineData("PUT", "en", "cannot be done here")]
    [InlineData("DELETE", "fr", "ne peut pas se faire ici")]
    [InlineData("PATCH", "en", "cannot be done here")]
    [InlineData("TRACE", "en", "cannot be done here")]
    [InlineData("BREW", "fr", "ne peut pas se faire ici")]
    public async Task Another_method_is_refused_with_a_page(string method, string language, string words)
    {
        using var visitor = stage.Portal.Visitor(language: language);
        foreach (var address in new[] { "/", "/missions", "/sign-in", "/health/live", "/sign-out" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            using var answer = await visitor.SendAsync(request, Cancel);

            answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed, address);
            answer.Content.Headers.Allow.ShouldNotBeEmpty(address);
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain(words, customMessage: address);
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("OPTIONS")]
    public async Task An_address_that_does_not_exist_says_so_whatever_the_method(string method)
    {
        using var visitor = stage.Portal.Visitor();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/no/such/place");
        using var answer = await visitor.SendAsync(request, Cancel);

        ((int)answer.StatusCode).ShouldBeOneOf(404, 405);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("<h1>");
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_a_body_on_every_page_and_when_nothing_is_there()
    {
        var (_, email) = await stage.SystemAdmin();
        using var visitor = stage.Portal.Visitor();
        using var admin = new Browser(stage.Portal);
        using var signedIn = await admin.SignIn(email, PeopleStage.Password);
        var pages = (await Pages.Of(stage.Portal)).Where(page => page.Address is not null).ToList();
        pages.Count.ShouldBeGreaterThan(30);
        foreach (var address in pages.Select(page => page.Address!).Append("/health/live").Append("/no/such/place"))
        {
            await IsSame(visitor.GetAsync, request => visitor.SendAsync(request, Cancel), address);
            await IsSame((path, _) => admin.Get(path.ToString()), admin.Send, address);
        }
    }

    private static async Task IsSame(Func<Uri, CancellationToken, Task<HttpResponseMessage>> get, Func<HttpRequestMessage, Task<HttpResponseMessage>> send, string address)
    {
        var place = new Uri(address, UriKind.Relative);
        using var whole = await get(place, Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Head, place);
        using var head = await send(request);

        head.StatusCode.ShouldBe(whole.StatusCode, address);
        head.Content.Headers.ContentType.ShouldBe(whole.Content.Headers.ContentType, address);
        head.Headers.Location.ShouldBe(whole.Headers.Location, address);
        (await head.Content.ReadAsByteArrayAsync(Cancel)).ShouldBeEmpty(address);
    }
}

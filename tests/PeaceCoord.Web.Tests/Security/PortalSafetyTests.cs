using System.Net;
using System.Net.WebSockets;
using PeaceCoord.Web.Tests.People;

namespace PeaceCoord.Web.Tests.Security;

public sealed class PortalSafetyTests(PeopleStage stage) : IClassFixture<PeopleStage>
{
    [Theory]
    [InlineData("https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("", HttpStatusCode.OK)]
    public async Task The_circuit_answers_pages_of_this_portal_only(string origin, HttpStatusCode expected)
    {
        using var visitor = stage.Portal.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin.Length == 0 ? stage.Portal.Address.GetLeftPart(UriPartial.Authority) : origin);

        using var answer = await visitor.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_page_of_another_origin_opens_no_WebSocket(string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin.Length > 0)
            socket.Options.SetRequestHeader("Origin", origin);

        await Should.ThrowAsync<WebSocketException>(socket.ConnectAsync(new UriBuilder(stage.Portal.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, TestContext.Current.CancellationToken));

        socket.HttpStatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Keys_of_cookies_and_tokens_are_in_the_database_and_sealed()
    {
        using var visitor = stage.Portal.Visitor();
        await visitor.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);

        (await stage.Ask("select count(*) from data_protection_keys")).ShouldBe(1L);
        var xml = (string)(await stage.Ask("select xml from data_protection_keys"))!;
        xml.ShouldContain("MasterKeyXmlDecryptor");
        xml.ShouldNotContain("<masterKey");
        xml.ShouldContain("algorithm=\"AES_256_CBC\"");
        xml.ShouldContain("algorithm=\"HMACSHA256\"");
    }

    [Fact]
    public async Task A_cookie_that_was_changed_or_is_made_for_something_else_opens_nothing()
    {
        var cancel = TestContext.Current.CancellationToken;
        var (id, _) = await stage.Somebody();
        var session = stage.Portal.SessionOf(id);
        var account = new Uri("/account", UriKind.Relative);
        using (var whole = stage.Portal.Carrying(session))
            (await whole.GetAsync(account, cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var visitor = stage.Portal.Visitor();
        using var form = await visitor.GetAsync(new Uri("/sign-in", UriKind.Relative), cancel);
        var antiforgery = form.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=', 2)[1];
        var other = session.Value[session.Value.Length / 2] == 'A' ? 'B' : 'A';

        foreach (var value in new[] { session.Value[..(session.Value.Length / 2)] + other + session.Value[((session.Value.Length / 2) + 1)..], session.Value[..^8], antiforgery, id.Value.ToString() })
        {
            using var forger = stage.Portal.Carrying(new Cookie(session.Name, value));
            (await forger.GetAsync(account, cancel)).StatusCode.ShouldBe(HttpStatusCode.Found, value);
        }
    }

    [Fact]
    public async Task A_password_is_hidden_while_it_is_typed_and_may_be_pasted_and_kept_by_a_password_manager()
    {
        await stage.Somebody();
        using var visitor = stage.Portal.Visitor();

        var page = await visitor.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);

        var box = page.Split('<').Single(tag => tag.StartsWith("input ", StringComparison.Ordinal) && tag.Contains("name=\"Input.Password\"", StringComparison.Ordinal));
        box.ShouldContain("type=\"password\"");
        box.ShouldContain("autocomplete=\"current-password\"");
        page.ShouldNotContain("onpaste");
        page.ShouldNotContain("maxlength=\"64\"");
    }

    [Theory]
    [InlineData("/language")]
    [InlineData("/theme")]
    public async Task A_preference_without_a_form_changes_nothing(string address)
    {
        using var visitor = stage.Portal.Visitor();

        using var answer = await visitor.PostAsync(address, null, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }
}

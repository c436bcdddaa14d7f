using System.Net;
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

    [Fact]
    public async Task Keys_of_cookies_and_tokens_are_in_the_database_and_sealed()
    {
        using var visitor = stage.Portal.Visitor();
        await visitor.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);

        (await stage.Ask("select count(*) from data_protection_keys")).ShouldBe(1L);
        var xml = (string)(await stage.Ask("select xml from data_protection_keys"))!;
        xml.ShouldContain("MasterKeyXmlDecryptor");
        xml.ShouldNotContain("<masterKey");
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

using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Security;

namespace PeaceCoord.Web.Tests.Security;

public sealed class TransportTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "Development", false, "")]
    [InlineData("http://localhost:5080;http://[::1]:5080", "Development", true, "")]
    [InlineData("https://0.0.0.0:443", "Production", false, "")]
    [InlineData("http://+:8080", "Production", false, "10.0.0.5")]
    [InlineData("http://0.0.0.0:8080", "Production", false, "10.0.0.0/24")]
    public void Starts_where_names_and_passwords_are_safe(string urls, string environment, bool demo, string proxy) =>
        Should.NotThrow(() => Transport.Check(Settings(urls, environment, demo, proxy)));

    [Theory]
    [InlineData("http://0.0.0.0:5080", "Development", false, "", "in the open")]
    [InlineData("http://+:8080", "Development", false, "", "in the open")]
    [InlineData("http://portal.example:80", "Development", false, "", "in the open")]
    [InlineData("http://127.0.0.1:5080", "Production", false, "", "in the open")]
    [InlineData("https://0.0.0.0:443", "Development", true, "", "loopback only")]
    [InlineData("http://+:8080", "Production", false, "my-proxy", "neither an address nor a network")]
    public void Refuses_to_start_elsewhere_and_says_what_to_do(string urls, string environment, bool demo, string proxy, string words) =>
        Should.Throw<CannotStartException>(() => Transport.Check(Settings(urls, environment, demo, proxy))).Message.ShouldContain(words);

    private static PortalSettings Settings(string urls, string environment, bool demo, string proxy) =>
        new("/nowhere", urls, demo) { EnvironmentName = environment, TlsProxies = proxy.Length == 0 ? [] : [proxy] };
}

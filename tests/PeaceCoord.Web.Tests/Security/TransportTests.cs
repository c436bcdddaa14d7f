using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Security;

namespace PeaceCoord.Web.Tests.Security;

public sealed class TransportTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

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

    [Theory]
    [InlineData("Host=/var/run/postgresql;Username=a")]
    [InlineData("Host=localhost;Username=a")]
    [InlineData("Host=127.0.0.1;Port=5433;Username=a")]
    [InlineData("Host=::1;Username=a")]
    [InlineData("Host=db.example.org;Username=a;SSL Mode=VerifyFull")]
    [InlineData("Host=db.example.org;Username=a;SSL Mode=VerifyCA")]
    [InlineData("Host=database;Username=a", "Production", "other,Database")]
    [InlineData("Host=database:5433;Username=a", "Production", "database")]
    [InlineData("Host=db.example.org;Username=a", "Development")]
    public void Reaches_a_database_here_one_whose_certificate_is_checked_or_one_that_the_operator_named(string connection, string environment = "Production", string plain = "") =>
        Should.NotThrow(() => DatabaseTransport.Check(Settings(environment, plain), "ConnectionStrings__PeaceCoord", connection));

    [Theory]
    [InlineData("Host=db.example.org;Username=a", "db.example.org")]
    [InlineData("Host=db.example.org;Username=a;SSL Mode=Require", "db.example.org")]
    [InlineData("Host=localhost,10.0.0.7:5433;Username=a", "10.0.0.7")]
    [InlineData("Host=database;Username=a", "database", "other")]
    public void Reaches_no_other_database_in_Production_and_says_what_to_do(string connection, string host, string plain = "")
    {
        var said = Should.Throw<CannotStartException>(() => DatabaseTransport.Check(Settings("Production", plain), "ConnectionStrings__PeaceCoordOwner", connection)).Message;

        said.ShouldContain("SSL Mode=VerifyFull");
        said.ShouldContain("ConnectionStrings__PeaceCoordOwner");
        said.ShouldContain($"PEACECOORD_PLAIN_DATABASE={host}");
    }

    [Fact]
    public async Task Where_TLS_ends_at_the_portal_it_speaks_1_2_and_1_3_only_with_good_suites()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var data = Directory.CreateTempSubdirectory("peacecoord-tls.").FullName;
        try
        {
            await using var portal = Portal.Build(Settings("https://127.0.0.1:0", "Production", false, "") with { Data = data }, new Means(stage.Database.Application, stage.Database.Owner, stage.MasterKey));
            using var certificate = Certificate();
            var pinned = SslProtocols.None;
            // As an operator's certificate would be found, with what the portal says of all of its TLS.
            portal.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https => (https.ServerCertificate, pinned) = (certificate, https.SslProtocols)));
            await portal.StartAsync(Cancel);
            var port = new Uri(portal.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

            pinned.ShouldBe(SslProtocols.Tls12 | SslProtocols.Tls13);
            (await Spoken(port, SslProtocols.Tls12, certificate)).ShouldBe(SslProtocols.Tls12);
            (await Spoken(port, SslProtocols.Tls13, certificate)).ShouldBe(SslProtocols.Tls13);
#pragma warning disable SYSLIB0039, CA5397 // Old ones are asked for, to be refused.
            await Should.ThrowAsync<Exception>(Spoken(port, SslProtocols.Tls11, certificate));
            await Should.ThrowAsync<Exception>(Spoken(port, SslProtocols.Tls, certificate));
#pragma warning restore SYSLIB0039, CA5397
            (await Spoken(port, SslProtocols.Tls12, certificate, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256)).ShouldBe(SslProtocols.Tls12);
            // Not authenticated with what it encrypts; OpenSSL takes it as it comes.
            await Should.ThrowAsync<Exception>(Spoken(port, SslProtocols.Tls12, certificate, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256));
            await portal.StopAsync(Cancel);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<SslProtocols> Spoken(int port, SslProtocols offered, X509Certificate2 expected, params TlsCipherSuite[] suites)
    {
        using var wire = new TcpClient();
        await wire.ConnectAsync(IPAddress.Loopback, port, Cancel);
        await using var tls = new SslStream(wire.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", EnabledSslProtocols = offered, CipherSuitesPolicy = suites.Length > 0 && OperatingSystem.IsLinux() ? new CipherSuitesPolicy(suites) : null, RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == expected.GetCertHashString() }, Cancel);
        return tls.SslProtocol;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private static PortalSettings Settings(string environment, string plain) =>
        Settings("https://127.0.0.1:443", environment, false, "") with { PlainDatabases = plain.Split(',', StringSplitOptions.RemoveEmptyEntries) };

    private static PortalSettings Settings(string urls, string environment, bool demo, string proxy) =>
        new("/nowhere", urls, demo) { EnvironmentName = environment, TlsProxies = proxy.Length == 0 ? [] : [proxy] };
}

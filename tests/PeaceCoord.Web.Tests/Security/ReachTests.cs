using System.Text.RegularExpressions;

namespace PeaceCoord.Web.Tests.Security;

/// <summary>Whom the program may call: its database, and a mail server by one class alone. The build refuses other calls (<c>BannedSymbols.Network.txt</c>); this holds the build to it.</summary>
public sealed partial class ReachTests
{
    private const string Sender = "DigestMail.cs";

    [Fact]
    public async Task Nothing_but_the_sender_of_mail_may_call_another_machine()
    {
        var root = AsvsTests.Root();
        var banned = (await File.ReadAllLinesAsync(Path.Combine(root, "BannedSymbols.Network.txt"), TestContext.Current.CancellationToken)).Select(line => line.Split(';')[0]).ToList();
        banned.ShouldBe(
        [
            "T:System.Net.Http.HttpClient", "T:System.Net.Http.HttpMessageInvoker", "T:System.Net.WebRequest", "T:System.Net.WebClient", "T:System.Net.WebSockets.ClientWebSocket", "T:System.Net.Sockets.Socket",
            "T:System.Net.Sockets.TcpClient", "T:System.Net.Sockets.UdpClient", "T:System.Net.Mail.SmtpClient",
        ]);
        banned.Select(symbol => Type.GetType($"{symbol[2..]}, {Assembly(symbol)}")).ShouldAllBe(type => type != null, "a name that is no type bans nothing");
        (await File.ReadAllTextAsync(Path.Combine(root, "Directory.Build.props"), TestContext.Current.CancellationToken)).ShouldContain("BannedSymbols.Network.txt\" Condition=\"$(MSBuildProjectDirectory.StartsWith('$(MSBuildThisFileDirectory)src'))\"");

        List<string> calling = [];
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "src"), "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            if (file.Contains("/obj/", StringComparison.Ordinal) || file.Contains("/bin/", StringComparison.Ordinal))
                continue;
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            if (Callers().IsMatch(text))
                calling.Add(Path.GetFileName(file));
        }

        calling.ShouldBe([Sender]);
    }

    private static string Assembly(string symbol) => symbol switch
    {
        "T:System.Net.WebRequest" => "System.Net.Requests",
        "T:System.Net.WebClient" => "System.Net.WebClient",
        "T:System.Net.WebSockets.ClientWebSocket" => "System.Net.WebSockets.Client",
        _ when symbol.StartsWith("T:System.Net.Http.", StringComparison.Ordinal) => "System.Net.Http",
        _ when symbol.StartsWith("T:System.Net.Mail.", StringComparison.Ordinal) => "System.Net.Mail",
        _ => "System.Net.Sockets",
    };

    [GeneratedRegex(@"\b(?:HttpClient|HttpMessageInvoker|IHttpClientFactory|WebRequest|WebClient|ClientWebSocket|TcpClient|UdpClient|SmtpClient|new Socket)\b", RegexOptions.None, 5000)]
    private static partial Regex Callers();
}

using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace PeaceCoord.Browser.Tests;

/// <summary>What a page brought over the wire, compressed, headers included: counted by the browser itself.</summary>
internal sealed class Wire
{
    private readonly Dictionary<string, (string Url, string Kind)> _requests = new(StringComparer.Ordinal);
    private readonly List<(string Url, string Kind, long Bytes)> _finished = [];
    private readonly List<string> _addresses = [];
    private readonly List<string> _encodings = [];

    /// <summary>Every address asked for since the last <see cref="Restart"/>, WebSockets included.</summary>
    public IReadOnlyList<string> Addresses => _addresses;

    /// <summary>Texts that came without compression although they were large enough for it.</summary>
    public IReadOnlyList<string> Uncompressed => _encodings;

    public int OpenSockets { get; private set; }

    public long Total => _finished.Sum(request => request.Bytes);

    public long Document => _finished.Where(request => request.Kind == "Document").Sum(request => request.Bytes);

    public int Scripts => _finished.Count(request => request.Kind == "Script");

    public static async Task<Wire> Of(IPage page)
    {
        var wire = new Wire();
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Network.requestWillBeSent").OnEvent += (_, message) => wire.Asked(message!.Value);
        session.Event("Network.responseReceived").OnEvent += (_, message) => wire.Answered(message!.Value);
        session.Event("Network.loadingFinished").OnEvent += (_, message) => wire.Finished(message!.Value);
        session.Event("Network.webSocketCreated").OnEvent += (_, message) =>
        {
            wire.OpenSockets++;
            wire._addresses.Add(Text(message!.Value, "url"));
        };
        session.Event("Network.webSocketClosed").OnEvent += (_, _) => wire.OpenSockets--;
        await session.SendAsync("Network.enable");
        return wire;
    }

    public void Restart()
    {
        _requests.Clear();
        _finished.Clear();
        _addresses.Clear();
        _encodings.Clear();
    }

    public override string ToString() =>
        string.Join(", ", _finished.Select(request => string.Create(CultureInfo.InvariantCulture, $"{new Uri(request.Url).AbsolutePath} {request.Bytes}")));

    private void Asked(JsonElement message)
    {
        var url = Text(message.GetProperty("request"), "url");
        _requests[Text(message, "requestId")] = (url, Text(message, "type"));
        if (!url.StartsWith("data:", StringComparison.Ordinal))
            _addresses.Add(url);
    }

    private void Answered(JsonElement message)
    {
        var response = message.GetProperty("response");
        var kind = Text(message, "type");
        if (kind is not ("Document" or "Script" or "Stylesheet") || response.GetProperty("fromDiskCache").GetBoolean())
            return;
        var isCompressed = response.GetProperty("headers").EnumerateObject().Any(header => header.Name.Equals("content-encoding", StringComparison.OrdinalIgnoreCase));
        if (!isCompressed)
            _encodings.Add(Text(response, "url"));
    }

    private void Finished(JsonElement message)
    {
        if (_requests.TryGetValue(Text(message, "requestId"), out var request))
            _finished.Add((request.Url, request.Kind, (long)message.GetProperty("encodedDataLength").GetDouble()));
    }

    private static string Text(JsonElement element, string property) => element.TryGetProperty(property, out var value) ? value.GetString() ?? "" : "";
}

using System.Text.Json;
using Microsoft.Playwright;

namespace PeaceCoord.Browser.Tests;

/// <summary>What a page brought over the wire, compressed, headers included: counted by the browser itself.</summary>
internal sealed class Wire
{
    // The browser tells of its requests on a thread of its own.
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Url, string Kind)> _requests = new(StringComparer.Ordinal);
    private readonly List<(string Url, string Kind, long Bytes)> _finished = [];
    private readonly List<string> _addresses = [];
    private readonly List<string> _encodings = [];

    /// <summary>Every address asked for since the last <see cref="Restart"/>, WebSockets included.</summary>
    public IReadOnlyList<string> Addresses => Now(() => _addresses.ToList());

    /// <summary>Texts that came without compression although they were large enough for it.</summary>
    public IReadOnlyList<string> Uncompressed => Now(() => _encodings.ToList());

    public int OpenSockets { get; private set; }

    public long Total => Now(() => _finished.Sum(request => request.Bytes));

    public long Document => Now(() => _finished.Where(request => request.Kind == "Document").Sum(request => request.Bytes));

    /// <summary>But for three of a kilobyte that forms may have: the warning that a session ends, passkeys, and showing a password.</summary>
    public int Scripts => Now(() => _finished.Count(request => request.Kind == "Script" && !request.Url.Contains("/session.", StringComparison.Ordinal) && !request.Url.Contains("/passkey.", StringComparison.Ordinal) && !request.Url.Contains("/password.", StringComparison.Ordinal)));

    public static async Task<Wire> Of(IPage page)
    {
        var wire = new Wire();
        var session = await page.Context.NewCDPSessionAsync(page);
        wire.Follow(session, "Network.requestWillBeSent", wire.Asked);
        wire.Follow(session, "Network.responseReceived", wire.Answered);
        wire.Follow(session, "Network.loadingFinished", wire.Finished);
        wire.Follow(session, "Network.webSocketCreated", wire.Opened);
        wire.Follow(session, "Network.webSocketClosed", _ => wire.OpenSockets--);
        await session.SendAsync("Network.enable");
        return wire;
    }

    public void Restart()
    {
        lock (_lock)
        {
            _requests.Clear();
            _finished.Clear();
            _addresses.Clear();
            _encodings.Clear();
        }
    }

    private void Follow(ICDPSession session, string happening, Action<JsonElement> take) => session.Event(happening).OnEvent += (_, message) =>
    {
        lock (_lock)
            take(message!.Value);
    };

    private T Now<T>(Func<T> read)
    {
        lock (_lock)
            return read();
    }

    private void Opened(JsonElement message)
    {
        OpenSockets++;
        _addresses.Add(Text(message, "url"));
    }

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

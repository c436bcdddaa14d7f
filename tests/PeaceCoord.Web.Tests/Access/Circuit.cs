using System.Buffers.Binary;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>
/// The circuit of a page with islands, held by no browser: what goes over its socket is what a thief of frames reads, and what it says
/// can be what no page of ours would say.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private const int Invocation = 1;
    private const int Completion = 3;
    private const string Change = "onchange";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Uri _portal;
    private readonly ClientWebSocket _socket = new();
    private readonly MemoryStream _heard = new();
    private readonly List<long> _changes = [];
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private byte[] _left = [];
    private long _interop = -1;
    private int _calls;
    private string? _id;

    private Circuit(Uri portal) => _portal = portal;

    /// <summary>Everything that came over the socket, uncompressed.</summary>
    public string Heard => Encoding.UTF8.GetString(_heard.GetBuffer(), 0, (int)_heard.Length);

    /// <summary>How many islands answer.</summary>
    public int Islands => _changes.Count;

    /// <summary>The sealed marks by which a page tells its circuit what stands on it.</summary>
    public static IReadOnlyList<string> Marks(string html) => [.. Marked().Matches(html).Select(mark => mark.Groups["json"].Value).Where(json => json.Contains("\"type\":\"server\"", StringComparison.Ordinal) && json.Contains("\"descriptor\"", StringComparison.Ordinal))];

    /// <summary>Opens a circuit as the owner of the cookies, for marks of whatever page; null when the portal grants none.</summary>
    public static async Task<Circuit?> Open(Uri portal, Cookie? session, string page, IReadOnlyList<string> marks, CancellationToken cancel)
    {
        var circuit = new Circuit(portal);
        circuit._socket.Options.SetRequestHeader("Origin", portal.GetLeftPart(UriPartial.Authority));
        if (session is not null)
            circuit._socket.Options.SetRequestHeader("Cookie", $"{session.Name}={session.Value}");
        try
        {
            await circuit._socket.ConnectAsync(new UriBuilder(new Uri(portal, "/_blazor")) { Scheme = "ws" }.Uri, cancel);
        }
        catch (WebSocketException)
        {
            await circuit.DisposeAsync();
            return null;
        }

        await circuit._socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, cancel);
        await circuit.Say("StartCircuit", cancel, portal.ToString(), new Uri(portal, page).ToString(), "[]", "");
        if (!await circuit.Until(() => circuit._id is not null, cancel))
        {
            await circuit.DisposeAsync();
            return null;
        }

        var operations = marks.Select((mark, index) => $"{{\"type\":\"add\",\"ssrComponentId\":{index + 1},\"marker\":{mark}}}");
        await circuit.Say("UpdateRootComponents", cancel, $"{{\"batchId\":1,\"operations\":[{string.Join(',', operations)}]}}", "");
        await circuit.Until(() => circuit._changes.Count >= marks.Count, cancel);
        return circuit;
    }

    /// <summary>Types into every island, and waits until each has answered.</summary>
    public async Task Ask(string words, CancellationToken cancel)
    {
        List<string> asked = [];
        foreach (var handler in _changes.ToList())
        {
            asked.Add((++_calls).ToString(System.Globalization.CultureInfo.InvariantCulture));
            var happening = $"[{{\"eventHandlerId\":{handler},\"eventName\":\"change\",\"eventFieldInfo\":null}},{{\"value\":{JsonSerializer.Serialize(words)}}}]";
            await Say("BeginInvokeDotNetFromJS", cancel, asked[^1], null, "DispatchEventAsync", _interop, happening);
        }

        await Until(() => _answered.IsSupersetOf(asked), cancel);
    }

    /// <summary>Goes as a page that is left does, so that the portal keeps nothing of it for a browser to come back to.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_id is not null)
        {
            using var browser = new HttpClient();
            using var left = new MultipartFormDataContent { { new StringContent(_id), "circuitId" } };
            using var answer = await browser.PostAsync(new Uri(_portal, "/_blazor/disconnect"), left);
        }

        _socket.Abort();
        _socket.Dispose();
        await _heard.DisposeAsync();
    }

    private Task Say(string what, CancellationToken cancel, params object?[] arguments)
    {
        var body = MessagePack.Write(new object?[] { Invocation, new Dictionary<string, string>(), what == "StartCircuit" ? "start" : null, what, arguments, Array.Empty<object?>() });
        List<byte> message = [];
        for (var length = (uint)body.Length; ; length >>= 7)
        {
            message.Add((byte)(length > 0x7f ? (length & 0x7f) | 0x80 : length));
            if (length <= 0x7f)
                break;
        }

        message.AddRange(body);
        return _socket.SendAsync(message.ToArray(), WebSocketMessageType.Binary, true, cancel);
    }

    /// <summary>Listens until something holds; false when the portal hung up first.</summary>
    private async Task<bool> Until(Func<bool> holds, CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        enough.CancelAfter(Patience);
        var buffer = new byte[64 * 1024];
        while (!holds())
        {
            ValueWebSocketReceiveResult got;
            try
            {
                got = await _socket.ReceiveAsync(buffer.AsMemory(), enough.Token);
            }
            catch (WebSocketException)
            {
                return false;
            }

            if (got.MessageType == WebSocketMessageType.Close)
                return false;
            _heard.Write(buffer, 0, got.Count);
            _left = [.. _left, .. buffer.AsSpan(0, got.Count)];
            foreach (var message in Messages())
                await Take(message, enough.Token);
        }

        return true;
    }

    /// <summary>The whole messages heard so far; the answer to the handshake ends with a record separator.</summary>
    private List<object?[]> Messages()
    {
        List<object?[]> messages = [];
        var at = 0;
        while (at < _left.Length)
        {
            if (_left[at] == '{')
            {
                var end = Array.IndexOf(_left, (byte)0x1e, at);
                if (end < 0)
                    break;
                at = end + 1;
                continue;
            }

            var (length, from, shift) = (0, at, 0);
            while (from < _left.Length)
            {
                var part = _left[from++];
                length |= (part & 0x7f) << shift;
                shift += 7;
                if ((part & 0x80) == 0)
                    break;
            }

            if (from + length > _left.Length)
                break;
            messages.Add((object?[])MessagePack.Read(_left, ref from)!);
            at = from;
        }

        _left = _left[at..];
        return messages;
    }

    private async Task Take(object?[] message, CancellationToken cancel)
    {
        if (message[0] is (long)Completion)
            _id = message is [_, _, _, 3L, string { Length: > 0 } id] ? id : null;
        if (message is [(long)Completion, _, _, 1L, ..])
            throw new InvalidOperationException($"The circuit was refused: {message[4]}");
        if (message[0] is not (long)Invocation)
            return;
        var arguments = (object?[])message[4]!;
        switch (message[3])
        {
            case "JS.BeginInvokeJS":
                if (arguments[1] is "Blazor._internal.attachWebRendererInterop" && DotNetObject().Match((string)arguments[2]!) is { Success: true } found)
                    _interop = long.Parse(found.Groups["id"].Value, System.Globalization.CultureInfo.InvariantCulture);
                if (arguments[0] is long and not 0L)
                    await Say("EndInvokeJSFromDotNet", cancel, arguments[0], true, $"[{arguments[0]},true,null]");
                break;
            case "JS.EndInvokeDotNet":
                _answered.Add((string)arguments[0]!);
                break;
            case "JS.RenderBatch":
                _changes.AddRange(Handlers((byte[])arguments[1]!).Except(_changes));
                await Say("OnRenderCompleted", cancel, arguments[0], null);
                break;
            case "JS.Error":
                throw new InvalidOperationException($"The circuit broke: {arguments[0]}");
            default:
                break;
        }
    }

    /// <summary>What a drawing listens to when a field changes: attributes with a handler, 20 bytes each in the list of frames, with names in the table at the end.</summary>
    private static IEnumerable<long> Handlers(byte[] drawing)
    {
        var frames = Int(drawing, drawing.Length - 16);
        var strings = Int(drawing, drawing.Length - 4);
        for (var index = 0; index < Int(drawing, frames); index++)
        {
            var frame = frames + 4 + (index * 20);
            if (Int(drawing, frame) == 3 && BinaryPrimitives.ReadInt64LittleEndian(drawing.AsSpan(frame + 12)) is > 0 and var handler && Name(Int(drawing, frame + 4)) == Change)
                yield return handler;
        }

        string Name(int index)
        {
            var at = Int(drawing, strings + (index * 4));
            return Encoding.UTF8.GetString(drawing, at + 1, drawing[at]);
        }
    }

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marked();

    [GeneratedRegex("\"__dotNetObject\":(?<id>\\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DotNetObject();
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PeaceCoord.TestSupport;

/// <summary>A mail server on loopback that takes what it is given (RFC 5321) and keeps it.</summary>
public sealed class MailBox : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Mail> _mails = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;

    public MailBox()
    {
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Answers with 451 and keeps nothing, as a server does that is in trouble.</summary>
    public bool IsInTrouble { get; set; }

    /// <summary>Answers to every mailbox with 550, as a server does that does not know it.</summary>
    public bool KnowsNobody { get; set; }

    /// <summary>How often somebody tried to deliver to a mailbox that is not known.</summary>
    public int Refused { get; private set; }

    public IReadOnlyList<Mail> Mails => [.. _mails];

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Dispose();
        await _serving;
        _over.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_over.Token);
                await Talk(client.GetStream());
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Nobody sends any more.
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 here");
        var to = "";
        while (await reader.ReadLineAsync(_over.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                case "MAIL" when IsInTrouble:
                    await writer.WriteLineAsync("451 later");
                    break;
                case "RCPT" when KnowsNobody:
                    Refused++;
                    await writer.WriteLineAsync("550 nobody of that name");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    _mails.Enqueue(new Mail(to, await Read(reader)));
                    await writer.WriteLineAsync("250 kept");
                    break;
                default:
                    if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
                        to = line["RCPT TO:".Length..].Trim('<', '>', ' ');
                    await writer.WriteLineAsync("250 yes");
                    break;
            }
        }
    }

    private async Task<string> Read(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_over.Token) is { } line && line != ".")
            text.Append(line).Append("\r\n");
        return text.ToString();
    }
}

/// <param name="Raw">Headers and body as they were sent.</param>
public sealed record Mail(string To, string Raw)
{
    /// <summary>The body, decoded.</summary>
    public string Text
    {
        get
        {
            var parts = Raw.Split("\r\n\r\n", 2);
            return parts[0].Contains("base64", StringComparison.OrdinalIgnoreCase)
                ? Encoding.UTF8.GetString(Convert.FromBase64String(parts[1].ReplaceLineEndings("")))
                : parts[1].Replace("=\r\n", "", StringComparison.Ordinal);
        }
    }
}

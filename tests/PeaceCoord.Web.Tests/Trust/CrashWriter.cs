using System.Net;
using System.Net.Sockets;
using Npgsql;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>Somebody who saves one thing after the other, each until it is acknowledged, as a browser does that tries again.</summary>
internal abstract class CrashWriter(Reader reader) : IDisposable
{
    private const int MostTries = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private Func<CancellationToken, Task<bool>>? _pending;
    private Func<CancellationToken, Task<bool>>? _last;

    /// <summary>What is saved, in the plural.</summary>
    public abstract string What { get; }

    public int Acknowledged { get; private set; }

    /// <summary>Saves that a kill had cut off and that were made a second time.</summary>
    public int Repeated { get; private set; }

    /// <summary>Something was acknowledged in this round.</summary>
    public bool HasWritten { get; private set; }

    protected Reader Reader { get; private set; } = reader;

    /// <summary>Writes until <paramref name="killed"/>; the save under way stays as it was cut off.</summary>
    public async Task Write(int round, CancellationToken killed)
    {
        HasWritten = false;
        BeginRound();
        while (!killed.IsCancellationRequested)
        {
            _pending ??= Next(round);
            await Try(_pending, killed);
        }
    }

    /// <summary>Makes the save that was cut off once more, the same in every part; and again, as when it was stored and its answer was lost.</summary>
    public async Task Repeat(CancellationToken cancel)
    {
        if (_pending is null)
            return;
        Repeated++;
        for (var tries = 0; _pending is { } pending; tries++)
        {
            tries.ShouldBeLessThan(MostTries, $"{What}: what was cut off cannot be saved again");
            await Try(pending, cancel);
        }

        if (_last is { } stored)
            (await stored(cancel)).ShouldBeTrue($"{What}: what was stored is refused when it is sent again");
    }

    /// <summary>What is lost, half there or there twice; empty when all is well.</summary>
    /// <param name="all">Everything ever written; else what was written in this round.</param>
    public abstract Task<IReadOnlyList<string>> Faults(NpgsqlDataSource database, bool all, CancellationToken cancel);

    /// <summary>Goes on where the portal is now.</summary>
    public void MoveTo(Uri portal)
    {
        var moved = Reader.At(portal);
        Reader.Dispose();
        Reader = moved;
    }

    public void Dispose() => Reader.Dispose();

    protected abstract void BeginRound();

    /// <summary>The next save; it answers whether it was acknowledged, and can be made again.</summary>
    protected abstract Func<CancellationToken, Task<bool>> Next(int round);

    /// <summary>The redirect is the portal's word that a form was saved.</summary>
    protected static bool IsRedirect(HttpResponseMessage answer, string to) =>
        answer is { StatusCode: HttpStatusCode.Found or HttpStatusCode.SeeOther, Headers.Location: { } place } && place.ToString().EndsWith(to, StringComparison.Ordinal);

    /// <summary>The request token that goes with this person's forms.</summary>
    protected async Task<string> Token(CancellationToken cancel) =>
        (await Reader.Hidden("/agreements/new", cancel)).First(field => field.Name == "__RequestVerificationToken").Value;

    private async Task Try(Func<CancellationToken, Task<bool>> save, CancellationToken cancel)
    {
        try
        {
            if (!await save(cancel))
            {
                await Task.Delay(Pause, CancellationToken.None);
                return;
            }

            (_last, _pending) = (save, null);
            HasWritten = true;
            Acknowledged++;
        }
        catch (Exception gone) when (gone is HttpRequestException or SocketException or IOException or OperationCanceledException or InvalidOperationException)
        {
            // The portal is gone or has no database: this one was not acknowledged.
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}

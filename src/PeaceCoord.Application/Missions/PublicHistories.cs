using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.Missions;

/// <summary>
/// Keeps the public histories in memory: they are small, read by everybody and changed by imports only. The database stays the
/// source of truth: its import stamp is looked at every few seconds, and a new one is read at once.
/// </summary>
public sealed class PublicHistories(Database database, TimeProvider clock) : IDisposable
{
    /// <summary>How long a re-import can go unseen.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _oneReader = new(1);
    private volatile Histories? _histories;
    private long _lookedAt;

    /// <summary>Which import readers see now; 0 before the first reading.</summary>
    public int Stamp => _histories?.Stamp ?? 0;

    /// <summary>Looks for a newer import if that is due, and says which one readers see.</summary>
    public async Task<int> Refresh(CancellationToken cancel) => (await Read(cancel)).Stamp;

    public void Dispose() => _oneReader.Dispose();

    internal async Task<Histories> Read(CancellationToken cancel)
    {
        if (_histories is { } current && clock.GetElapsedTime(Volatile.Read(ref _lookedAt)) < LookEvery)
            return current;

        // Whoever comes while one reader looks takes what is there; only the very first readers wait.
        if (!await _oneReader.WaitAsync(_histories is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancel))
            return _histories!;
        try
        {
            return await Look(cancel);
        }
        finally
        {
            _oneReader.Release();
        }
    }

    private async Task<Histories> Look(CancellationToken cancel)
    {
        if (_histories is { } current && clock.GetElapsedTime(Volatile.Read(ref _lookedAt)) < LookEvery)
            return current;

        await using var db = await database.OpenPublic(cancel);
        var stamp = await db.ReferenceImports.Select(import => import.Stamp).SingleOrDefaultAsync(cancel);
        if (_histories?.Stamp != stamp)
            _histories = await HistoriesReading.Run(db, stamp, cancel);
        Volatile.Write(ref _lookedAt, clock.GetTimestamp());
        return _histories!;
    }
}

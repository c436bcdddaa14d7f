using Microsoft.Extensions.Caching.Memory;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Inclusion;

/// <summary>
/// The figures of periods that were looked at, kept until a record of theirs changes. Adding up 44 numbers of each of 11,000 meetings takes
/// Postgres 37 ms; asking whether one of them changed takes 7.
/// </summary>
public sealed class KeptFigures : IDisposable
{
    /// <summary>Of so many periods, a few areas each.</summary>
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = 200 });

    /// <summary>As <see cref="CountingMeetings.CountedMeetings"/> answers now. To whom Postgres shows no record of the workspace, nothing kept for others is told.</summary>
    internal async Task<IReadOnlyList<CountedMeetings>> Count(PeaceCoordDb db, WorkspaceId workspace, InclusionPeriod period, CancellationToken cancel)
    {
        // Asked first: what changes before the sum is taken is kept under a mark that is no longer true, and summed anew the next time.
        var mark = await db.MarkOfMeetings(workspace, period, cancel);
        var key = (workspace, period.First, period.Last);
        if (_kept.Get<Kept>(key) is { } kept && string.Equals(kept.Mark, mark, StringComparison.Ordinal))
            return kept.Meetings;

        var counted = await db.CountedMeetings(workspace, period, cancel);
        _kept.Set(key, new Kept(mark, counted), new MemoryCacheEntryOptions { Size = 1 });
        return counted;
    }

    public void Dispose() => _kept.Dispose();

    private sealed record Kept(string Mark, IReadOnlyList<CountedMeetings> Meetings);
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Persistence;

/// <summary>One saved version of a record, without what was in it.</summary>
/// <param name="By">Null when it was not a person.</param>
/// <param name="Act">The use case that saved it.</param>
/// <param name="Changed">Names of what differs from the version before, never values: those may have been under another label.</param>
public sealed record HistoryVersion(int Version, DateTimeOffset At, string? By, string Act, IReadOnlyList<string> Changed)
{
    /// <summary>Versions on one page of a history.</summary>
    public const int PageSize = 20;
}

internal static class SavedHistory
{
    /// <summary>Who saved which version of a record when, latest first, a page at a time. Whether the actor may read the record is asked before.</summary>
    /// <param name="page">From 1; null for the first, the nearest there is when it is out of range.</param>
    public static async Task<Part<HistoryVersion>> HistoryOf<TRoot>(this PeaceCoordDb db, Guid record, int? page, CancellationToken cancel)
        where TRoot : AggregateRoot
    {
        var all = db.Set<AggregateVersion<TRoot>>().AsNoTracking().Where(v => v.RecordId == record);
        var count = await all.CountAsync(cancel);
        var number = Part.At(page, count, HistoryVersion.PageSize);
        // One more, for what the last on the page changed.
        var versions = await all.OrderByDescending(v => v.Version).Skip((number - 1) * HistoryVersion.PageSize).Take(HistoryVersion.PageSize + 1).ToListAsync(cancel);
        var people = versions.Select(v => v.SavedBy).OfType<Guid>().Distinct().ToList();
        var names = await db.Accounts.AsNoTracking().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        return new Part<HistoryVersion>(
            [
                .. versions.Take(HistoryVersion.PageSize).Select((version, index) => new HistoryVersion(
                    version.Version, version.SavedAt, version.SavedBy is { } by ? names.GetValueOrDefault(by) : null, version.Act,
                    index + 1 < versions.Count ? Changed(versions[index + 1].Snapshot.RootElement, version.Snapshot.RootElement) : [])),
            ],
            count,
            number);
    }

    private static List<string> Changed(JsonElement before, JsonElement after) =>
        [.. after.EnumerateObject().Where(field => !before.TryGetProperty(field.Name, out var old) || !JsonElement.DeepEquals(old, field.Value)).Select(field => field.Name)];
}

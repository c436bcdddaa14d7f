using Microsoft.EntityFrameworkCore;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Persistence;

/// <summary>A page of a list: what is on it, by id, in no order that a reader may rely on.</summary>
/// <param name="Count">Of the whole list.</param>
/// <param name="Number">From 1.</param>
internal sealed record KeptPage<TId>(int Count, int Number, IReadOnlyList<TId> Ids);

internal static class KeptPages
{
    /// <summary>The page asked for, the last where there are fewer: counted and sorted once for as long as nothing happens in the reader's missions.</summary>
    /// <param name="question">The filter, the order, the page asked for, and the day where it decides; null for one whose answer hangs on more, and is not kept.</param>
    /// <param name="sorted">The ids of all that is found, in the list's order.</param>
    public static Task<KeptPage<TId>> PageOf<TId>(this KeptAnswers answers, PeaceCoordDb db, Actor reader, object? question, IQueryable<TId> sorted, int? page, int size, CancellationToken cancel)
    {
        return question is null ? Find() : answers.Get(db, reader.Workspaces, reader, question, Find, found => found.Ids.Count + 2, cancel);

        async Task<KeptPage<TId>> Find()
        {
            var count = await sorted.CountAsync(cancel);
            var number = Part.At(page, count, size);
            return new KeptPage<TId>(count, number, await sorted.Skip((number - 1) * size).Take(size).ToListAsync(cancel));
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Persistence;

/// <summary>
/// What costly questions about missions were answered with, kept for as long as nothing happens there: each save leaves its entry in
/// the audit trail in the same transaction, so a mission's last entry says whether an answer still stands. Texts that are being typed
/// are in no answer: their entries, one every few seconds for each who writes, do not count. Ids, days and counts are
/// kept, no word of a record; what is shown is found by these ids as the actor may see it now.
/// </summary>
public sealed class KeptAnswers : IDisposable
{
    /// <summary>Of entries: any but that a draft saved itself. The index of missions' last entries has the same words.</summary>
    internal const string IsNoTyping = $"act <> '{nameof(SaveDraft)}' or record_kind is distinct from '{nameof(ConsultationDraft)}'";

    /// <summary>Ids, days and counts in all: some 40 MB.</summary>
    private const int Most = 1_000_000;

    /// <summary>No answer counts for less, so that small ones are limited in number too.</summary>
    private const int Least = 50;

    // Should anybody write past the portal, with the tools of the database.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The answer that <paramref name="ask"/> gives now.</summary>
    /// <param name="workspaces">The missions whose records decide the answer, all of them.</param>
    /// <param name="question">What else decides it, compared by value; the day too, where it does.</param>
    /// <param name="size">How many ids, days and counts it holds.</param>
    /// <param name="isTheSameForAll">Whether all who may ask are answered alike; whether this reader may is for the caller.</param>
    internal async Task<T> Get<T>(
        PeaceCoordDb db, IReadOnlyCollection<WorkspaceId> workspaces, Actor reader, object question, Func<Task<T>> ask, Func<T, int> size, CancellationToken cancel, bool isTheSameForAll = false)
        where T : notnull
    {
        var held = await Hold(db, workspaces, reader, cancel, isTheSameForAll);
        return await held.Get(question, ask, size);
    }

    /// <summary>For several questions of one request: whether their answers stand is asked once, before the first of them.</summary>
    /// <inheritdoc cref="Get"/>
    internal async Task<Held> Hold(PeaceCoordDb db, IReadOnlyCollection<WorkspaceId> workspaces, Actor reader, CancellationToken cancel, bool isTheSameForAll = false)
    {
        // Nothing kept for others is told to who is no member; and what an organisation promised stands in missions whose entries say nothing to its people.
        var isKept = workspaces.All(reader.Workspaces.Contains) && (reader.Organisations.Count == 0 || isTheSameForAll);
        return new Held(_kept, isKept ? await Mark(db, workspaces, cancel) : null, isTheSameForAll ? string.Join(',', workspaces) : Sight(reader));
    }

    public void Dispose() => _kept.Dispose();

    /// <summary>The last entry of each mission; null where one has none.</summary>
    private static async Task<string?> Mark(PeaceCoordDb db, IReadOnlyCollection<WorkspaceId> workspaces, CancellationToken cancel)
    {
        Guid[] ids = [.. workspaces.Select(workspace => workspace.Value).Order()];
        var last = await db.Database.SqlQueryRaw<string>($$"""
            select workspace || ':' || last.sequence || ':' || encode(last.code, 'hex') as "Value"
              from unnest({0}) as workspace
              cross join lateral (select sequence, code from audit_entries where workspace_id = workspace and ({{IsNoTyping}}) order by sequence desc limit 1) as last
             order by workspace
            """, ids).ToListAsync(cancel);
        return last.Count == 0 || last.Count < ids.Length ? null : string.Join(',', last);
    }

    /// <summary>All that the rules of access know of an actor: two with the same see the same.</summary>
    private static string Sight(Actor actor) => string.Join(
        '|',
        [actor.Id?.ToString() ?? "", .. actor.Standings.Select(standing => standing.ToString()).Order(StringComparer.Ordinal), "", .. actor.Reach.Order().Select(id => id.ToString()), "", .. actor.Opened.Keys.Order().Select(id => id.ToString())]);

    /// <summary>Answers as they are kept under one mark of the missions.</summary>
    /// <param name="mark">Asked before any answer is found: what is saved meanwhile leaves the answer under a mark that is no longer true. Null where nothing is kept.</param>
    internal sealed class Held(MemoryCache all, string? mark, string sight)
    {
        /// <inheritdoc cref="KeptAnswers.Get"/>
        public async Task<T> Get<T>(object question, Func<Task<T>> ask, Func<T, int> size)
            where T : notnull
        {
            if (mark is null)
                return await ask();
            var key = (typeof(T), sight, question);
            if (all.Get<Kept<T>>(key) is { } kept && string.Equals(kept.Mark, mark, StringComparison.Ordinal))
                return kept.Answer;

            var answer = await ask();
            all.Set(key, new Kept<T>(mark, answer), new MemoryCacheEntryOptions { Size = Math.Max(Least, size(answer) + (sight.Length / 10)), AbsoluteExpirationRelativeToNow = Longest });
            return answer;
        }
    }

    private sealed record Kept<T>(string Mark, T Answer);
}

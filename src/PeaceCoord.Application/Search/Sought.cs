namespace PeaceCoord.Application.Search;

/// <summary>What a picker asks for: the records whose names the words find, and the names of those that are chosen already.</summary>
/// <param name="Query">Any part of a name; every word of it must occur.</param>
/// <param name="Chosen">Ids or codes as the form holds them; what cannot be read is nobody's.</param>
public sealed record Sought(string? Query, IReadOnlyCollection<string>? Chosen = null)
{
    internal List<TId> Ids<TId>(Func<Guid, TId> id) =>
        [.. (Chosen ?? []).Select(text => Guid.TryParseExact(text, "D", out var value) ? value : (Guid?)null).OfType<Guid>().Distinct().Select(id)];
}

/// <summary>What a picker may offer.</summary>
/// <param name="Chosen">Those that were chosen and that the actor may see.</param>
/// <param name="Matches">What the words find: best first, no more than <see cref="Most"/>.</param>
/// <param name="More">How many more the words find.</param>
/// <param name="All">Every record the actor may see, where they are so few that nobody needs to search; else null.</param>
public sealed record Found<TRow>(IReadOnlyList<TRow> Chosen, IReadOnlyList<TRow> Matches, int More, IReadOnlyList<TRow>? All)
{
    /// <summary>No more than so many are offered at once.</summary>
    public const int Most = 20;

    /// <summary>Up to so many are offered without searching.</summary>
    public const int Few = 12;
}

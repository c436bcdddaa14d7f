namespace PeaceCoord.Domain.Sharing;

/// <summary>A text as an organisation reads it: what was removed is not in it any more, and it says where something was.</summary>
/// <param name="Parts">In their order; null for a passage that was removed.</param>
/// <param name="IsWithheld">Nothing of it is read: a passage was marked in it, and it was changed since.</param>
public sealed record ReadText(IReadOnlyList<string?> Parts, bool IsWithheld = false)
{
    public static ReadText Withheld { get; } = new([], IsWithheld: true);

    /// <summary>Passages removed.</summary>
    public int Removed => Parts.Count(part => part is null);

    public static ReadText Whole(string text) => new([text]);

    /// <summary>The text without what stands at these places, which may overlap.</summary>
    public static ReadText Without(string text, IEnumerable<(int From, int To)> places)
    {
        List<string?> parts = [];
        var at = 0;
        foreach (var (from, to) in places.OrderBy(place => place.From).ThenByDescending(place => place.To))
        {
            if (to <= at)
                continue;
            if (from > at && !string.IsNullOrWhiteSpace(text[at..from]))
                parts.Add(text[at..from]);
            if (parts.Count == 0 || parts[^1] is not null)
                parts.Add(null);
            at = to;
        }

        if (at < text.Length && (parts.Count == 0 || !string.IsNullOrWhiteSpace(text[at..])))
            parts.Add(text[at..]);
        return new ReadText(parts);
    }
}

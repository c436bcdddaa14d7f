namespace PeaceCoord.Domain.Sharing;

/// <summary>Where marked words stand in a text. Spaces and line breaks between them count as one, and case for nothing: what was copied from a page is found again.</summary>
public static class Passages
{
    /// <summary>A passage of fewer letters would take out half of every text.</summary>
    public const int FewestCharacters = 2;

    private const string EndsOfSentences = ".!?…؟。";
    private const string MayFollowAnEnd = "\"'”’»)]";

    /// <summary>Places in the text, none overlapping another.</summary>
    public static IReadOnlyList<(int From, int To)> Find(string text, string passage)
    {
        var wanted = Folded(passage);
        List<(int, int)> found = [];
        if (wanted.Length == 0)
            return found;
        for (var at = 0; at < text.Length;)
        {
            if (EndAt(text, at, wanted) is { } end)
            {
                found.Add((at, end));
                at = end;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    /// <summary>Trimmed, with single spaces: two passages that are found at the same places read the same.</summary>
    public static string Folded(string passage) => string.Join(' ', passage.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The sentences of a text, so that each can be ticked: up to a full stop before a space, or to the end of a line.</summary>
    public static IReadOnlyList<string> Sentences(string text)
    {
        List<string> sentences = [];
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!EndsAt(text, at))
                continue;
            Add(text[from..(at + 1)]);
            from = at + 1;
        }

        Add(text[from..]);
        return sentences;

        void Add(string sentence)
        {
            if (Folded(sentence) is { Length: >= FewestCharacters } folded)
                sentences.Add(folded);
        }
    }

    private static bool EndsAt(string text, int at)
    {
        if (text[at] == '\n')
            return true;
        if (at + 1 >= text.Length || !char.IsWhiteSpace(text[at + 1]))
            return false;
        while (at > 0 && MayFollowAnEnd.Contains(text[at]))
            at--;
        return EndsOfSentences.Contains(text[at]);
    }

    /// <summary>The end of the passage that begins here; null when it does not.</summary>
    private static int? EndAt(string text, int at, string wanted)
    {
        foreach (var letter in wanted)
        {
            if (at >= text.Length)
                return null;
            if (letter == ' ')
            {
                if (!char.IsWhiteSpace(text[at]))
                    return null;
                while (at < text.Length && char.IsWhiteSpace(text[at]))
                    at++;
            }
            else if (char.ToUpperInvariant(text[at++]) != char.ToUpperInvariant(letter))
            {
                return null;
            }
        }

        return at;
    }
}

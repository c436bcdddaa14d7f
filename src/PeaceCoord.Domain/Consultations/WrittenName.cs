using System.Globalization;
using System.Text;

namespace PeaceCoord.Domain.Consultations;

/// <summary>
/// How somebody may stand in a free text: the whole name, in either order of its first and its last part, or the code. Case, accents and the
/// spaces between the parts count for nothing. Parts of a name alone are left to whoever reads the text again: they are the names of others too.
/// </summary>
public sealed class WrittenName
{
    /// <summary>Stands where a name was. No word, so that it is the same in every language.</summary>
    public const string Withheld = "[…]";

    private const int FewestLetters = 3;

    /// <summary>Draws an Arabic word out, and is no letter of it.</summary>
    private const char Stretch = '\u0640';

    private readonly IReadOnlyList<string[]> _forms;

    private WrittenName(IReadOnlyList<string[]> forms) => _forms = forms;

    /// <param name="name">Null where none is held.</param>
    public static WrittenName Of(string? name, string code)
    {
        List<string[]> forms = [Parts(code)];
        var parts = Parts(name ?? "");
        if (parts.Sum(part => part.Length) >= FewestLetters)
            forms.Add(parts);
        if (parts.Length > 1)
            forms.Add([parts[^1], .. parts[..^1]]);
        return new WrittenName([.. forms.Where(form => form.Length > 0).OrderByDescending(form => form.Length)]);
    }

    /// <summary>Without the code, which may stand anywhere; null for a name too short to be told from other words.</summary>
    public static WrittenName? OfName(string name) => new WrittenName([.. Of(name, "")._forms.Where(form => form.Sum(part => part.Length) >= FewestLetters)]) is { _forms.Count: > 0 } written ? written : null;

    /// <summary>The text with <see cref="Withheld"/> wherever the name stood; the same text where it did not.</summary>
    public string? TakenOutOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return text;

        var found = Places(text);
        if (found.Count == 0)
            return text;
        var left = new StringBuilder();
        var from = 0;
        foreach (var (begin, end) in found)
        {
            left.Append(text, from, begin - from).Append(Withheld);
            from = end;
        }

        return left.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The name as it stands there, each time that it does.</summary>
    public IEnumerable<string> FoundIn(string text) => Places(text).Select(place => text[place.From..place.To]);

    /// <summary>The longest part of each way it is written, folded: a text without any of them does not hold the name.</summary>
    public IEnumerable<string> LongestParts => _forms.Select(form => form.MaxBy(part => part.Length)!).Distinct(StringComparer.Ordinal);

    private List<(int From, int To)> Places(string text)
    {
        var words = Words(text);
        List<(int From, int To)> found = [];
        for (var at = 0; at < words.Count; at++)
        {
            if (_forms.FirstOrDefault(form => StandsAt(words, at, form)) is not { } form)
                continue;
            found.Add((words[at].From, words[at + form.Length - 1].To));
            at += form.Length - 1;
        }

        return found;
    }

    /// <summary>The ways it is written, each as its parts; the longest first.</summary>
    internal IReadOnlyList<string[]> Forms => _forms;

    /// <param name="first">How many of its parts are known to stand there.</param>
    internal static bool StandsAt(List<(string Folded, int From, int To)> words, int at, string[] form, int first = 0)
    {
        for (var part = 0; part < form.Length; part++)
        {
            if (at + part >= words.Count || (part >= first && words[at + part].Folded != form[part]))
                return false;
            // Between the parts of a name stand spaces, hyphens, a comma, a full stop after an initial; a longer way apart it is no name.
            if (part > 0 && words[at + part].From - words[at + part - 1].To > 3)
                return false;
        }

        return true;
    }

    private static string[] Parts(string name) => [.. Words(name).Select(word => word.Folded)];

    /// <summary>Runs of letters, digits and their marks, without case and accents.</summary>
    internal static List<(string Folded, int From, int To)> Words(string text)
    {
        List<(string, int, int)> words = [];
        for (var at = 0; at < text.Length;)
        {
            if (!IsOfWord(text[at]))
            {
                at++;
                continue;
            }

            var from = at;
            while (at < text.Length && IsOfWord(text[at]))
                at++;
            words.Add((Folded(text[from..at]), from, at));
        }

        return words;
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || IsMark(letter);

    private static bool IsMark(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static string Folded(string word)
    {
        var folded = new StringBuilder();
        foreach (var letter in Decomposed(word).Where(letter => !IsMark(letter) && letter != Stretch))
            folded.Append(AsWritten(char.ToLowerInvariant(letter)));
        return folded.ToString();
    }

    /// <summary>Letters of Arabic that the same name is written with by one hand and the other.</summary>
    private static char AsWritten(char letter) => letter switch
    {
        '\u0649' => '\u064a',
        '\u0629' => '\u0647',
        _ => letter,
    };

    /// <summary>What holds half a character decomposes to nothing readable, and is left as it is.</summary>
    private static string Decomposed(string word) => Kernel.Check.IsPlain(word) ? word.Normalize(NormalizationForm.FormD) : word;
}

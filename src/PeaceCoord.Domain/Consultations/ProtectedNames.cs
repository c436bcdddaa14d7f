using PeaceCoord.Domain.Communities;

namespace PeaceCoord.Domain.Consultations;

/// <summary>
/// Names of leaders to look for in what somebody types. Whoever is told that a name stands there learns that it is a leader's: they hold
/// only names that the author may open in any case.
/// </summary>
public sealed class ProtectedNames
{
    /// <summary>Short Arabic words that are written in one with what follows: and, then, by, for, as.</summary>
    private const string WrittenInOne = "\u0648\u0641\u0628\u0644\u0643";

    private readonly ILookup<string, (string[] Form, LeaderId Leader)> _byFirst;

    private ProtectedNames(IEnumerable<(string[] Form, LeaderId Leader)> forms) => _byFirst = forms.ToLookup(form => form.Form[0], StringComparer.Ordinal);

    public static ProtectedNames Of(IEnumerable<(LeaderId Leader, string Name)> names) =>
        new(names.SelectMany(name => WrittenName.OfName(name.Name)?.Forms.Select(form => (form, name.Leader)) ?? []));

    /// <summary>Where they stand, as typed, in the order of the text. Not which of them is told to an author.</summary>
    public IEnumerable<(LeaderId Leader, string Text)> In(string text)
    {
        if (_byFirst.Count == 0)
            yield break;

        var words = WrittenName.Words(text);
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var (first, from) in Beginnings(words[at].Folded, words[at].From))
            {
                var standing = _byFirst[first].Where(name => WrittenName.StandsAt(words, at, name.Form, first: 1)).ToList();
                foreach (var (form, leader) in standing)
                    yield return (leader, text[from..words[at + form.Length - 1].To]);
                if (standing.Count > 0)
                    break;
            }
        }
    }

    private static IEnumerable<(string Word, int From)> Beginnings(string word, int from)
    {
        yield return (word, from);
        if (word.Length > 3 && WrittenInOne.Contains(word[0], StringComparison.Ordinal))
            yield return (word[1..], from + 1);
    }
}

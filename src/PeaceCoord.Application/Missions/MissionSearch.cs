using System.Text.RegularExpressions;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.Missions;

/// <summary>The words by which one mission is found: acronym, name, countries in English and French, headquarters, numbers of its resolutions.</summary>
internal sealed partial class MissionSearch
{
    /// <summary>Said in every name or citation: they tell missions apart from nothing.</summary>
    private static readonly HashSet<string> Empty =
        new(["the", "of", "in", "and", "for", "de", "du", "des", "la", "le", "les", "et", "en", "au", "aux", "d", "l", "s", "a", "res"], StringComparer.Ordinal);

    private readonly string _acronym;
    private readonly HashSet<string> _acronymGroups;
    private readonly string _name;
    private readonly Dictionary<string, HashSet<string>> _words;
    private readonly HashSet<string> _numbers;

    public MissionSearch(Mission mission, IEnumerable<Mandate> mandates, IEnumerable<CountryName> countries)
    {
        _acronym = Compact(mission.Acronym);
        _acronymGroups = Trigrams.Of(_acronym);
        _name = Trigrams.Normal(mission.Name);
        var text = string.Join(' ', countries.SelectMany(country => new[] { country.Code, country.English, country.French })
            .Append(mission.Acronym).Append(mission.Name).Append(mission.Headquarters));
        _words = Trigrams.Normal(text).Split(' ').Append(_acronym).Distinct(StringComparer.Ordinal).ToDictionary(word => word, Trigrams.Of, StringComparer.Ordinal);
        _numbers = mandates.Select(mandate => mandate.Resolution).Append(mission.EstablishedBy)
            .SelectMany(text => Number().Matches(text)).Select(match => match.Groups["number"].Value).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What a person typed, cut into the words that count.</summary>
    public static IReadOnlyList<string> Terms(string query)
    {
        var words = Trigrams.Normal(Year().Replace(query, " ")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = words.Where(word => !Empty.Contains(word)).ToArray();
        return telling.Length > 0 ? telling : words;
    }

    public static string Compact(string text) => Trigrams.Normal(text).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>How well it answers when every term must be there as written, or begin a word: 0 not at all, 4 it is the acronym.</summary>
    public int Exactly(IReadOnlyList<string> terms)
    {
        var whole = string.Concat(terms);
        if (whole == _acronym)
            return 4;
        if (!terms.All(term => _numbers.Contains(term) || _words.Keys.Any(word => word.StartsWith(term, StringComparison.Ordinal))))
            return _acronym.StartsWith(whole, StringComparison.Ordinal) ? 3 : 0;

        return _acronym.StartsWith(whole, StringComparison.Ordinal) ? 3 : terms.All(term => _name.Contains(term, StringComparison.Ordinal)) ? 2 : 1;
    }

    /// <summary>How alike it is, from 0 to 1, when words may be misspelt; 0 when below <see cref="Trigrams.Alike"/>.</summary>
    public double Nearly(IReadOnlyList<string> terms)
    {
        var acronym = Trigrams.Likeness(Trigrams.Of(string.Concat(terms)), _acronymGroups);
        var words = terms.Average(Likeness);
        return Math.Max(acronym >= Trigrams.Alike ? acronym : 0, terms.All(term => Likeness(term) >= Trigrams.Alike) ? words : 0);
    }

    private double Likeness(string term)
    {
        var groups = Trigrams.Of(term);
        return _words.Max(word => word.Key.StartsWith(term, StringComparison.Ordinal) ? 1 : Trigrams.Likeness(groups, word.Value));
    }

    [GeneratedRegex(@"RES/(?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\(\s*\d{4}\s*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Year();
}

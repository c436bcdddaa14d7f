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
    public double Nearly(Misspelt query)
    {
        var acronym = Trigrams.Likeness(query.Whole, _acronymGroups);
        var least = 1.0;
        var sum = 0.0;
        foreach (var (term, groups) in query.Terms)
        {
            var likeness = Likeness(term, groups);
            least = Math.Min(least, likeness);
            sum += likeness;
        }

        return Math.Max(acronym >= Trigrams.Alike ? acronym : 0, least >= Trigrams.Alike ? sum / query.Terms.Count : 0);
    }

    private double Likeness(string term, HashSet<string> groups)
    {
        var most = 0.0;
        foreach (var (word, groupsOfWord) in _words)
        {
            if (word.StartsWith(term, StringComparison.Ordinal))
                return 1;
            most = Math.Max(most, Trigrams.Likeness(groups, groupsOfWord));
        }

        return most;
    }

    [GeneratedRegex(@"RES/(?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\(\s*\d{4}\s*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Year();
}

/// <summary>A query whose words may be misspelt, cut into its groups of letters once.</summary>
internal sealed class Misspelt(IReadOnlyList<string> terms)
{
    public HashSet<string> Whole { get; } = Trigrams.Of(string.Concat(terms));

    public IReadOnlyList<(string Term, HashSet<string> Groups)> Terms { get; } = [.. terms.Select(term => (term, Trigrams.Of(term)))];
}

using System.Globalization;
using System.Text;

namespace PeaceCoord.Domain.Places;

/// <summary>
/// An administrative area of a gazetteer, by its p-code. Its parent is what the gazetteer says: codes of several countries do not
/// match their parents' and nothing is ever derived from their pattern.
/// </summary>
public sealed class Area
{
    public const int PCodeMaxLength = 20;
    public const int NameMaxLength = 120;

    /// <summary>A position is kept to this many decimals of a degree, about eleven metres: an area's middle is not known better.</summary>
    public const int DegreeDecimals = 4;

    /// <summary>Levels run from 0, the country, to this.</summary>
    public const int DeepestLevel = 4;

    private readonly List<AreaName> _names = [];

    public Area(string pCode) => PCode = pCode;

    public string PCode { get; private init; }

    /// <summary>Three letters, as the gazetteer gives them.</summary>
    public string Country { get; private set; } = "";

    /// <summary>0 is the country.</summary>
    public int Level { get; private set; }

    /// <summary>Null for a country.</summary>
    public string? ParentPCode { get; private set; }

    /// <summary>Degrees; null where the gazetteer has no position.</summary>
    public decimal? Latitude { get; private set; }

    public decimal? Longitude { get; private set; }

    public IReadOnlyList<AreaName> Names => _names;

    /// <summary>All names and the code, folded for the picker: see <see cref="Fold"/>.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Takes what the gazetteer says now.</summary>
    public void Correct(AreaFacts facts)
    {
        Country = facts.Country;
        Level = facts.Level;
        ParentPCode = facts.ParentPCode;
        Latitude = Kept(facts.Latitude);
        Longitude = Kept(facts.Longitude);
        SearchText = Fold(string.Join(' ', facts.Names.Select(name => name.Text).Append(PCode)));
        _names.RemoveAll(name => facts.Names.All(fact => fact.Language != name.Language));
        foreach (var (language, text) in facts.Names)
        {
            if (_names.Find(name => name.Language == language) is { } known)
                known.Text = text;
            else
                _names.Add(new AreaName(language, text));
        }
    }

    private static decimal? Kept(decimal? degrees) => degrees is { } value ? decimal.Round(value, DegreeDecimals) : null;

    /// <summary>Lower case without accents, vowel marks and signs, so that "Grand-Bassam" is found by "bassam" and "Mbélo" by "mbelo".</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c == 'ـ')
                continue;
            folded.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <summary>One name of an area in one language.</summary>
public sealed class AreaName(string language, string text)
{
    public string Language { get; private init; } = language;

    public string Text { get; internal set; } = text;
}

/// <summary>What a gazetteer says of one area.</summary>
public sealed record AreaFacts(
    string Country,
    int Level,
    string? ParentPCode,
    decimal? Latitude,
    decimal? Longitude,
    IReadOnlyList<(string Language, string Text)> Names);

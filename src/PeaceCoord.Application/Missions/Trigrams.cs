using System.Globalization;
using System.Text;

namespace PeaceCoord.Application.Missions;

/// <summary>
/// Likeness of words by shared groups of three letters, as Postgres's <c>pg_trgm</c> counts it (a test compares the two): the
/// histories fit in memory, and are searched there.
/// </summary>
internal static class Trigrams
{
    /// <summary>Two words as alike as this are taken for one misspelt: <c>minsma</c> and MINUSMA are 0.5 alike, <c>minsma</c> and MINUSCA 0.25.</summary>
    public const double Alike = 0.4;

    /// <summary>Lower case, without accents, anything but letters and digits as one space.</summary>
    public static string Normal(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (c is 'œ' or 'Œ')
                normal.Append("oe");
            else if (char.IsLetterOrDigit(c))
                normal.Append(char.ToLowerInvariant(c));
            else if (normal.Length > 0 && normal[^1] != ' ')
                normal.Append(' ');
        }

        return normal.ToString().TrimEnd();
    }

    public static HashSet<string> Of(string normal)
    {
        HashSet<string> groups = new(StringComparer.Ordinal);
        foreach (var word in normal.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var padded = "  " + word + " ";
            for (var i = 0; i + 3 <= padded.Length; i++)
                groups.Add(padded.Substring(i, 3));
        }

        return groups;
    }

    /// <summary>From 0, nothing shared, to 1, the same groups.</summary>
    public static double Likeness(HashSet<string> left, HashSet<string> right)
    {
        var shared = 0;
        foreach (var group in left)
        {
            if (right.Contains(group))
                shared++;
        }

        return left.Count + right.Count == shared ? 0 : (double)shared / (left.Count + right.Count - shared);
    }
}

using System.Globalization;
using System.Text;

namespace PeaceCoord.Domain.Missions;

/// <summary>The part of an address that names a public record: <c>eufor-tchad-rca</c>.</summary>
public static class Slug
{
    public const int MaxLength = 80;

    /// <summary>Lower-case letters and digits of <paramref name="name"/>, accents dropped, everything else one hyphen.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }
}

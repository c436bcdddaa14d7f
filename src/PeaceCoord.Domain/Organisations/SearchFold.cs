using System.Globalization;
using System.Text;

namespace PeaceCoord.Domain.Organisations;

/// <summary>How names are compared: without case, accents and typographic apostrophes, so that "etoile" finds "L’Étoile".</summary>
public static class SearchFold
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(character is '’' or 'ʼ' ? '\'' : char.ToLowerInvariant(character));
        }

        return folded.ToString();
    }
}

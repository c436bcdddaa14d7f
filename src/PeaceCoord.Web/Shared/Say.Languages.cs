using System.Globalization;
using PeaceCoord.Application.Communities;

namespace PeaceCoord.Web.Shared;

public static partial class Say
{
    private static readonly HashSet<string> RightToLeft = new(["ar", "fa", "he", "ps", "ur"], StringComparer.Ordinal);

    /// <summary>The reader's language.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string? Direction(string? language) => language is null ? null : RightToLeft.Contains(language.Split('-')[0]) ? "rtl" : "ltr";

    /// <summary>The name of a language in the reader's.</summary>
    public static string LanguageName(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true) is var culture && Language == culture.TwoLetterISOLanguageName ? culture.NativeName : culture.DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    /// <summary>Codes as they were typed, with commas or spaces between them, in words.</summary>
    public static string LanguageNames(string codes) => string.Join(", ", codes.Split([',', ' ', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(LanguageName));

    /// <summary>The language that a name is in, for an element's attribute.</summary>
    public static string? Lang(SaidName name) => name.Language.Length == 0 ? null : name.Language;
}

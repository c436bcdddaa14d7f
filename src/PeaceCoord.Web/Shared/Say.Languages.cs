using System.Globalization;
using PeaceCoord.Application.Communities;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Communities;

/// <summary>Small sayings of the work pages.</summary>
internal static class Spoken
{
    private static readonly HashSet<string> RightToLeft = new(["ar", "fa", "he", "ps", "ur"], StringComparer.Ordinal);

    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Fill(string pattern, params object?[] values) => string.Format(CultureInfo.CurrentCulture, pattern, values);

    /// <summary>One of two patterns by a count: "1 promise", "3 promises".</summary>
    public static string Count(int count, string one, string many) =>
        Fill(count == 1 || (count == 0 && Language == "fr") ? one : many, count);

    /// <summary>As short as a table wants it: "19 Sep 2026".</summary>
    public static string Short(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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

    /// <summary>The name with the language it is in, for an element's attribute.</summary>
    public static string? Lang(SaidName name) => name.Language.Length == 0 ? null : name.Language;

    public static string LabelClass(Label label) => "l" + ((int)label + 1);
}

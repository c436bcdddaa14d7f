using System.Globalization;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.CommandLine;

/// <summary>The language the program speaks to whoever started it. Pages are said in their readers' languages, whatever this is.</summary>
internal static class OperatorLanguage
{
    /// <summary>As gettext asks them, the first that says anything decides; <c>LANGUAGE</c> lists several, and only counts where the locale is not the plain one.</summary>
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    public static void Speak()
    {
        var culture = CultureInfo.GetCultureInfo(Of(Environment.GetEnvironmentVariable));
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
    }

    /// <summary>One of the languages with complete words: English where the environment names none of them.</summary>
    public static string Of(Func<string, string?> variable)
    {
        var locale = Variables.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        if (TagOf(locale) is "" or "c" or "posix")
            return Culture.Supported[0];
        var wanted = (variable("LANGUAGE") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Append(locale).Select(TagOf);
        return wanted.FirstOrDefault(Culture.Supported.Contains) ?? Culture.Supported[0];
    }

    /// <summary>The language of a locale: <c>fr</c> of <c>fr_TD.UTF-8</c>.</summary>
    private static string TagOf(string locale) => locale.Split('_', '.', '@', '-')[0].ToLowerInvariant();
}

using Microsoft.AspNetCore.Localization;

namespace PeaceCoord.Web.Shared;

/// <summary>The languages the portal speaks. A choice is kept in a cookie; without one, the browser's languages decide.</summary>
internal static class Culture
{
    public const string Cookie = "peacecoord-language";

    /// <summary>Languages with complete words, by IETF tag.</summary>
    public static IReadOnlyList<string> Supported { get; } = ["en", "fr"];

    public static RequestLocalizationOptions Options()
    {
        var options = new RequestLocalizationOptions()
            .SetDefaultCulture("en")
            .AddSupportedCultures([.. Supported])
            .AddSupportedUICultures([.. Supported]);
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Cookie }, new AcceptLanguageHeaderRequestCultureProvider()];
        return options;
    }
}

using Microsoft.AspNetCore.Localization;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Security;

namespace PeaceCoord.Web.Shared;

/// <summary>The languages the portal speaks. A choice is kept in a cookie; without one, the browser's languages decide.</summary>
internal static class Culture
{
    public const string Cookie = "language";

    /// <summary>Languages with complete words, by IETF tag.</summary>
    public static IReadOnlyList<string> Supported { get; } = ["en", "fr"];

    public static RequestLocalizationOptions Options(PortalSettings settings)
    {
        var options = new RequestLocalizationOptions()
            .SetDefaultCulture("en")
            .AddSupportedCultures([.. Supported])
            .AddSupportedUICultures([.. Supported]);
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Cookies.NameOf(Cookie, settings) }, new AcceptLanguageHeaderRequestCultureProvider()];
        return options;
    }
}

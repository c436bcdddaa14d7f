using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace PeaceCoord.Web.Shared;

/// <summary>Language and light or dark: small posts that work without JavaScript and come back to where one was.</summary>
internal static class Preferences
{
    public const string ThemeCookie = "peacecoord-theme";

    public static void MapPreferences(this WebApplication app)
    {
        // No token: a forged post could change a colour and nothing else, and pages without one set no cookie.
        app.MapPost(Routes.Language, SetLanguage).AllowAnonymous().DisableAntiforgery();
        app.MapPost(Routes.Theme, SetTheme).AllowAnonymous().DisableAntiforgery();
    }

    private static IResult SetLanguage(HttpContext http, [FromForm] string? language, [FromForm] string? back)
    {
        if (Culture.Supported.Contains(language, StringComparer.Ordinal))
            Keep(http, Culture.Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language!)));
        return Results.LocalRedirect(Local(back));
    }

    private static IResult SetTheme(HttpContext http, [FromForm] string? theme, [FromForm] string? back)
    {
        if (theme is "light" or "dark")
            Keep(http, ThemeCookie, theme);
        else
            http.Response.Cookies.Delete(ThemeCookie);
        return Results.LocalRedirect(Local(back));
    }

    private static void Keep(HttpContext http, string cookie, string value) => http.Response.Cookies.Append(cookie, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        IsEssential = true,
    });

    /// <summary>The address if it is one of ours, else home: a form must not send people elsewhere.</summary>
    public static string Local(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal) && !address.Any(char.IsControl) ? address : Routes.Home;
}

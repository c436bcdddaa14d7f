using Microsoft.AspNetCore.Localization;

namespace PeaceCoord.Web.Shared;

/// <summary>Language and light or dark: small posts that work without JavaScript and come back to where one was.</summary>
internal static class Preferences
{
    public const string ThemeCookie = "peacecoord-theme";

    public static void MapPreferences(this WebApplication app)
    {
        // No token: a forged post could change a colour and nothing else, and pages without one set no cookie.
        app.MapPost(Routes.Language, (Delegate)SetLanguage).AllowAnonymous().DisableAntiforgery();
        app.MapPost(Routes.Theme, (Delegate)SetTheme).AllowAnonymous().DisableAntiforgery();
    }

    /// <summary>Keeps an account's language for this browser; null or one without words leaves the browser's choice.</summary>
    public static void KeepLanguage(HttpContext http, string? language)
    {
        if (Culture.Supported.Contains(language, StringComparer.Ordinal))
            Keep(http, Culture.Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language!)));
    }

    // The form is read here: bound to parameters, a post without one would be a fault of ours instead of nothing chosen.
    private static async Task<IResult> SetLanguage(HttpContext http)
    {
        var form = await Form(http.Request);
        KeepLanguage(http, form["language"]);
        return Results.LocalRedirect(Local(form["back"]));
    }

    private static async Task<IResult> SetTheme(HttpContext http)
    {
        var form = await Form(http.Request);
        var theme = form["theme"].ToString();
        if (theme is "light" or "dark")
            Keep(http, ThemeCookie, theme);
        else if (http.Request.Cookies.ContainsKey(ThemeCookie))
            http.Response.Cookies.Delete(ThemeCookie);
        return Results.LocalRedirect(Local(form["back"]));
    }

    private static async Task<IFormCollection> Form(HttpRequest request) =>
        request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;

    private static void Keep(HttpContext http, string cookie, string value) => http.Response.Cookies.Append(cookie, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        IsEssential = true,
    });

    /// <summary>The address if it is one of ours, else <paramref name="otherwise"/>: a form must not send people elsewhere.</summary>
    public static string Local(string? address, string otherwise = Routes.Home) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal) && !address.Any(char.IsControl) ? address : otherwise;
}

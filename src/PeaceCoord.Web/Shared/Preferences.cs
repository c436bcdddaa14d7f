using Microsoft.AspNetCore.Localization;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Security;

namespace PeaceCoord.Web.Shared;

/// <summary>Language and light or dark: small posts that work without JavaScript and come back to where one was.</summary>
internal static class Preferences
{
    private const string ThemeCookie = "theme";

    public static void MapPreferences(this WebApplication app)
    {
        // No token: a forged post could change a colour and nothing else, and pages without one set no cookie.
        app.MapPost(Routes.Language, (Delegate)SetLanguage).AllowAnonymous().DisableAntiforgery();
        app.MapPost(Routes.Theme, (Delegate)SetTheme).AllowAnonymous().DisableAntiforgery();
    }

    /// <summary>The colours chosen in this browser, <c>light</c> or <c>dark</c>; null to follow the system.</summary>
    public static string? ThemeOf(HttpContext? http) => http?.Request.Cookies[Cookies.NameOf(ThemeCookie, SettingsOf(http))] is ("light" or "dark") and var theme ? theme : null;

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
        else if (Shaped(http, ThemeCookie) is var cookie && http.Request.Cookies.ContainsKey(cookie.Name!))
            http.Response.Cookies.Delete(cookie.Name!, cookie.Build(http));
        return Results.LocalRedirect(Local(form["back"]));
    }

    private static async Task<IFormCollection> Form(HttpRequest request) =>
        request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;

    private static void Keep(HttpContext http, string name, string value)
    {
        var cookie = Shaped(http, name);
        http.Response.Cookies.Append(cookie.Name!, value, cookie.Build(http));
    }

    private static CookieBuilder Shaped(HttpContext http, string name)
    {
        var cookie = new CookieBuilder { MaxAge = TimeSpan.FromDays(365), IsEssential = true };
        Cookies.Shape(cookie, name, SettingsOf(http));
        // Whoever comes by a link reads in their language too.
        cookie.SameSite = SameSiteMode.Lax;
        return cookie;
    }

    private static PortalSettings SettingsOf(HttpContext http) => http.RequestServices.GetRequiredService<PortalSettings>();

    /// <summary>The address if it is one of ours, else <paramref name="otherwise"/>: a form must not send people elsewhere.</summary>
    public static string Local(string? address, string otherwise = Routes.Home) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal) && !address.Any(char.IsControl) ? address : otherwise;
}

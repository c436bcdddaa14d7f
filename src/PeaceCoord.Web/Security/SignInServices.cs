using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.People;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

internal static class SignInServices
{
    public static void Add(IServiceCollection services, PortalSettings settings)
    {
        services.AddAuthorization();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, Claims>();
        services.AddScoped<Session>();
        services.AddSingleton<PasskeyCookie>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(options => Shape(options, settings));
            cookies.TwoFactorUserIdCookie!.Configure(options => Cookies.Shape(options.Cookie, "second-step", settings));
            cookies.TwoFactorRememberMeCookie!.Configure(options => Cookies.Shape(options.Cookie, "known-device", settings));
        });
    }

    private static void Shape(CookieAuthenticationOptions options, PortalSettings settings)
    {
        Cookies.Shape(options.Cookie, "session", settings);
        // Links into the portal from a mail program must arrive signed in.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.LoginPath = Routes.SignIn;
        options.AccessDeniedPath = Routes.NotFound;
        options.ReturnUrlParameter = "next";
        // Longer than any session: when one ends, the database decides (OpenSession).
        options.ExpireTimeSpan = TimeSpan.FromHours(13);
        options.SlidingExpiration = false;
        options.Events.OnRedirectToLogin = ExpiredPost.Answer;
        options.Events.OnValidatePrincipal = OpenSession.Check;
    }
}

using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.People;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

internal static class SignInServices
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);

    public static void Add(IServiceCollection services, PortalSettings settings)
    {
        services.AddAuthorization();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, Claims>();
        services.AddScoped<Session>();
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
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
    }
}

using Microsoft.AspNetCore.DataProtection;
using PeaceCoord.Application.People;
using PeaceCoord.Web.CommandLine;

namespace PeaceCoord.Web.Security;

/// <summary>Holds what the server needs to check a passkey's answer in the browser that was asked, sealed, for five minutes; that it is answered once, <see cref="PasskeyOffer"/>'s checker sees to.</summary>
public sealed class PasskeyCookie(IDataProtectionProvider protection, PortalSettings settings)
{
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("passkey ceremonies").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, string state)
    {
        var cookie = Shaped();
        http.Response.Cookies.Append(cookie.Name!, _protector.Protect(state, PasskeyOffer.Waits), cookie.Build(http));
    }

    /// <summary>Null when there is none, or it waited too long.</summary>
    public string? Take(HttpContext http)
    {
        var cookie = Shaped();
        if (http.Request.Cookies[cookie.Name!] is not { } kept)
            return null;
        http.Response.Cookies.Delete(cookie.Name!, cookie.Build(http));
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private CookieBuilder Shaped()
    {
        var cookie = new CookieBuilder { IsEssential = true, MaxAge = PasskeyOffer.Waits };
        Cookies.Shape(cookie, "passkey", settings);
        return cookie;
    }
}

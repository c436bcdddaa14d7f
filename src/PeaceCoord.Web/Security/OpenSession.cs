using System.Data.Common;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PeaceCoord.Application.People;

namespace PeaceCoord.Web.Security;

/// <summary>
/// Asks with each request whether the session of its cookie is still open, and notes that it is in use. One that ended makes the request a visitor's,
/// who is led to sign in. The framework's own check is left out: it would begin a new session from an old cookie every half hour.
/// </summary>
internal static class OpenSession
{
    private static readonly object Key = new();
    private static readonly object EndedKey = new();

    /// <summary>The session of this request; null of a visitor.</summary>
    public static SessionInUse? Of(HttpContext? http) => http?.Items[Key] as SessionInUse;

    /// <summary>Whether this request came from a session that ended.</summary>
    public static bool HasEnded(HttpContext http) => http.Items.ContainsKey(EndedKey);

    public static async Task Check(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var identity = services.GetRequiredService<IOptions<IdentityOptions>>().Value;
        if (context.Principal is null || Claims.SessionOf(context.Principal, identity) is not var (account, session))
        {
            Reject(context);
            return;
        }

        try
        {
            if (await services.GetRequiredService<Sessions>().Use(account, session, context.HttpContext.RequestAborted) is { } open)
                context.HttpContext.Items[Key] = open;
            else
                Reject(context);
        }
        catch (Exception fault) when (fault is DbException || fault.InnerException is DbException)
        {
            // A database that does not answer tells nothing of the session; use cases ask again who acts.
        }
    }

    // The cookie stays: a form sent a second time is known by it as one whose session ended.
    private static void Reject(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        context.HttpContext.Items[EndedKey] = true;
    }
}

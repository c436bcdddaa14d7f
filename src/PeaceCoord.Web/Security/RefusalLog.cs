using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Web.Security;

/// <summary>Why somebody was refused, as the log tells it apart.</summary>
public enum RefusedKind
{
    /// <summary>They see the record, and may not do this.</summary>
    NotPermitted,

    /// <summary>A form came without the token of one that the portal gave out.</summary>
    NoFormOfOurs,

    /// <summary>A page of another origin asked for a circuit.</summary>
    OtherOrigin,

    /// <summary>It was tried once too often.</summary>
    TooOften,
}

/// <summary>
/// An event of its own for each refusal that may be an attempt to get around something, beside the request's: why, by which method and route, and the account that the
/// browser's session names; never a name, an address or what was sent. What looks like nothing to whoever asks is none.
/// </summary>
public sealed class RefusalLog(ILogger<RefusalLog> log, IOptionsMonitor<CookieAuthenticationOptions> cookies, IOptions<IdentityOptions> identity)
{
    /// <param name="route">Where no endpoint was chosen yet; else its pattern, in which ids have no value.</param>
    public void Tell(HttpContext http, RefusedKind kind, string? route = null) =>
        Tell(kind, http.Request.Method, route ?? (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)", AccountOf(http));

    /// <summary>Of a circuit, which has no request.</summary>
    public void Tell(System.Security.Claims.ClaimsPrincipal person, RefusedKind kind, string route) =>
        Tell(kind, "CIRCUIT", route, Claims.SessionOf(person, identity.Value)?.Account.Value);

    private void Tell(RefusedKind kind, string method, string route, Guid? account) =>
        log.LogWarning("Refused as {RefusedKind}: {RequestMethod} {Route} by {AccountId}", kind, method, route, account);

    /// <summary>Limits and the circuit's door come before anybody is known: there the sealed cookie tells, without asking the database whether its session is still open.</summary>
    private Guid? AccountOf(HttpContext http)
    {
        if (Claims.SessionOf(http.User, identity.Value) is var (account, _))
            return account.Value;
        var options = cookies.Get(IdentityConstants.ApplicationScheme);
        return options.CookieManager.GetRequestCookie(http, options.Cookie.Name!) is { } kept && options.TicketDataFormat.Unprotect(kept) is { } ticket ? Claims.SessionOf(ticket.Principal, identity.Value)?.Account.Value : null;
    }
}

internal static class TellingRefusals
{
    /// <summary>Tells the log when a use case did not permit it. Null of a circuit, where nothing is done but finding.</summary>
    public static void TellRefusal(this HttpContext? http, Result result)
    {
        if (result.Is(RefusalCodes.NotPermitted))
            http?.TellRefusal(RefusedKind.NotPermitted);
    }

    public static void TellRefusal(this HttpContext http, RefusedKind kind, string? route = null) => http.RequestServices.GetRequiredService<RefusalLog>().Tell(http, kind, route);
}

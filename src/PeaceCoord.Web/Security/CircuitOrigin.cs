using Microsoft.AspNetCore.Http.Features;

namespace PeaceCoord.Web.Security;

/// <summary>
/// The circuit answers pages of this portal only. Browsers send cookies along with any page's WebSocket, and the same-origin rule
/// does not cover it: the Origin header does.
/// </summary>
internal sealed class CircuitOrigin(RequestDelegate next)
{
    public const string Circuits = "/_blazor";

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Circuits, StringComparison.OrdinalIgnoreCase) || IsOurs(context.Request))
            return next(context);

        context.TellRefusal(RefusedKind.OtherOrigin, Circuits);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("Not from here.", context.RequestAborted);
    }

    private static bool IsOurs(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return !IsWebSocket(request);
        return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>As the request says itself: the framework knows it only where the circuit answers.</summary>
    private static bool IsWebSocket(HttpRequest request) =>
        request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase) || request.HttpContext.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };
}

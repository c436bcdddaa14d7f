using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

/// <summary>
/// How often one person, or a visitor's address, may search: more than anybody types, and too little to read the records out by a script. An
/// office behind one address is not one person, so it comes after the sign-in is known.
/// </summary>
public sealed class SearchLimit(PortalSettings settings) : IDisposable
{
    public const int SearchesAMinute = 240;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions { PermitLimit = settings.SearchesAMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));

    /// <summary>Counts one search; false when it is one too many.</summary>
    /// <param name="address">The visitor's, for who is not signed in.</param>
    public bool Admits(ClaimsPrincipal person, IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(person.FindFirstValue(ClaimTypes.NameIdentifier) ?? "from " + Neighbourhood.Of(address));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}

/// <summary>Refuses a page that would search once too often.</summary>
internal sealed class SearchesCounted(RequestDelegate next, SearchLimit limit)
{
    private static readonly string[] Words = ["q", "search", "find"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (!await IsSearch(context.Request) || limit.Admits(context.User, context.Connection.RemoteIpAddress))
        {
            await next(context);
            return;
        }

        context.TellRefusal(RefusedKind.TooOften);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        await SignInLimit.Explain(context, context.RequestAborted);
    }

    /// <summary>A list's address that holds words or a kept search, words posted to a list, and the button that finds in the editor.</summary>
    private static async Task<bool> IsSearch(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
            return Words.Any(word => !string.IsNullOrWhiteSpace(request.Query[word]));
        if (IsAt(request, Routes.Consultations) || IsAt(request, Routes.Leaders) || IsAt(request, Routes.Organisations))
            return true;
        return request.Path.StartsWithSegments(Routes.Consultations, StringComparison.OrdinalIgnoreCase) && !PostedFiles.IsSent(request) && request.HasFormContentType
            && (await request.ReadFormAsync(request.HttpContext.RequestAborted))["act"].ToString().StartsWith("find:", StringComparison.Ordinal);
    }

    private static bool IsAt(HttpRequest request, string path) => string.Equals(request.Path.Value?.TrimEnd('/'), path, StringComparison.OrdinalIgnoreCase);
}

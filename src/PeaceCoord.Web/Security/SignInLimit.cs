using System.Threading.RateLimiting;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

/// <summary>
/// How often one network address may try to sign in, fetch calendars, and ask for a record in an emergency: each is a guess at a secret. Accounts are locked by themselves after
/// five wrong passwords; this slows trying many accounts. And how often it may send files, which are held in memory while they come in.
/// </summary>
internal static class SignInLimit
{
    public const int TriesAMinute = 60;

    public static void Add(IServiceCollection services, PortalSettings settings) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Partition(http, settings.TriesAMinute));
        options.OnRejected = async (rejected, cancel) =>
        {
            rejected.HttpContext.TellRefusal(RefusedKind.TooOften);
            await Explain(rejected.HttpContext, cancel);
        };
    });

    /// <summary>Says that it was too often, and when to try again.</summary>
    public static Task Explain(HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers.RetryAfter = "60";
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(People.Words.TooManyTries, cancel);
    }

    private static RateLimitPartition<string> Partition(HttpContext http, int triesAMinute)
    {
        var path = http.Request.Path;
        if (HttpMethods.IsPost(http.Request.Method) && path.StartsWithSegments(Routes.SignIn, StringComparison.OrdinalIgnoreCase))
            return Limited("sign-in");
        if (PostedFiles.IsSent(http.Request))
            return Limited("file");
        if (HttpMethods.IsPost(http.Request.Method) && path.StartsWithSegments(Routes.OpenInEmergency, StringComparison.OrdinalIgnoreCase))
            return Limited("emergency");
        if (path.StartsWithSegments(Routes.JoinStart, StringComparison.OrdinalIgnoreCase))
            return Limited("join");
        return path.StartsWithSegments(Routes.CalendarFeedStart, StringComparison.OrdinalIgnoreCase) ? Limited("calendar") : RateLimitPartition.GetNoLimiter("");

        RateLimitPartition<string> Limited(string what) => RateLimitPartition.GetSlidingWindowLimiter(
            $"{what} {Neighbourhood.Of(http.Connection.RemoteIpAddress)}", _ => new SlidingWindowRateLimiterOptions { PermitLimit = triesAMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });
    }
}

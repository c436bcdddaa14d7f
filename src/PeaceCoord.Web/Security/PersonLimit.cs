using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

/// <summary>How often one person, or a visitor's address, may do something in a minute. An office behind one address is not one person, so it comes after the sign-in is known.</summary>
public abstract class PersonLimit(int timesAMinute) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions { PermitLimit = timesAMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));

    /// <summary>Counts one time; false when it is one too many.</summary>
    /// <param name="address">The visitor's, for who is not signed in.</param>
    public bool Admits(ClaimsPrincipal person, IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(person.FindFirstValue(ClaimTypes.NameIdentifier) ?? "from " + Neighbourhood.Of(address));
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _limiter.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Counts the request; when it is one too many, refuses it with words and tells the log.</summary>
    internal async Task<bool> Takes(HttpContext context)
    {
        if (Admits(context.User, context.Connection.RemoteIpAddress))
            return true;
        context.TellRefusal(RefusedKind.TooOften);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        await SignInLimit.Explain(context, context.RequestAborted);
        return false;
    }
}

/// <summary>Reports, sheets to be printed and files handed out: what leaves the portal whole.</summary>
public sealed class TakingLimit(PortalSettings settings) : PersonLimit(settings.TakenAMinute)
{
    public const int TakenAMinute = 120;
}

/// <summary>Saves of what is being written: four tabs that each save every second are 240.</summary>
public sealed class SavingLimit(PortalSettings settings) : PersonLimit(settings.SavesAMinute)
{
    public const int SavesAMinute = 600;
}

/// <summary>At an address where something leaves the portal whole: counted for each person.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TakingAttribute : Attribute;

/// <summary>At an address where scripts keep what is typed: counted for each person.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SavingAttribute : Attribute;

/// <summary>Refuses what is taken, or saved, once too often.</summary>
internal sealed class TakingCounted(RequestDelegate next, TakingLimit taking, SavingLimit saving)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var here = context.GetEndpoint()?.Metadata;
        if ((here?.GetMetadata<TakingAttribute>() is null || await taking.Takes(context)) && (here?.GetMetadata<SavingAttribute>() is null || await saving.Takes(context)))
            await next(context);
    }
}

using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using PeaceCoord.Application.Missions;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Missions;

/// <summary>
/// Keeps the finished, compressed pages of the histories for visitors for a minute: they are the same for everybody who reads the
/// same language and colours, until the next import. Nobody signed in is ever served from it, and nothing with a cookie is kept.
/// </summary>
internal sealed class PublicPages(PublicHistories histories) : IOutputCachePolicy
{
    public const string Policy = "public-pages";

    private const long SizeLimit = 32 * 1024 * 1024;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    /// <summary>After the antiforgery services.</summary>
    public static void Add(IServiceCollection services)
    {
        PublicPagesTokens.Add(services);
        services.AddSingleton<PublicPages>();
        services.AddOutputCache(options =>
        {
            options.SizeLimit = SizeLimit;
            // /missions/UNMIL redirects to /missions/unmil: they are two answers.
            options.UseCaseSensitivePaths = true;
        });
        services.AddOptions<OutputCacheOptions>().Configure<PublicPages>((options, policy) => options.AddPolicy(Policy, policy));
    }

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var isForAll = (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && http.User.Identity?.IsAuthenticated != true;
        context.EnableOutputCaching = isForAll;
        context.AllowCacheLookup = isForAll;
        context.AllowCacheStorage = isForAll;
        context.AllowLocking = true;
        if (!isForAll)
            return;

        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
        context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
        context.CacheVaryByRules.VaryByValues["theme"] = http.Request.Cookies[Preferences.ThemeCookie] is "light" or "dark" ? http.Request.Cookies[Preferences.ThemeCookie]! : "";
        context.CacheVaryByRules.VaryByValues["import"] = (await histories.Refresh(cancellation)).ToString(CultureInfo.InvariantCulture);
        context.ResponseExpirationTimeSpan = KeptFor;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}

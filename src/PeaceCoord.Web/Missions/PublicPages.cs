using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OutputCaching;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.Publishing;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Missions;

/// <summary>
/// Keeps the finished, compressed pages of the histories and of published results for visitors for a minute: they are the same for everybody
/// who reads the same language and colours, until the next import, publication or withdrawal. Nobody signed in is ever served from it, and
/// nothing with a cookie is kept.
/// </summary>
internal sealed class PublicPages(PublicHistories histories) : IOutputCachePolicy
{
    public const string Policy = "public-pages";

    private const long SizeLimit = 32 * 1024 * 1024;

    /// <summary>Another build may write the same page in another way.</summary>
    private static readonly string Build = typeof(PublicPages).Assembly.ManifestModule.ModuleVersionId.ToString();

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
        context.CacheVaryByRules.VaryByValues["theme"] = Preferences.ThemeOf(http) ?? "";
        context.CacheVaryByRules.VaryByValues["import"] = (await histories.Refresh(cancellation)).ToString(CultureInfo.InvariantCulture);
        if (http.Request.Path.StartsWithSegments(Routes.Results, StringComparison.OrdinalIgnoreCase))
            await KeepUntilWithdrawn(context, cancellation);
        context.ResponseExpirationTimeSpan = KeptFor;
    }

    /// <summary>
    /// What is withdrawn is gone at once, kept or not. A browser that has the page already asks with its tag and is sent nothing: over a thin
    /// line that is what a second visit costs.
    /// </summary>
    private static async Task KeepUntilWithdrawn(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var values = context.CacheVaryByRules.VaryByValues;
        values["results"] = await http.RequestServices.GetRequiredService<StampResults>().Run(cancellation);
        var page = string.Join('|', values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => value.Value).Prepend(http.Request.Path + http.Request.QueryString).Prepend(Build));
        http.Response.Headers.ETag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page)))[..24]}\"";
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

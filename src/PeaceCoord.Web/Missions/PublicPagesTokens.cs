using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.OutputCaching;

namespace PeaceCoord.Web.Missions;

/// <summary>
/// Blazor hands every page a token against forged posts, and with it a cookie. Public pages post nothing that a forger could
/// want, and a page with a cookie could not be kept for others: visitors get neither there. Everywhere else this changes nothing.
/// </summary>
internal sealed class PublicPagesTokens(IAntiforgery usual) : IAntiforgery
{
    /// <summary>Puts it before the framework's own.</summary>
    public static void Add(IServiceCollection services)
    {
        var usual = services.Last(service => service.ServiceType == typeof(IAntiforgery)).ImplementationType!;
        services.AddSingleton(usual);
        services.AddSingleton<IAntiforgery>(provider => new PublicPagesTokens((IAntiforgery)provider.GetRequiredService(usual)));
    }

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext)
    {
        if (!IsPublicPage(httpContext))
            return usual.GetAndStoreTokens(httpContext);

        if (!httpContext.Response.HasStarted)
            httpContext.Response.Headers.CacheControl = "no-cache";
        return new AntiforgeryTokenSet(null, null, "none", null);
    }

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) =>
        IsPublicPage(httpContext) ? new AntiforgeryTokenSet(null, null, "none", null) : usual.GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => usual.IsRequestValidAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
        if (!IsPublicPage(httpContext))
            usual.SetCookieTokenAndHeader(httpContext);
    }

    public Task ValidateRequestAsync(HttpContext httpContext) => usual.ValidateRequestAsync(httpContext);

    private static bool IsPublicPage(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        && http.User.Identity?.IsAuthenticated != true
        && http.GetEndpoint()?.Metadata.GetMetadata<OutputCacheAttribute>()?.PolicyName == PublicPages.Policy;
}

using Microsoft.AspNetCore.Diagnostics;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Security;

/// <summary>
/// Looks up who reads before the page that explains a refusal is drawn. The framework sends that page as soon as it was drawn once,
/// without waiting for what is still being loaded: a menu looked up meanwhile would be in some answers and not in others, at random.
/// </summary>
internal sealed class KnownReader(RequestDelegate next)
{
    private static readonly object Key = new();

    /// <summary>Who reads, where it was looked up beforehand; null everywhere else.</summary>
    public static Actor? Of(HttpContext? context) => context?.Items[Key] as Actor;

    public async Task InvokeAsync(HttpContext context, ICurrentActor current)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            context.Items[Key] = await current.Get(context.RequestAborted);
        await next(context);
    }
}

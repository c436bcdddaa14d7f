using Microsoft.AspNetCore.Authorization;
using PeaceCoord.Application.People;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

/// <summary>
/// Leads whoever needs a second step and has none to the page that sets it up, from whatever else they ask for. Their use cases refuse by themselves:
/// until then the person has no membership (<see cref="Actors"/>). What anybody may read stays open.
/// </summary>
internal sealed class SecondStepFirst(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, SecondStepPolicy policy, ICurrentActor current)
    {
        var isHeld = policy.IsRequired && OpenSession.Of(context) is { HasSecondStep: false } && !IsFree(context) && (await current.Get(context.RequestAborted)).NeedsSecondStep;
        if (isHeld)
            context.Response.Redirect(Routes.SecondStep);
        else
            await next(context);
    }

    private static bool IsFree(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || context.Request.Path.StartsWithSegments(Routes.SecondStep, StringComparison.OrdinalIgnoreCase);
}

using Microsoft.AspNetCore.Antiforgery;

namespace PeaceCoord.Web.Security;

/// <summary>
/// A post without the token of a form that this portal gave out is refused here, so that a page explains it. The framework would answer
/// with a line for developers.
/// </summary>
internal sealed class OurForms(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // The page that explains it is asked for by GET, with the finding still at the request.
        if (HttpMethods.IsGet(context.Request.Method) || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(context);

        context.TellRefusal(RefusedKind.NoFormOfOurs);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.Diagnostics;

namespace PeaceCoord.Web.Security;

/// <summary>
/// HEAD is answered as GET; the server sends no body with it. And the page that explains a refusal or a fault is always asked for as by
/// GET: asked again as the POST that went wrong, it would be taken for a form of its own and be refused too.
/// </summary>
internal sealed class Methods(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var asked = context.Request.Method;
        if (HttpMethods.IsHead(asked) || Explains(context))
        {
            context.Request.Method = HttpMethods.Get;
            // The framework has chosen by the old method already where it asks again.
            context.SetEndpoint(null);
        }

        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = asked;
        }
    }

    private static bool Explains(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}

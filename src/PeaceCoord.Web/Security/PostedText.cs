using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace PeaceCoord.Web.Security;

/// <summary>
/// Takes what was typed as it was typed. The framework refuses a whole form for one NUL character in it, before any field could say so,
/// and what was typed would be gone: here the form is read with it, and the field's own check tells the person. A NUL in an address'
/// query, which no database text can hold, becomes the sign for an unreadable character, and finds nothing.
/// </summary>
internal sealed class PostedText(RequestDelegate next)
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    private const string Nul = "%00";

    private const string Unreadable = "%EF%BF%BD";

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.QueryString.Value?.Contains(Nul, StringComparison.Ordinal) == true)
            request.QueryString = new QueryString(request.QueryString.Value.Replace(Nul, Unreadable, StringComparison.Ordinal));
        if (!IsForm(request) || await Read(context))
            await next(context);
    }

    private static bool IsForm(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.ContentType?.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase) == true
        && !request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal);

    /// <summary>False when it is larger than the limits of forms; the answer is set then.</summary>
    private static async Task<bool> Read(HttpContext context)
    {
        try
        {
            using var reader = new FormReader(context.Request.Body, Encoding.UTF8);
            var fields = await reader.ReadFormAsync(context.RequestAborted);
            context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields)));
            return true;
        }
        catch (InvalidDataException)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return false;
        }
        catch (BadHttpRequestException refused)
        {
            context.Response.StatusCode = refused.StatusCode;
            return false;
        }
    }
}

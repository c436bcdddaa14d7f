using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

/// <summary>
/// A form that was sent after its session ended: not led to the sign-in, where what was typed would be lost, but answered by a page that holds it, to be
/// sent again after signing in elsewhere. It holds the token that was sent too: only the same person's browser can send it on, and nothing is stored here.
/// Passwords, codes and passkeys are left out, and asked for again: whoever sits at the screen next would find them in the page.
/// </summary>
internal sealed record ExpiredPost(string Address, IReadOnlyList<(string Name, string Value)> Fields)
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private static readonly object Key = new();

    /// <summary>Of the parts of a field's name: <c>Password.New</c>, <c>Confirm.Secret</c>, <c>Input.Password</c>.</summary>
    private static readonly string[] Secrets = ["Password", "Secret", "Credential"];

    public static ExpiredPost? Of(HttpContext? http) => http?.Items[Key] as ExpiredPost;

    public static async Task Answer(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && OpenSession.HasEnded(context.HttpContext) && request.ContentType?.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase) == true && await Read(request) is { } post)
        {
            context.HttpContext.Items[Key] = post;
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.CacheControl = "no-cache, no-store";
        }
        else
            context.Response.Redirect(context.RedirectUri);
    }

    private static async Task<ExpiredPost?> Read(HttpRequest request)
    {
        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return new ExpiredPost(request.Path + request.QueryString, [.. form.Where(field => !IsSecret(request.Path, field.Key)).SelectMany(field => field.Value.Select(value => (field.Key, value ?? "")))]);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>A code is one in the forms of one's own account; elsewhere it is what a record is known by.</summary>
    private static bool IsSecret(PathString path, string name) =>
        name.Split('.') is var parts && (parts.Any(part => Secrets.Contains(part, StringComparer.OrdinalIgnoreCase)) || (path.StartsWithSegments(Routes.Account, StringComparison.OrdinalIgnoreCase) && parts[^1].Equals("Code", StringComparison.OrdinalIgnoreCase)));
}

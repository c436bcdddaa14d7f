namespace PeaceCoord.Web.Shared;

internal static class PostedForm
{
    /// <summary>
    /// Whether the form of that name was sent. A page shows it then, also where it is offered no longer because something changed meanwhile: the refusal
    /// stands at it, and what was typed stays.
    /// </summary>
    public static bool HasPosted(this HttpContext? http, string form) => http is { Request.HasFormContentType: true } && http.Request.Form["_handler"] == form;
}

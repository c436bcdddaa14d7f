using PeaceCoord.Application.People;
using PeaceCoord.Web.Security;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.People;

/// <summary>Two buttons: ending one of one's sessions, and staying signed in. Each is sent with the token of a form.</summary>
internal static class SessionsApi
{
    public static void MapSessions(this WebApplication app)
    {
        app.MapPost(Routes.Account + "/sessions/{id:guid}/end", async (Guid id, EndSession end, Microsoft.AspNetCore.Http.IFormCollection _, CancellationToken cancel) =>
        {
            await end.Run(id, cancel);
            return Results.LocalRedirect(Routes.Account + "#sessions");
        }).RequireAuthorization();

        // Asking is using: the answer says until when.
        app.MapPost(Routes.StaySignedIn, (HttpContext http, Microsoft.AspNetCore.Http.IFormCollection _) => Results.Json(new { ends = OpenSession.Of(http)?.EndsAt })).RequireAuthorization();
    }
}

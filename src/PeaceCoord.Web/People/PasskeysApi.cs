using PeaceCoord.Application.People;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Web.Security;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.People;

/// <summary>What the script asks before a browser makes or uses a passkey. The answer goes to a form; nothing is decided here.</summary>
internal static class PasskeysApi
{
    public static void MapPasskeys(this WebApplication app)
    {
        app.MapPost(Routes.PasskeyToSignIn, async (HttpContext http, SignInWithPasskey signIn, PasskeyCookie cookie, Microsoft.AspNetCore.Http.IFormCollection _, CancellationToken cancel) =>
            Answer(http, cookie, await signIn.Offer(cancel))).AllowAnonymous();
        app.MapPost(Routes.PasskeyToConfirm, async (HttpContext http, ConfirmWithPasskey confirm, PasskeyCookie cookie, Microsoft.AspNetCore.Http.IFormCollection _, CancellationToken cancel) =>
            Answer(http, cookie, await confirm.Offer(cancel))).RequireAuthorization();
        app.MapPost(Routes.PasskeyToAdd, async (HttpContext http, AddPasskey add, PasskeyCookie cookie, Microsoft.AspNetCore.Http.IFormCollection _, CancellationToken cancel) =>
            Answer(http, cookie, await add.Offer(cancel))).RequireAuthorization();
    }

    private static IResult Answer(HttpContext http, PasskeyCookie cookie, Result<PasskeyOffer> offered)
    {
        if (!offered.TryGet(out var offer))
            return Results.NotFound();
        cookie.Keep(http, offer.State ?? "");
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(offer.Json, "application/json");
    }
}

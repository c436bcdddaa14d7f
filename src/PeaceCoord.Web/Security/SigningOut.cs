using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.People;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

internal static class SigningOut
{
    public static void MapSignOut(this WebApplication app) => app.MapPost(Routes.SignOut, async (
        SignOut signOut, SignInManager<Account> signIn, Microsoft.AspNetCore.Http.IFormCollection _, CancellationToken cancel) =>
    {
        await signOut.Run(cancel);
        await signIn.SignOutAsync();
        return Results.LocalRedirect(Routes.Home);
    }).AllowAnonymous();
}

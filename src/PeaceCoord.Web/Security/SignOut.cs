using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.People;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

internal static class SignOut
{
    public static void MapSignOut(this WebApplication app) => app.MapPost(Routes.SignOut, async (SignInManager<Account> signIn, Microsoft.AspNetCore.Http.IFormCollection _) =>
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect(Routes.Home);
    }).AllowAnonymous();
}

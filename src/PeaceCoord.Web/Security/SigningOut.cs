using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PeaceCoord.Application.People;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

internal static class SigningOut
{
    public static void MapSignOut(this WebApplication app) => app.MapPost(Routes.SignOut, async (
        HttpContext http, SignOut signOut, SignInManager<Account> signIn, IOptions<IdentityOptions> identity, Microsoft.AspNetCore.Http.IFormCollection _, CancellationToken cancel) =>
    {
        await signOut.Run(Claims.SessionOf(http.User, identity.Value)?.Session.Id, cancel);
        await signIn.SignOutAsync();
        return Results.LocalRedirect(Routes.Home);
    }).AllowAnonymous();
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PeaceCoord.Application.People;

namespace PeaceCoord.Web.Security;

/// <summary>The session of this browser, after its account changed.</summary>
public sealed class Session(SignInManager<Account> signIn, UserManager<Account> accounts, IOptions<IdentityOptions> options)
{
    /// <summary>Goes on under the account's new security stamp, as the same session and no longer than it; every other session of the account has ended.</summary>
    public async Task Renew()
    {
        var person = signIn.Context.User;
        if (person.Identity is not ClaimsIdentity identity || await accounts.GetUserAsync(person) is not { } account)
            return;
        var type = options.Value.ClaimsIdentity.SecurityStampClaimType;
        var renewed = new ClaimsIdentity(identity.Claims.Where(claim => claim.Type != type), identity.AuthenticationType, identity.NameClaimType, identity.RoleClaimType);
        renewed.AddClaim(new Claim(type, await accounts.GetSecurityStampAsync(account)));
        // What else this request asks for, it asks for in the session as it is now.
        signIn.Context.User = new ClaimsPrincipal(renewed);
        await signIn.Context.SignInAsync(IdentityConstants.ApplicationScheme, signIn.Context.User);
    }

    public Task End() => signIn.SignOutAsync();
}

using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.People;

namespace PeaceCoord.Web.Security;

/// <summary>The session of this browser, after its account changed.</summary>
public sealed class Session(SignInManager<Account> signIn, UserManager<Account> accounts)
{
    /// <summary>Goes on under the account's new security stamp; every other session of the account has ended.</summary>
    public async Task Renew()
    {
        if (await accounts.GetUserAsync(signIn.Context.User) is { } account)
            await signIn.RefreshSignInAsync(account);
    }

    public Task End() => signIn.SignOutAsync();
}

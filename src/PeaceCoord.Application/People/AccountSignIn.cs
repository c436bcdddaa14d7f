using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PeaceCoord.Application.People;

/// <summary>Identity's sign-in, but an account with a passkey has a second step too: its password alone opens nothing, with or without an authenticator.</summary>
internal sealed class AccountSignIn(
    UserManager<Account> accounts, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options, ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation)
    : SignInManager<Account>(accounts, http, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> IsTwoFactorEnabledAsync(Account user) => await base.IsTwoFactorEnabledAsync(user) || await UserManager.HasPasskey(user);

    /// <summary>After the right password. Whose second step was removed comes in by the link that was handed to them: else the password alone would tie another's telephone to the account.</summary>
    protected override Task<SignInResult> SignInOrTwoFactorAsync(Account user, bool isPersistent, string? loginProvider = null, bool bypassTwoFactor = false) =>
        user.AwaitsSecondStep ? Task.FromResult(SignInResult.NotAllowed) : base.SignInOrTwoFactorAsync(user, isPersistent, loginProvider, bypassTwoFactor);
}

internal static class SecondSteps
{
    public static async Task<bool> HasPasskey(this UserManager<Account> accounts, Account account) => (await accounts.GetPasskeysAsync(account)).Count > 0;

    /// <summary>Whether the password alone does not sign the account in.</summary>
    public static async Task<bool> HasSecondStep(this UserManager<Account> accounts, Account account) => account.TwoFactorEnabled || await accounts.HasPasskey(account);
}

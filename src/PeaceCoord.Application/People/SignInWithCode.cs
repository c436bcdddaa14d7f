using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.Audit;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>The second step of signing in: the code of the authenticator, or one of the recovery codes, each of which works once.</summary>
public sealed class SignInWithCode(SignInManager<Account> signIn, AccountWork work, TimeProvider clock) : IUseCase
{
    public const int CodeMaxLength = 40;

    /// <summary>Whether the first step was done, in this browser, a moment ago.</summary>
    public async Task<bool> IsAwaited() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    public async Task<Result<SignedIn>> Run(SignInWithCodeInput input, CancellationToken cancel)
    {
        var check = new Check().RequiredText(input.Code, CodeMaxLength, nameof(input.Code));
        if (!check.Passed)
            return Result<SignedIn>.Refused(check.Refusals);

        await work.ActAs<SignInWithCode>(cancel);
        var account = await signIn.GetTwoFactorAuthenticationUserAsync();
        if (account is not { DisabledAt: null })
        {
            if (account is not null)
                await work.NoteRefused(RefusedSignInKind.ShutAccount, account, clock.GetUtcNow(), cancel);
            return new Refusal(PeopleRefusalCodes.SignInExpired);
        }

        var code = input.Code!.Replace(" ", "", StringComparison.Ordinal);
        var isOfAuthenticator = code.All(char.IsAsciiDigit);
        var wasLocked = await work.Accounts.IsLockedOutAsync(account);
        var tried = isOfAuthenticator ? await ByAuthenticator(account, code) : await ByRecoveryCode(account, code);
        if (tried.Succeeded)
        {
            await work.NoteSignedIn(account, cancel, SignInFactors.Password, isOfAuthenticator ? SignInFactors.Code : SignInFactors.RecoveryCode);
            return new SignedIn(NeedsCode: false, account.Language);
        }

        await work.NoteWrong(isOfAuthenticator ? RefusedSignInKind.WrongCode : RefusedSignInKind.WrongRecoveryCode, account, wasLocked, clock.GetUtcNow(), cancel);
        return tried.IsLockedOut ? new Refusal(PeopleRefusalCodes.LockedOut) : new Refusal(PeopleRefusalCodes.WrongCode, nameof(input.Code));
    }

    /// <summary>An account with passkeys only may have a secret whose set-up was begun and not confirmed: its codes are wrong ones, and count as such.</summary>
    private async Task<SignInResult> ByAuthenticator(Account account, string code)
    {
        if (account.TwoFactorEnabled)
            return await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        return await Wrong(account);
    }

    /// <summary>Identity neither counts wrong ones nor asks whether the account is locked.</summary>
    private async Task<SignInResult> ByRecoveryCode(Account account, string code) =>
        !await work.Accounts.IsLockedOutAsync(account) && await signIn.TwoFactorRecoveryCodeSignInAsync(code) is { Succeeded: true } done ? done : await Wrong(account);

    private async Task<SignInResult> Wrong(Account account)
    {
        if (!await work.Accounts.IsLockedOutAsync(account))
            await work.Accounts.AccessFailedAsync(account);
        return await work.Accounts.IsLockedOutAsync(account) ? SignInResult.LockedOut : SignInResult.Failed;
    }
}

public sealed class SignInWithCodeInput
{
    public string? Code { get; set; }
}

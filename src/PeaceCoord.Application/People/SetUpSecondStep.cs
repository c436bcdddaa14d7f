using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Identity;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>A person ties an authenticator application to their account: the secret is shown, and a code from it proves that it was taken over.</summary>
public sealed class SetUpSecondStep(AccountWork work, TimeProvider clock) : IUseCase
{
    public const int RecoveryCodes = 10;

    /// <summary>The secret to take over; refused once the second step is in use, and where the account has a passkey, without a proof of a moment ago.</summary>
    /// <param name="anew">Whether this is a new beginning: a secret that somebody saw before and left is not used again.</param>
    public async Task<Result<AuthenticatorSecret>> Secret(bool anew, CancellationToken cancel)
    {
        var account = await work.Mine<SetUpSecondStep>(cancel);
        if (account is null)
            return Refusal.NotFound;
        if (account.TwoFactorEnabled)
            return new Refusal(PeopleRefusalCodes.SecondStepInUse);
        var actor = await work.ActAs<SetUpSecondStep>(cancel);
        if (!StepUp.IsFresh(actor, clock.GetUtcNow()) && await work.Accounts.HasPasskey(account))
            return PeopleRefusals.ConfirmFirst;

        if (anew || await work.Accounts.GetAuthenticatorKeyAsync(account) is null)
            await work.MakeAuthenticatorKey(account, cancel);
        var key = (await work.Accounts.GetAuthenticatorKeyAsync(account))!;
        var name = UrlEncoder.Default.Encode(account.Email!);
        return new AuthenticatorSecret(key, $"otpauth://totp/PeaceCoord:{name}?secret={key}&issuer=PeaceCoord&digits=6", actor.NeedsSecondStep);
    }

    /// <returns>The recovery codes: shown this once, kept as hashes.</returns>
    public async Task<Result<RecoveryCodeList>> Run(SetUpSecondStepInput input, CancellationToken cancel)
    {
        var account = await work.Mine<SetUpSecondStep>(cancel);
        if (account is null)
            return Refusal.NotFound;
        if (account.TwoFactorEnabled)
            return new Refusal(PeopleRefusalCodes.SecondStepInUse);
        var check = new Check()
            .RequiredText(input.Code, SignInWithCode.CodeMaxLength, nameof(input.Code))
            .RequiredText(input.Password, SignIn.PasswordMaxLength, nameof(input.Password));
        if (!check.Passed)
            return Result<RecoveryCodeList>.Refused(check.Refusals);

        var actor = await work.ActAs<SetUpSecondStep>(cancel);
        if (!StepUp.IsFresh(actor, clock.GetUtcNow()) && await work.Accounts.HasSecondStep(account))
            return PeopleRefusals.ConfirmFirst;
        if (!await work.IsPassword(account, input.Password!))
            return new Refusal(PeopleRefusalCodes.WrongPassword, nameof(input.Password));
        var code = input.Code!.Replace(" ", "", StringComparison.Ordinal);
        if (!await work.Accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
            return new Refusal(PeopleRefusalCodes.WrongCode, nameof(input.Code));

        // The codes first: a second step without them is never left behind.
        if (await work.Accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) is not { } codes)
            return new Refusal(RefusalCodes.Conflict);
        var turnedOn = (await work.Accounts.SetTwoFactorEnabledAsync(account, true)).Saved();
        if (!turnedOn.Succeeded)
            return Result<RecoveryCodeList>.Refused(turnedOn.Refusals);
        await work.EndSessions(new AccountId(account.Id), actor.SessionId, clock.GetUtcNow(), cancel);
        return new RecoveryCodeList([.. codes]);
    }
}

public sealed class SetUpSecondStepInput
{
    public string? Code { get; set; }

    /// <summary>Asked for again: an unlocked screen is not enough to tie another's telephone to an account.</summary>
    public string? Password { get; set; }
}

/// <param name="Key">To be typed by hand.</param>
/// <param name="Address">The same as an address, for the square code.</param>
/// <param name="IsRequired">Whether nothing else opens before it is set up.</param>
public sealed record AuthenticatorSecret(string Key, string Address, bool IsRequired);

/// <summary>Each code signs in once in place of the authenticator.</summary>
public sealed record RecoveryCodeList(IReadOnlyList<string> Codes);

using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Identity;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>A person ties an authenticator application to their account: the secret is shown, and a code from it proves that it was taken over.</summary>
public sealed class SetUpSecondStep(AccountWork work) : IUseCase
{
    public const int RecoveryCodes = 10;

    /// <summary>The secret to take over, made when there is none; refused once the second step is in use.</summary>
    public async Task<Result<AuthenticatorSecret>> Secret(CancellationToken cancel)
    {
        var account = await work.Mine<SetUpSecondStep>(cancel);
        if (account is null)
            return Refusal.NotFound;
        if (account.TwoFactorEnabled)
            return new Refusal(PeopleRefusalCodes.SecondStepInUse);

        var key = await work.Accounts.GetAuthenticatorKeyAsync(account);
        if (key is null)
        {
            await work.MakeAuthenticatorKey(account, cancel);
            key = (await work.Accounts.GetAuthenticatorKeyAsync(account))!;
        }

        var name = UrlEncoder.Default.Encode(account.Email!);
        return new AuthenticatorSecret(key, $"otpauth://totp/PeaceCoord:{name}?secret={key}&issuer=PeaceCoord&digits=6");
    }

    /// <returns>The recovery codes: shown this once, kept as hashes.</returns>
    public async Task<Result<RecoveryCodeList>> Run(SetUpSecondStepInput input, CancellationToken cancel)
    {
        var account = await work.Mine<SetUpSecondStep>(cancel);
        if (account is null)
            return Refusal.NotFound;
        if (account.TwoFactorEnabled)
            return new Refusal(PeopleRefusalCodes.SecondStepInUse);
        var check = new Check().RequiredText(input.Code, SignInWithCode.CodeMaxLength, nameof(input.Code));
        if (!check.Passed)
            return Result<RecoveryCodeList>.Refused(check.Refusals);

        var code = input.Code!.Replace(" ", "", StringComparison.Ordinal);
        if (!await work.Accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
            return new Refusal(PeopleRefusalCodes.WrongCode, nameof(input.Code));

        await work.Accounts.SetTwoFactorEnabledAsync(account, true);
        return new RecoveryCodeList([.. (await work.Accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!]);
    }
}

public sealed class SetUpSecondStepInput
{
    public string? Code { get; set; }
}

/// <param name="Key">To be typed by hand.</param>
/// <param name="Address">The same as an address, for the square code.</param>
public sealed record AuthenticatorSecret(string Key, string Address);

/// <summary>Each code signs in once in place of the authenticator.</summary>
public sealed record RecoveryCodeList(IReadOnlyList<string> Codes);

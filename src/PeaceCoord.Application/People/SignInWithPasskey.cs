using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.Audit;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Signs in with a passkey: without address and password, because the device asked for its PIN or a finger; or as the second step after the password,
/// with a passkey of that account. Whatever is wrong gets the same words.
/// </summary>
public sealed class SignInWithPasskey(AccountWork work, SignInManager<Account> signIn, IPasskeyHandler<Account> passkeys, TimeProvider clock) : IUseCase
{
    /// <summary>After the password it names the passkeys of that account; else none, and the device shows those it has.</summary>
    public async Task<PasskeyOffer> Offer(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var made = await passkeys.MakeRequestOptionsAsync(await signIn.GetTwoFactorAuthenticationUserAsync(), signIn.Context);
        return new PasskeyOffer(made.RequestOptionsJson, made.AssertionState);
    }

    /// <param name="state">That of the offer.</param>
    public async Task<Result<SignedIn>> Run(PasskeyInput input, string? state, CancellationToken cancel)
    {
        var check = new Check().Text(input.Credential, AddPasskey.CredentialMaxLength, nameof(input.Credential));
        if (!check.Passed)
            return Result<SignedIn>.Refused(check.Refusals);

        await work.ActAs<SignInWithPasskey>(cancel);
        var awaited = await signIn.GetTwoFactorAuthenticationUserAsync();
        var used = await passkeys.Check(input.Credential, state, signIn.Context);
        if (used is not var (account, passkey) || account.DisabledAt is not null || (awaited is not null && awaited.Id != account.Id))
        {
            // Whose passkey it is was proved, whatever else is wrong.
            var shut = used?.Account is { DisabledAt: not null } owner ? owner : null;
            await work.NoteRefused(shut is null ? RefusedSignInKind.WrongPasskey : RefusedSignInKind.ShutAccount, shut ?? awaited, clock.GetUtcNow(), cancel);
            return new Refusal(PeopleRefusalCodes.PasskeyFailed);
        }

        await work.Accounts.AddOrUpdatePasskeyAsync(account, passkey);
        await work.Accounts.ResetAccessFailedCountAsync(account);
        await signIn.Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await signIn.SignInAsync(account, isPersistent: false);
        await work.NoteSignedIn(account, cancel, awaited is null ? [SignInFactors.Passkey] : [SignInFactors.Password, SignInFactors.Passkey]);
        return new SignedIn(NeedsCode: false, account.Language);
    }
}

public sealed class PasskeyInput
{
    /// <summary>What the browser made of the offer, as JSON.</summary>
    public string? Credential { get; set; }
}

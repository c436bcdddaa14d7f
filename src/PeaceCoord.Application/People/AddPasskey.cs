using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.Audit;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// A person ties a device to their account by a passkey. It signs in by itself, and is a second step for the password. With the first second step of an
/// account come recovery codes. Other sessions end: one of them may have begun with the password alone.
/// </summary>
public sealed class AddPasskey(AccountWork work, SignInManager<Account> signIn, IPasskeyHandler<Account> passkeys, TimeProvider clock) : IUseCase
{
    public const int NameMaxLength = 50;
    public const int CredentialMaxLength = 20_000;
    public const int Most = 10;

    public async Task<Result<PasskeyOffer>> Offer(CancellationToken cancel)
    {
        var account = await work.Mine<AddPasskey>(cancel);
        if (account is null)
            return Refusal.NotFound;
        var made = await passkeys.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.DisplayName }, signIn.Context);
        return new PasskeyOffer(made.CreationOptionsJson, made.AttestationState);
    }

    /// <param name="state">That of the offer.</param>
    /// <returns>Recovery codes, shown this once; none where the account had a second step.</returns>
    public async Task<Result<RecoveryCodeList>> Run(AddPasskeyInput input, string? state, CancellationToken cancel)
    {
        var actor = await work.ActAs<AddPasskey>(cancel);
        var account = await work.Mine<AddPasskey>(cancel);
        if (account is null)
            return Refusal.NotFound;
        var check = new Check().RequiredText(input.Name, NameMaxLength, nameof(input.Name)).Text(input.Credential, CredentialMaxLength, nameof(input.Credential));
        if (!check.Passed)
            return Result<RecoveryCodeList>.Refused(check.Refusals);
        if (!StepUp.IsFresh(actor, clock.GetUtcNow()))
            return PeopleRefusals.ConfirmFirst;
        if ((await work.Accounts.GetPasskeysAsync(account)).Count >= Most)
            return new Refusal(PeopleRefusalCodes.TooManyPasskeys, null, Most);
        if (string.IsNullOrEmpty(input.Credential) || string.IsNullOrEmpty(state))
            return new Refusal(PeopleRefusalCodes.PasskeyFailed);

        var made = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = signIn.Context, CredentialJson = input.Credential, AttestationState = state });
        if (made is not { Succeeded: true, Passkey.IsUserVerified: true } || made.UserEntity.Id != account.Id.ToString())
            return new Refusal(PeopleRefusalCodes.PasskeyFailed);

        // Before the passkey: a second step without recovery codes is never left behind.
        IEnumerable<string>? codes = await work.Accounts.HasSecondStep(account) ? [] : await work.Accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, SetUpSecondStep.RecoveryCodes);
        if (codes is null)
            return new Refusal(RefusalCodes.Conflict);
        made.Passkey.Name = input.Name!.Trim();
        // With the passkey, in one save: a session that the password alone opens meanwhile is over with it.
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        work.Tell(new Act("PasskeyAdded", nameof(Account), account.Id));
        var added = (await work.Accounts.AddOrUpdatePasskeyAsync(account, made.Passkey)).Saved();
        if (!added.Succeeded)
            return Result<RecoveryCodeList>.Refused(added.Refusals);
        await work.EndSessions(new AccountId(account.Id), actor.SessionId, clock.GetUtcNow(), cancel);
        return new RecoveryCodeList([.. codes]);
    }
}

public sealed class AddPasskeyInput
{
    /// <summary>By which its owner knows the device.</summary>
    public string? Name { get; set; }

    /// <summary>What the browser made of the offer, as JSON.</summary>
    public string? Credential { get; set; }
}

/// <summary>The passkeys of the actor.</summary>
public sealed class ListPasskeys(AccountWork work, TimeProvider clock) : IUseCase
{
    public async Task<Result<PasskeyList>> Run(CancellationToken cancel)
    {
        var actor = await work.ActAs<ListPasskeys>(cancel);
        var account = await work.Mine<ListPasskeys>(cancel);
        if (account is null)
            return Refusal.NotFound;
        var passkeys = await work.Accounts.GetPasskeysAsync(account);
        return new PasskeyList([.. passkeys.OrderBy(one => one.CreatedAt).Select(one => new PasskeyRow(Base64Url.EncodeToString(one.CredentialId), one.Name ?? "", one.CreatedAt))], StepUp.IsFresh(actor, clock.GetUtcNow()), actor.NeedsSecondStep);
    }
}

/// <param name="IsProved">Whether one can be added without confirming first.</param>
/// <param name="IsRequired">Whether nothing else opens before the account has a second step.</param>
public sealed record PasskeyList(IReadOnlyList<PasskeyRow> Passkeys, bool IsProved, bool IsRequired);

/// <param name="Id">As an address can hold it.</param>
public sealed record PasskeyRow(string Id, string Name, DateTimeOffset CreatedAt);

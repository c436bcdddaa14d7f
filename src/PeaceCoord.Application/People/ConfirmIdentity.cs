using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.Audit;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// A person who is signed in proves again who they are: by the code of the authenticator (or a recovery code) when the account has a second step, else
/// by the password. From then on acts that ask for it go through for <see cref="StepUp.ProofCounts"/>. Wrong ones count as at the sign-in.
/// </summary>
public sealed class ConfirmIdentity(AccountWork work, TimeProvider clock) : IUseCase
{
    /// <summary>What is asked for; null of nobody.</summary>
    public async Task<ProofAsked?> Asked(CancellationToken cancel) =>
        await work.Mine<ConfirmIdentity>(cancel) is { } account && await work.Accounts.HasPasskey(account) is var passkey ? new ProofAsked(account.TwoFactorEnabled || passkey, passkey) : null;

    public async Task<Result> Run(ConfirmIdentityInput input, CancellationToken cancel)
    {
        var actor = await work.ActAs<ConfirmIdentity>(cancel);
        var account = await work.Mine<ConfirmIdentity>(cancel);
        if (account is null || actor is not { Id: { } me, SessionId: { } session })
            return Refusal.NotFound;
        var byCode = await work.Accounts.HasSecondStep(account);
        var check = new Check().RequiredText(input.Secret, byCode ? SignInWithCode.CodeMaxLength : SignIn.PasswordMaxLength, nameof(input.Secret));
        if (!check.Passed)
            return check.Result();
        if (await work.Accounts.IsLockedOutAsync(account))
            return new Refusal(PeopleRefusalCodes.LockedOut, nameof(input.Secret));

        if (byCode ? await work.IsCode(account, input.Secret!) : await work.IsPassword(account, input.Secret!))
        {
            await work.Prove(me, session, clock.GetUtcNow(), cancel);
            await work.Note(new Act("IdentityConfirmed", nameof(Account), account.Id), cancel);
            return Result.Done;
        }

        await work.Note(new Act(await work.Accounts.IsLockedOutAsync(account) ? "SignInLockedOut" : "ConfirmationFailed", nameof(Account), account.Id), cancel);
        return new Refusal(byCode ? PeopleRefusalCodes.WrongCode : PeopleRefusalCodes.WrongPassword, nameof(input.Secret));
    }
}

/// <summary>What proves who somebody is.</summary>
/// <param name="IsCode">A code of the authenticator or a recovery code; else the password.</param>
/// <param name="HasPasskey">Whether a passkey does too.</param>
public sealed record ProofAsked(bool IsCode, bool HasPasskey);

public sealed class ConfirmIdentityInput
{
    /// <summary>The password, or the code, as <see cref="ConfirmIdentity.Asked"/> says.</summary>
    public string? Secret { get; set; }
}

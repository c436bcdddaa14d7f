using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.Audit;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>As <see cref="ConfirmIdentity"/>, with a passkey of the account.</summary>
public sealed class ConfirmWithPasskey(AccountWork work, SignInManager<Account> signIn, IPasskeyHandler<Account> passkeys, TimeProvider clock) : IUseCase
{
    public async Task<Result<PasskeyOffer>> Offer(CancellationToken cancel)
    {
        if (await work.Mine<ConfirmWithPasskey>(cancel) is not { } account)
            return Refusal.NotFound;
        var made = await passkeys.MakeRequestOptionsAsync(account, signIn.Context);
        return new PasskeyOffer(made.RequestOptionsJson, made.AssertionState);
    }

    /// <param name="state">That of the offer.</param>
    public async Task<Result> Run(PasskeyInput input, string? state, CancellationToken cancel)
    {
        var actor = await work.ActAs<ConfirmWithPasskey>(cancel);
        if (actor is not { Id: { } me, SessionId: { } session })
            return Refusal.NotFound;
        var check = new Check().Text(input.Credential, AddPasskey.CredentialMaxLength, nameof(input.Credential));
        if (!check.Passed)
            return check.Result();
        if (await passkeys.Check(input.Credential, state, signIn.Context) is not var (account, passkey) || account.Id != me.Value)
        {
            await work.Note(new Act("ConfirmationFailed", nameof(Account), me.Value), cancel);
            return new Refusal(PeopleRefusalCodes.PasskeyFailed);
        }

        await work.Accounts.AddOrUpdatePasskeyAsync(account, passkey);
        await work.Prove(me, session, clock.GetUtcNow(), cancel);
        await work.Note(new Act("IdentityConfirmed", nameof(Account), account.Id), cancel);
        return Result.Done;
    }
}

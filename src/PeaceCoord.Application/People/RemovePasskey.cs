using System.Buffers.Text;
using PeaceCoord.Application.Audit;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>A person takes a passkey off their account, of a device that was lost or is no longer used; other sessions end.</summary>
public sealed class RemovePasskey(AccountWork work, TimeProvider clock) : IUseCase
{
    /// <param name="id">See <see cref="PasskeyRow"/>.</param>
    public async Task<Result> Run(string id, CancellationToken cancel)
    {
        var actor = await work.ActAs<RemovePasskey>(cancel);
        var account = await work.Mine<RemovePasskey>(cancel);
        if (account is null || !Base64Url.IsValid(id) || await work.Accounts.GetPasskeyAsync(account, Base64Url.DecodeFromChars(id)) is not { } passkey)
            return Refusal.NotFound;
        if (!StepUp.IsFresh(actor, clock.GetUtcNow()))
            return PeopleRefusals.ConfirmFirst;

        work.Tell(new Act("PasskeyRemoved", nameof(Account), account.Id));
        var removed = (await work.Accounts.RemovePasskeyAsync(account, passkey.CredentialId)).Saved();
        if (!removed.Succeeded)
            return removed;
        await work.EndSessions(new AccountId(account.Id), actor.SessionId, clock.GetUtcNow(), cancel);
        return Result.Done;
    }
}

using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// An administrator of the system shuts an account, or opens it again. Its sessions end at once, and so do its one-time link and the addresses of its calendars. Shutting must never wait: it asks for no proof, and is tried
/// again where somebody else changes the account at the same moment.
/// </summary>
public sealed class DisableAccount(AccountWork work, TimeProvider clock) : IUseCase
{
    /// <param name="disabled">True shuts it, false opens it again.</param>
    public async Task<Result> Run(AccountId id, bool disabled, CancellationToken cancel)
    {
        var actor = await work.ActAs<DisableAccount>(cancel);
        if (!actor.IsSystemAdmin)
            return Refusal.NotFound;
        if (actor.Id == id)
            return new Refusal(PeopleRefusalCodes.NotOneself);
        if (await work.Accounts.FindByIdAsync(id.Value.ToString()) is null)
            return Refusal.NotFound;
        var now = clock.GetUtcNow();
        if (!disabled && !StepUp.IsFresh(actor, now))
            return PeopleRefusals.ConfirmFirst;

        var changed = await work.Insist(id, account =>
        {
            account.DisabledAt = disabled ? account.DisabledAt ?? now : null;
            account.TakeLink();
            return work.Accounts.UpdateSecurityStampAsync(account);
        });
        if (changed.Succeeded)
        {
            await work.EndSessions(id, null, now, cancel);
            await work.RevokeFeeds(id, now, cancel);
        }

        return changed;
    }
}

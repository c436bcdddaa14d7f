using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>An administrator of the system shuts an account, or opens it again. Its sessions end at once.</summary>
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
        var account = await work.Accounts.FindByIdAsync(id.Value.ToString());
        if (account is null)
            return Refusal.NotFound;

        account.DisabledAt = disabled ? account.DisabledAt ?? clock.GetUtcNow() : null;
        await work.EndSessions(id, null, clock.GetUtcNow(), cancel);
        await work.Accounts.UpdateSecurityStampAsync(account);
        return Result.Done;
    }
}

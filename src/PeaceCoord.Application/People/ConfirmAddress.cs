using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// An administrator of the system, who asked the person elsewhere, confirms that an account made by the link of an invitation belongs to whoever has its
/// address. Before that nobody gives it anything by its address: whoever made the link could have made the account too.
/// From then on the address is what its person signs in with, in place of the name they were given. Refused where another account has the address.
/// </summary>
public sealed class ConfirmAddress(AccountWork work, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(AccountId id, CancellationToken cancel)
    {
        var actor = await work.ActAs<ConfirmAddress>(cancel);
        if (!actor.IsSystemAdmin)
            return Refusal.NotFound;
        if (actor.Id == id)
            return new Refusal(PeopleRefusalCodes.NotOneself);
        if (await work.Accounts.FindByIdAsync(id.Value.ToString()) is not { } account)
            return Refusal.NotFound;

        if (await work.Accounts.FindByNameAsync(account.Email!) is { } other && other.Id != account.Id)
            return new Refusal(PeopleRefusalCodes.EmailTaken);
        if (!StepUp.IsFresh(actor, clock.GetUtcNow()))
            return PeopleRefusals.ConfirmFirst;
        account.EmailConfirmed = true;
        var named = await work.Accounts.SetUserNameAsync(account, account.Email);
        return named.Saved();
    }
}

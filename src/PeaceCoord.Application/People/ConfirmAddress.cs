using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// An administrator of the system, who asked the person elsewhere, confirms that an account made by the link of an invitation belongs to whoever has its
/// address. Before that nobody gives it anything by its address: whoever made the link could have made the account too.
/// </summary>
public sealed class ConfirmAddress(AccountWork work) : IUseCase
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

        account.EmailConfirmed = true;
        await work.Accounts.UpdateAsync(account);
        return Result.Done;
    }
}

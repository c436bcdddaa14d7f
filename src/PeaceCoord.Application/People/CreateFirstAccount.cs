using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Makes the first account of a fresh portal, a system administrator; a verb of the command line. Refused once any account exists.
/// Account and membership are stored in one transaction: an account alone could do nothing, and would keep a second try out.
/// </summary>
public sealed class CreateFirstAccount(Database database, PurposeKeys purposes, IServiceProvider services, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(string email, string displayName, string password, CancellationToken cancel)
    {
        await using var db = database.OpenAsOwner<CreateFirstAccount>();
        if (await db.Accounts.AnyAsync(cancel))
            return new Refusal(PeopleRefusalCodes.AccountsExist);

        using var store = new AccountStore(db, purposes) { AutoSaveChanges = false };
        using var accounts = ActivatorUtilities.CreateInstance<UserManager<Account>>(services, store);
        var made = await accounts.Create(email, displayName, password);
        if (!made.TryGet(out var account))
            return made;

        db.Memberships.Add(Membership.OfSystem(new AccountId(account.Id), clock.GetUtcNow()));
        return await db.Save(cancel);
    }
}

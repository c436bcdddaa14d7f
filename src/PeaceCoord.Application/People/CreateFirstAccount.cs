using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>Makes the first account of a fresh portal, a system administrator; a verb of the command line. Refused once any account exists.</summary>
public sealed class CreateFirstAccount(Database database, UserManager<Account> accounts, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(string email, string displayName, string password, CancellationToken cancel)
    {
        await using var db = database.OpenAsOwner<CreateFirstAccount>();
        if (await db.Accounts.AnyAsync(cancel))
            return new Refusal(PeopleRefusalCodes.AccountsExist);

        var made = await accounts.Create(email, displayName, password);
        if (!made.TryGet(out var account))
            return made;

        db.Memberships.Add(Membership.OfSystem(new AccountId(account.Id), clock.GetUtcNow()));
        return await db.Save(cancel);
    }
}

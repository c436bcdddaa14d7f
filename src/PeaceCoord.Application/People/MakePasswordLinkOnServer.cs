using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Makes the link for a forgotten password of any open account; a verb of the command line, for accounts without a second step, which the link alone opens, and for a system administrator
/// who has no other.
/// </summary>
public sealed class MakePasswordLinkOnServer(Database database, TimeProvider clock) : IUseCase
{
    /// <param name="name">What its person signs in with.</param>
    /// <returns>The secret of the link.</returns>
    public async Task<Result<string>> Run(string name, CancellationToken cancel)
    {
        await using var db = database.OpenAsOwner<MakePasswordLinkOnServer>();
        var normal = name.Trim().ToUpperInvariant();
        if (await db.Accounts.FirstOrDefaultAsync(a => a.NormalizedUserName == normal && a.DisabledAt == null, cancel) is not { HasJoined: true } account)
            return new Refusal(PeopleRefusalCodes.NoSuchAccount);
        var secret = account.GivePasswordLink(clock.GetUtcNow());
        var saved = await db.Save(cancel);
        return saved.Succeeded ? secret : Result<string>.Refused(saved.Refusals);
    }
}

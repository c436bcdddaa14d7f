using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.People;

/// <summary>
/// Makes the link for a forgotten password of any open account; a verb of the command line, for accounts without a second step, which the link alone opens, and for a system administrator
/// who has no other.
/// </summary>
public sealed class MakePasswordLinkOnServer(Database database, TimeProvider clock) : LinkOnServer<MakePasswordLinkOnServer>(database, clock), IUseCase
{
    private protected override Task<Result<string>> Give(PeaceCoordDb db, Account account, DateTimeOffset now, CancellationToken cancel)
    {
        db.Acts.Add(MakePasswordLink.Made(account, null));
        return Task.FromResult<Result<string>>(account.GivePasswordLink(now));
    }
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>A verb of the command line that gives an open account somebody joined with a one-time link.</summary>
public abstract class LinkOnServer<TUseCase>(Database database, TimeProvider clock)
    where TUseCase : IUseCase
{
    /// <param name="name">What its person signs in with.</param>
    /// <returns>The secret of the link.</returns>
    public async Task<Result<string>> Run(string name, CancellationToken cancel)
    {
        await using var db = database.OpenAsOwner<TUseCase>();
        var normal = name.Trim().ToUpperInvariant();
        if (await db.Accounts.FirstOrDefaultAsync(a => a.NormalizedUserName == normal && a.DisabledAt == null, cancel) is not { HasJoined: true } account)
            return new Refusal(PeopleRefusalCodes.NoSuchAccount);

        await using var turn = await db.TurnFor(new AccountId(account.Id), cancel);
        var given = await Give(db, account, clock.GetUtcNow(), cancel);
        if (!given.TryGet(out var secret))
            return given;
        var saved = await turn.Save(Result.Done, cancel);
        return saved.Succeeded ? secret : Result<string>.Refused(saved.Refusals);
    }

    /// <summary>Gives the link, to be saved with what else changes; or says why not.</summary>
    private protected abstract Task<Result<string>> Give(PeaceCoordDb db, Account account, DateTimeOffset now, CancellationToken cancel);
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Removes the lost second step of any account; a verb of the command line, for system administrators and people of organisations, and where a mission has no second
/// administrator. Run again before a new one was set up, it makes a new link.
/// </summary>
public sealed class ResetSecondStepOnServer(Database database, TimeProvider clock) : IUseCase
{
    /// <param name="name">What its person signs in with.</param>
    /// <returns>The secret of the link.</returns>
    public async Task<Result<string>> Run(string name, CancellationToken cancel)
    {
        await using var db = database.OpenAsOwner<ResetSecondStepOnServer>();
        var normal = name.Trim().ToUpperInvariant();
        if (await db.Accounts.FirstOrDefaultAsync(a => a.NormalizedUserName == normal, cancel) is not { HasJoined: true } account)
            return new Refusal(PeopleRefusalCodes.NoSuchAccount);
        if (!account.AwaitsSecondStep && !await db.HasSecondStep(account, cancel))
            return new Refusal(PeopleRefusalCodes.NoSecondStep);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var secret = await db.ResetSecondStep(account, clock.GetUtcNow(), cancel);
        var saved = await db.Save(cancel);
        if (!saved.Succeeded)
            return Result<string>.Refused(saved.Refusals);
        await transaction.CommitAsync(cancel);
        return secret;
    }
}

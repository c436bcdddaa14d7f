using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Removes the lost second step of any open account; a verb of the command line, for system administrators and people of organisations, and where a mission has no second
/// administrator. Run again before a new one was set up, it makes a new link.
/// </summary>
public sealed class ResetSecondStepOnServer(Database database, TimeProvider clock) : LinkOnServer<ResetSecondStepOnServer>(database, clock), IUseCase
{
    private protected override async Task<Result<string>> Give(PeaceCoordDb db, Account account, DateTimeOffset now, CancellationToken cancel) =>
        account.AwaitsSecondStep || await db.HasSecondStep(account, cancel) ? await db.ResetSecondStep(account, now, cancel) : new Refusal(PeopleRefusalCodes.NoSecondStep);
}

using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.People;

/// <summary>A person ends one of their sessions, on a device that is lost or shared. Twice is harmless.</summary>
public sealed class EndSession(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(Guid session, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.Id is not { } me)
            return Refusal.NotFound;
        await using var db = await database.Open<EndSession>(actor, cancel);
        if (await db.EndSessions(me, session, clock.GetUtcNow(), cancel) > 0)
            await db.Note(new Act("SignedOut", nameof(Account), me.Value), cancel);
        return Result.Done;
    }
}

using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.People;

/// <summary>Ends the session it is asked from, in the database: not only in this browser, but wherever a copy of its cookie lies. Twice is harmless.</summary>
public sealed class SignOut(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor is not { Id: { } me, SessionId: { } session })
            return;

        await using var db = await database.Open<SignOut>(actor, cancel);
        if (await db.EndSessions(me, session, clock.GetUtcNow(), cancel) > 0)
            await db.Note(new Act("SignedOut", nameof(Account), me.Value), cancel);
    }
}

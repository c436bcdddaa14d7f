using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.People;

/// <summary>Ends the session it is asked from, in the database: not only in this browser, but wherever a copy of its cookie lies. Twice is harmless.</summary>
public sealed class SignOut(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="session">From the session's own cookie; nothing happens without one.</param>
    public async Task Run(Guid? session, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (session is not { } id || actor.Id is not { } me)
            return;

        await using var db = await database.Open<SignOut>(actor, cancel);
        if (await db.EndedSessions.AnyAsync(ended => ended.Id == id, cancel))
            return;
        var now = clock.GetUtcNow();
        await db.ForgetEndedSessions(now, cancel);
        db.EndedSessions.Add(new EndedSession { Id = id, EndedAt = now });
        await db.Note(new Act("SignedOut", nameof(Account), me.Value), cancel);
    }
}

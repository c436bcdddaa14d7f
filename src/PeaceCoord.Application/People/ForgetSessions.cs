using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.People;

/// <summary>Deletes sessions that began so long ago that none of them can be open, whoever's they were. The portal runs it by itself every few minutes, also when nobody signs in.</summary>
public sealed class ForgetSessions(Database database, TimeProvider clock) : IUseCase
{
    /// <returns>How many were deleted.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var db = await database.OpenPublic(cancel);
        return await db.ForgetSessions(clock.GetUtcNow(), cancel);
    }
}

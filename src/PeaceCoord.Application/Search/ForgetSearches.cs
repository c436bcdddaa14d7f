using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.Search;

/// <summary>Deletes the searches that are over, whoever's they were. The portal runs it by itself every few minutes.</summary>
public sealed class ForgetSearches(Database database, TimeProvider clock) : IUseCase
{
    /// <returns>How many were deleted.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var db = await database.OpenPublic(cancel);
        return await db.ForgetSearches(clock.GetUtcNow(), cancel);
    }
}

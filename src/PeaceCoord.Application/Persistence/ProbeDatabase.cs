using Microsoft.EntityFrameworkCore;

namespace PeaceCoord.Application.Persistence;

/// <summary>Whether the database answers; for the health endpoint.</summary>
public sealed class ProbeDatabase(Database database) : IUseCase
{
    public async Task<bool> Run(CancellationToken cancel)
    {
        await using var db = await database.OpenPublic(cancel);
        return await db.Database.CanConnectAsync(cancel);
    }
}

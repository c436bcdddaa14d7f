using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.People;

/// <summary>Whether any account exists: a fresh portal says on its sign-in page how the first is made.</summary>
public sealed class AnyAccounts(Database database) : IUseCase
{
    public async Task<bool> Run(CancellationToken cancel)
    {
        await using var db = await database.OpenPublic(cancel);
        return await db.Accounts.AnyAsync(cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.Demonstration;

/// <summary>Whether the database holds accounts of the demonstration, whose one password everybody knows.</summary>
public sealed class HasDemonstration(Database database) : IUseCase
{
    public async Task<bool> Run(CancellationToken cancel)
    {
        var names = LoadDemonstration.SignIns().Select(account => account.Email.ToUpperInvariant()).ToList();
        await using var db = await database.OpenPublic(cancel);
        return await db.Accounts.AnyAsync(account => names.Contains(account.NormalizedEmail!), cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

internal static class PeopleNames
{
    /// <summary>The names that colleagues see.</summary>
    public static async Task<IReadOnlyDictionary<AccountId, string>> NamesOf(this PeaceCoordDb db, IReadOnlyCollection<AccountId> accounts, CancellationToken cancel)
    {
        var ids = accounts.Select(account => account.Value).Distinct().ToList();
        var names = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.DisplayName }).ToListAsync(cancel);
        return names.ToDictionary(a => new AccountId(a.Id), a => a.DisplayName);
    }
}

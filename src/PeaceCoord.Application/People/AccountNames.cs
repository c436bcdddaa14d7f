using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>Display names of accounts that a record mentions.</summary>
internal static class AccountNames
{
    public static async Task<IReadOnlyDictionary<AccountId, string>> NamesOf(this PeaceCoordDb db, IEnumerable<AccountId> accounts, CancellationToken cancel)
    {
        var ids = accounts.Select(account => account.Value).Distinct().ToList();
        var names = await db.Accounts.AsNoTracking()
            .Where(account => ids.Contains(account.Id))
            .Select(account => new { account.Id, account.DisplayName })
            .ToListAsync(cancel);
        return names.ToDictionary(account => new AccountId(account.Id), account => account.DisplayName);
    }
}

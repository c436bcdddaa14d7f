using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.People;

/// <summary>All accounts, for the administrators of the system.</summary>
public sealed class ListAccounts(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result<AccountList>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.IsSystemAdmin)
            return Refusal.NotFound;
        await using var db = await database.Open<ListAccounts>(actor, cancel);
        var rows = await db.Accounts.AsNoTracking().OrderBy(a => a.DisplayName)
            .Select(a => new AccountRow(a.Id, a.DisplayName, a.Email!, a.TwoFactorEnabled, a.DisabledAt, a.Id == actor.Id!.Value.Value))
            .ToListAsync(cancel);
        return new AccountList(rows);
    }
}

public sealed record AccountList(IReadOnlyList<AccountRow> Accounts);

public sealed record AccountRow(Guid Id, string DisplayName, string Email, bool HasSecondStep, DateTimeOffset? DisabledAt, bool IsOwn);

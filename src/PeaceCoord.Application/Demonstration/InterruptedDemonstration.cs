using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Workspaces;

namespace PeaceCoord.Application.Demonstration;

/// <summary>What a start left that was ended while it played.</summary>
internal static class InterruptedDemonstration
{
    /// <summary>Takes all of it away and leaves the reference data, and the keys of purposes that this process has open. Throws, and takes nothing, when there is a workspace or an account that the demonstration did not make.</summary>
    public static async Task ThrowAway(PeaceCoordDb db, CancellationToken cancel)
    {
        var made = LoadDemonstration.SignIns().Select(account => account.Email.ToUpperInvariant()).ToList();
        if (await db.Workspaces.AnyAsync(workspace => !workspace.IsFictional, cancel) || await db.Accounts.AnyAsync(account => !made.Contains(account.NormalizedEmail!), cancel))
            throw new DemonstrationInterruptedException("An interrupted demonstration is not thrown away where people put records of their own beside it.");

        var tables = db.Model.GetEntityTypes()
            .Where(entity => entity.GetTableName() is not null && !RowRules.IsReferenceData(entity) && entity.ClrType != typeof(PurposeKey))
            .Select(entity => $"\"{entity.GetTableName()}\"")
            .Distinct(StringComparer.Ordinal);
        // Without cascade: it would refuse rather than take reference data along.
        var sql = $"truncate {string.Join(", ", tables)}";
        await db.Database.ExecuteSqlRawAsync(sql, cancel);
    }
}

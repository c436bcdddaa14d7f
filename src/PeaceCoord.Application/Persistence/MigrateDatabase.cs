using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace PeaceCoord.Application.Persistence;

/// <summary>Brings the database to this version's schema and applies its rules. Running it twice is harmless.</summary>
public sealed class MigrateDatabase(Database database) : IUseCase
{
    /// <param name="applicationRole">The role that the application connects as.</param>
    /// <returns>How many migrations were applied.</returns>
    public async Task<int> Run(string applicationRole, CancellationToken cancel)
    {
        await using var db = database.OpenAsOwner<MigrateDatabase>();
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
        await db.Database.MigrateAsync(cancel);
        var script = DatabaseRules.Script(db.GetService<IDesignTimeModel>().Model, applicationRole);

        await db.Database.OpenConnectionAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using var command = new NpgsqlCommand(script, (NpgsqlConnection)db.Database.GetDbConnection());
        await command.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return pending;
    }
}

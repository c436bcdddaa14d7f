using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace PeaceCoord.Application.Persistence;

/// <summary>
/// Brings the database to this version's schema and applies its rules. Running it twice is harmless; at a start, what this very build left
/// and nobody changed since is not worked out again.
/// </summary>
public sealed class MigrateDatabase(Database database) : IUseCase
{
    /// <param name="applicationRole">The role that the application connects as.</param>
    /// <param name="again">Whether the rules are applied even where nothing changed.</param>
    /// <returns>How many migrations were applied.</returns>
    public async Task<int> Run(string applicationRole, CancellationToken cancel, bool again = true)
    {
        if (!again && await IsUnbroken(applicationRole, cancel))
            return 0;

        await using var db = database.OpenAsOwner<MigrateDatabase>();
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
        await db.Database.MigrateAsync(cancel);
        var script = DatabaseRules.Script(db.GetService<IDesignTimeModel>().Model, applicationRole);

        await db.Database.OpenConnectionAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var command = new NpgsqlCommand(script, connection);
        await command.ExecuteNonQueryAsync(cancel);
        await DatabaseSeal.Set(connection, applicationRole, cancel);
        await transaction.CommitAsync(cancel);
        return pending;
    }

    private async Task<bool> IsUnbroken(string role, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsOwner(cancel);
        return await DatabaseSeal.IsUnbroken(connection, role, cancel);
    }
}

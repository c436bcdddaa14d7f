using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.Protection;

/// <summary>
/// Wraps every key that the master key before wraps under the one there is now: those of purposes at once, those of records by batches, each batch a
/// transaction of its own. Ended at any moment, it goes on where it was when it is run again; meanwhile whoever has both keys opens everything. A verb of
/// the command line, run as the owner.
/// </summary>
public sealed class RotateKeys(Database database, MasterKey master) : IUseCase
{
    /// <summary>Records in one transaction.</summary>
    public const int BatchSize = 500;

    /// <param name="batch">Records in one transaction.</param>
    /// <param name="report">How many keys of records were wrapped anew so far.</param>
    /// <returns>How many keys of records were wrapped anew; null when no key before was given: then there is nothing to do.</returns>
    public async Task<long?> Run(Action<long> report, CancellationToken cancel, int batch = BatchSize)
    {
        if (master.Previous is not { } before)
            return null;
        await using var connection = await database.ConnectAsOwner(cancel);
        await Purposes(connection, before, cancel);
        var done = 0L;
        while (await Batch(connection, before, batch, cancel) is > 0 and var wrapped)
        {
            done += wrapped;
            report(done);
            cancel.ThrowIfCancellationRequested();
        }

        await using var db = database.OpenAsOwner<RotateKeys>();
        await db.Note(new Act(nameof(RotateKeys)), cancel);
        return done;
    }

    private async Task Purposes(NpgsqlConnection connection, MasterKey before, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        List<(string Name, byte[] Wrapped)> anew = [];
        await using (var command = new NpgsqlCommand("select name, wrapped from purpose_keys where master = @before for update", connection))
        {
            command.Parameters.AddWithValue("before", before.Id);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                var (name, bound) = (reader.GetString(0), PurposeKeys.BoundTo(reader.GetString(0)));
                anew.Add((name, Vault.Encrypt(PurposeKeys.Wrapping(master), Vault.Decrypt(PurposeKeys.Wrapping(before), reader.GetFieldValue<byte[]>(1), bound), bound)));
            }
        }

        await Store(connection, "purpose_keys", "name", anew.ConvertAll(key => key.Name).ToArray(), [.. anew.Select(key => key.Wrapped)], cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <returns>How many were wrapped anew.</returns>
    private async Task<int> Batch(NpgsqlConnection connection, MasterKey before, int most, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        List<(Guid Record, byte[] Wrapped)> anew = [];
        await using (var command = new NpgsqlCommand("select record_id, wrapped from record_keys where master = @before order by record_id limit @most for update", connection))
        {
            command.Parameters.AddWithValue("before", before.Id);
            command.Parameters.AddWithValue("most", most);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                var (record, bound) = (reader.GetGuid(0), reader.GetGuid(0).ToByteArray());
                anew.Add((record, Vault.Encrypt(master.Wrapping, Vault.Decrypt(before.Wrapping, reader.GetFieldValue<byte[]>(1), bound), bound)));
            }
        }

        await Store(connection, "record_keys", "record_id", anew.ConvertAll(key => key.Record).ToArray(), [.. anew.Select(key => key.Wrapped)], cancel);
        await transaction.CommitAsync(cancel);
        return anew.Count;
    }

    private async Task Store<TKey>(NpgsqlConnection connection, string table, string key, TKey[] keys, byte[][] wrapped, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"update {table} k set wrapped = made.w, master = @master from unnest(@keys, @wrapped) as made(n, w) where k.{key} = made.n", connection);
        command.Parameters.AddWithValue("master", master.Id);
        command.Parameters.AddWithValue("keys", keys);
        command.Parameters.AddWithValue("wrapped", wrapped);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

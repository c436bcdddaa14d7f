using System.CommandLine;
using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Backups;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Backups;

/// <summary>The operator's verbs <c>backup</c> and <c>restore</c>. A restore tells what it checked, and fails when something is not as it was.</summary>
internal static class BackupVerbs
{
    public static IEnumerable<Command> Commands(Func<ParseResult, PortalSettings> settingsOf)
    {
        var to = new Argument<string>("file") { Description = "Where the dump goes; beside it FILE.keys, to be carried apart, and FILE.json" };
        var backup = new Command("backup", "Take everything into a file, and the keys of its records into another");
        backup.Arguments.Add(to);
        backup.SetAction((parsed, cancel) => Backup(settingsOf(parsed), BackupFiles.At(parsed.GetValue(to)!), cancel));
        yield return backup;

        var from = new Argument<string>("file") { Description = "What 'backup' wrote" };
        var keys = new Option<string?>("--keys") { Description = "The keys' file, where it is not beside the dump: the newest there is, for it lacks those that were destroyed" };
        var restore = new Command("restore", "Bring a backup back into an empty database, and check it");
        restore.Arguments.Add(from);
        restore.Options.Add(keys);
        restore.SetAction((parsed, cancel) => Restore(settingsOf(parsed), BackupFiles.At(parsed.GetValue(from)!, parsed.GetValue(keys)), cancel));
        yield return restore;
    }

    private static async Task<int> Backup(PortalSettings settings, BackupFiles files, CancellationToken cancel)
    {
        var means = await Means.PrepareOwner(settings, cancel);
        files.Make();
        try
        {
            await using var services = means.Services();
            using var scope = services.CreateScope();
            await scope.ServiceProvider.GetRequiredService<NoteBackup>().Run(cancel);
            var contents = await Take(means.Owner!, files, means.MasterKey.Id, cancel);
            Console.WriteLine(Say.Fill(Words.BackedUp, contents.Rows.Values.Sum(), files.Dump, files.Keys));
        }
        catch
        {
            files.Remove();
            throw;
        }

        Console.WriteLine(Words.KeepApart);
        return 0;
    }

    /// <summary>Dump, keys and counts of one moment: all three read the same snapshot.</summary>
    private static async Task<BackupContents> Take(string owner, BackupFiles files, string masterKey, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var snapshot = (string)(await Ask(connection, "select pg_export_snapshot()", cancel))!;
        var head = (string)(await Ask(connection, "select coalesce((select sequence || ':' || encode(code, 'hex') from audit_entries order by sequence desc limit 1), '0:')", cancel))!;
        var contents = new BackupContents(TimeProvider.System.GetUtcNow(), head, await Rows(connection, cancel));
        await using (var keys = files.WriteKeys())
            await RecordKeyRows.Write(connection, keys, masterKey, cancel);
        await PostgresTools.Dump(owner, files.Dump, snapshot, RecordKeyRows.Tables, cancel);
        await files.Write(contents, cancel);
        return contents;
    }

    private static async Task<int> Restore(PortalSettings settings, BackupFiles files, CancellationToken cancel)
    {
        if (!MasterKeyFile.IsThere(settings))
            throw new CannotStartException(Words.NeedsMasterKey);
        var contents = await files.Read(cancel);
        if (!AuditHead.TryParse(contents.AuditHead, out var head))
            throw new CannotStartException(Say.Fill(Words.NoBackup, files.Contents));
        await RecordKeyRows.Check(files.Keys, MasterKeyFile.Find(settings).Id, cancel);
        var means = await Means.PrepareOwner(settings, cancel);
        await using var source = NpgsqlDataSource.Create(means.Owner!);
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await Ask(connection, "select 1 from pg_tables where schemaname = 'public' limit 1", cancel) is not null)
            throw new CannotStartException(Words.NotEmpty);

        await PostgresTools.Restore(means.Owner!, files.Dump, cancel);
        await RecordKeyRows.Read(connection, files.Keys, cancel);
        var missing = contents.Missing(await Rows(connection, cancel)).Where(table => !RecordKeyRows.Tables.Contains(table.Table, StringComparer.Ordinal)).ToList();

        await using var services = means.Services();
        using var scope = services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(means.ApplicationRole, cancel);
        var trail = await scope.ServiceProvider.GetRequiredService<VerifyAudit>().Run(head, cancel);
        var keys = await scope.ServiceProvider.GetRequiredService<SettleRestored>().Run(cancel);
        return Tell(contents, missing, trail, keys) ? 0 : 1;
    }

    private static bool Tell(BackupContents contents, List<(string Table, long Was, long Is)> missing, AuditOutcome trail, RestoredKeys keys)
    {
        Console.WriteLine(Say.Fill(Words.RestoredAsOf, contents.At.UtcDateTime));
        Console.WriteLine(missing.Count == 0 ? Say.Fill(Words.RowsAsTheyWere, contents.Rows.Count) : Words.RowsDiffer);
        foreach (var (table, was, now) in missing)
            Console.WriteLine($"  {table}: {was} / {now}");
        Console.WriteLine(AuditVerbs.Said(trail));
        Console.WriteLine(keys.Opened == keys.Keys ? Say.Fill(Words.KeysOpen, keys.Keys) : Say.Fill(Words.KeysClosed, keys.Keys - keys.Opened, keys.Keys));
        Console.WriteLine(Words.AfterRestore);
        return missing.Count == 0 && trail.Fault is null && keys.Opened == keys.Keys;
    }

    private static async Task<SortedDictionary<string, long>> Rows(NpgsqlConnection connection, CancellationToken cancel)
    {
        var tables = (string[]?)await Ask(connection, "select array_agg(tablename::text) from pg_tables where schemaname = 'public'", cancel) ?? [];
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
            rows[table] = (long)(await Ask(connection, $"select count(*) from public.\"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", cancel))!;
        return rows;
    }

    private static async Task<object?> Ask(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel);
    }
}

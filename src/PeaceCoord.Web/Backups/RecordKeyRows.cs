using Npgsql;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Backups;

/// <summary>
/// The rows that are carried apart from the dump. Whoever erases somebody destroys a key in the living database; the keys' file of the next
/// backup no longer has it, and with it every older dump has lost it too, as long as no older keys' file is kept. The keys of purposes go with
/// them: wrapped anew after the master key was changed, the newest file opens older dumps.
/// </summary>
internal static class RecordKeyRows
{
    public static IReadOnlyList<string> Tables { get; } = ["purpose_keys", "record_keys"];

    private const string WrappedBy = "Wrapped by the master key ";

    /// <summary>First which master key opens them; then each table under a line with its name and columns, in PostgreSQL's text format, with an empty line behind it.</summary>
    public static async Task Write(NpgsqlConnection connection, TextWriter to, string masterKey, CancellationToken cancel)
    {
        await to.WriteLineAsync(WrappedBy + masterKey);
        foreach (var table in Tables)
        {
            await using var command = new NpgsqlCommand("select string_agg(quote_ident(column_name), ', ' order by ordinal_position) from information_schema.columns where table_schema = 'public' and table_name = $1", connection) { Parameters = { new() { Value = table } } };
            var columns = $"{table} ({await command.ExecuteScalarAsync(cancel)})";
            await to.WriteLineAsync(columns);
            using var rows = await connection.BeginTextExportAsync($"copy {columns} to stdout", cancel);
            while (await rows.ReadLineAsync(cancel) is { } row)
                await to.WriteLineAsync(row);
            await to.WriteLineAsync();
        }
    }

    /// <summary>Throws when the file is none of a backup, or another master key opens it: before anything is brought back.</summary>
    public static async Task Check(string file, string masterKey, CancellationToken cancel)
    {
        using var from = new StreamReader(file);
        var first = await from.ReadLineAsync(cancel);
        if (first?.StartsWith(WrappedBy, StringComparison.Ordinal) != true)
            throw new CannotStartException(Say.Fill(Words.NoBackup, file));
        if (!string.Equals(first, WrappedBy + masterKey, StringComparison.Ordinal))
            throw new CannotStartException(Say.Fill(Words.OtherMasterKey, file));
        while (await from.ReadLineAsync(cancel) is { } heading)
        {
            // It becomes part of a statement: only what is written above.
            if (!Tables.Any(table => heading.StartsWith($"{table} (", StringComparison.Ordinal)) || !heading[..^1].All(letter => char.IsAsciiLetterLower(letter) || letter is '_' or ' ' or ',' or '(') || heading[^1] != ')')
                throw new CannotStartException(Say.Fill(Words.NoBackup, file));
            while (await from.ReadLineAsync(cancel) is { Length: > 0 })
            {
            }
        }
    }

    /// <summary>Only after <see cref="Check"/>.</summary>
    public static async Task Read(NpgsqlConnection connection, string file, CancellationToken cancel)
    {
        using var from = new StreamReader(file);
        await from.ReadLineAsync(cancel);
        while (await from.ReadLineAsync(cancel) is { } heading)
        {
            await using var rows = await connection.BeginTextImportAsync($"copy {heading} from stdin", cancel);
            while (await from.ReadLineAsync(cancel) is { Length: > 0 } row)
                await rows.WriteAsync((row + "\n").AsMemory(), cancel);
        }
    }
}

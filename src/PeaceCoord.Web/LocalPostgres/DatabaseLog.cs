using Npgsql;

namespace PeaceCoord.Web.LocalPostgres;

/// <summary>
/// Whether a server of the operator's own would write values, which name people, into its log, as the private one never does. What a server says of itself can be changed while
/// the portal runs: it is asked at the start.
/// </summary>
public static class DatabaseLog
{
    /// <summary>What each setting may be. An error's first line quotes a value, its detail a row, its statement what was typed.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> Silent = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["log_min_messages"] = ["log", "fatal", "panic"],
        ["log_min_error_statement"] = ["panic", "fatal", "log"],
        ["log_error_verbosity"] = ["terse"],
        ["log_statement"] = ["none"],
        ["log_min_duration_statement"] = ["-1"],
        ["log_min_duration_sample"] = ["-1"],
        ["log_transaction_sample_rate"] = ["0"],
        ["log_parameter_max_length"] = ["0"],
        ["log_parameter_max_length_on_error"] = ["0"],
    };

    /// <summary>The settings by which its log would tell values, as the role of the connection finds them, each with what it should be; empty when it tells none.</summary>
    public static async Task<IReadOnlyList<string>> Telling(string connection, CancellationToken cancel = default)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand("SELECT name, setting FROM pg_settings WHERE name = ANY($1) ORDER BY name");
        command.Parameters.AddWithValue(Silent.Keys.ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancel);
        List<string> telling = [];
        while (await rows.ReadAsync(cancel))
        {
            var (name, value) = (rows.GetString(0), rows.GetString(1));
            if (!Silent[name].Contains(value, StringComparer.Ordinal))
                telling.Add($"{name} = {value} ({Silent[name][0]})");
        }

        return telling;
    }
}

using System.Diagnostics;
using System.Globalization;
using Npgsql;
using PeaceCoord.Web.LocalPostgres;

namespace PeaceCoord.TestSupport;

/// <summary>A database as a thief of it reads it.</summary>
public static class DatabaseDump
{
    /// <summary>All of it as text, taken by <c>pg_dump</c> as a superuser.</summary>
    public static async Task<string> Of(Stage stage, CancellationToken cancel)
    {
        var where = new NpgsqlConnectionStringBuilder(stage.Database.Administrator);
        var start = new ProcessStartInfo(Path.Combine(PostgresBinaries.Find().Folder, "pg_dump")) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "--host", where.Host!, "--port", where.Port.ToString(CultureInfo.InvariantCulture), "--username", where.Username!, "--inserts", where.Database! })
            start.ArgumentList.Add(argument);
        start.Environment["PGPASSWORD"] = where.Password;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancel);
        var dump = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? dump : throw new InvalidOperationException(await errors);
    }
}

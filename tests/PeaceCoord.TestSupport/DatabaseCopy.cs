using System.Diagnostics;
using Npgsql;
using PeaceCoord.Web.LocalPostgres;

namespace PeaceCoord.TestSupport;

/// <summary>A test database as it stands, taken over into the private cluster of a portal with pg_dump and psql: rows, rules and grants, under that cluster's role names.</summary>
internal static class DatabaseCopy
{
    public static async Task Make(TestDatabase from, ClusterConnections to, string folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder, "copy.sql");
        try
        {
            await Run("pg_dump", from.Administrator, ["--file", file], cancel);
            var sql = await File.ReadAllTextAsync(file, cancel);
            await File.WriteAllTextAsync(file, sql.Replace(User(from.Owner), User(to.Owner), StringComparison.Ordinal).Replace(User(from.Application), User(to.Application), StringComparison.Ordinal), cancel);
            await Run("psql", to.Superuser, ["--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--output", "/dev/null", "--file", file], cancel);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string User(string connection) => new NpgsqlConnectionStringBuilder(connection).Username!;

    private static async Task Run(string tool, string connection, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var at = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(PostgresBinaries.Find().Tool(tool), arguments) { RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["PGHOST"], start.Environment["PGDATABASE"], start.Environment["PGUSER"]) = (at.Host, at.Database, at.Username);
        using var process = Process.Start(start)!;
        var complaints = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{tool} ended with {process.ExitCode}: {complaints}");
    }
}

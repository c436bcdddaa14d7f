using Npgsql;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.LocalPostgres;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Backups;

/// <summary>PostgreSQL's own programs for dumping and restoring, run as the owner of the database.</summary>
internal static class PostgresTools
{
    /// <param name="snapshot">As the open transaction sees it, that exported it: so that what is read beside the dump fits it.</param>
    public static Task Dump(string owner, string file, string snapshot, IEnumerable<string> withoutRowsOf, CancellationToken cancel) => Run(
        "pg_dump", owner, ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={file}", .. withoutRowsOf.Select(table => $"--exclude-table-data=public.{table}")], cancel);

    /// <summary>Whole or not at all.</summary>
    public static Task Restore(string owner, string file, CancellationToken cancel) => Run(
        "pg_restore", owner, ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", $"--dbname={new NpgsqlConnectionStringBuilder(owner).Database}", file], cancel);

    private static async Task Run(string tool, string owner, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var at = new NpgsqlConnectionStringBuilder(owner);
        // Not among the arguments, which every account of the machine can read.
        Dictionary<string, string?> environment = new(StringComparer.Ordinal)
        {
            ["PGHOST"] = at.Host,
            ["PGPORT"] = at.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["PGDATABASE"] = at.Database,
            ["PGUSER"] = at.Username,
            ["PGPASSWORD"] = at.Password,
            ["PGSSLMODE"] = at.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() },
            ["PGSSLROOTCERT"] = at.RootCertificate,
        };
        var outcome = await Command.Run(PostgresBinaries.Find().Tool(tool), arguments, "/", cancel, environment);
        if (!outcome.Succeeded)
            throw new CannotStartException(Say.Fill(Words.ToolFailed, tool, outcome.Output));
    }
}

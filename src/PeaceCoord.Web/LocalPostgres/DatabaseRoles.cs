using Npgsql;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.LocalPostgres;

/// <summary>
/// The two database roles. One owns the database and migrates it; the portal runs as the other, which owns nothing,
/// cannot bypass row-level security, and may only add to the audit trail and read it.
/// </summary>
/// <remarks>
/// On a server of your own (ConnectionStrings__PeaceCoord, ConnectionStrings__PeaceCoordOwner) an administrator does once,
/// with names and passwords of their choice, what <see cref="Ensure"/> and <see cref="EnsureDatabase"/> do here:
/// <code>
/// CREATE ROLE peacecoord_owner LOGIN PASSWORD '…';
/// CREATE ROLE peacecoord_app   LOGIN PASSWORD '…';
/// CREATE DATABASE peacecoord OWNER peacecoord_owner TEMPLATE template0 ENCODING 'UTF8'
///     LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'und';
/// REVOKE ALL ON DATABASE peacecoord FROM PUBLIC;
/// GRANT CONNECT ON DATABASE peacecoord TO peacecoord_app;
/// </code>
/// Neither needs SUPERUSER, CREATEROLE, CREATEDB or BYPASSRLS. The extensions unaccent and pg_trgm are trusted: the
/// owner of the database creates them. All other grants are the owner's to give; <c>migrate</c> gives them, worked out from the model.
/// </remarks>
public static class DatabaseRoles
{
    public const string Owner = "peacecoord_owner";
    public const string Application = "peacecoord_app";
    public const string Database = "peacecoord";

    private static readonly string[] Extensions = ["unaccent", "pg_trgm"];

    /// <summary>As an administrator: makes both roles, or sets their passwords and takes powers they should not have. Harmless when repeated.</summary>
    public static async Task Ensure(NpgsqlConnection administrator, RolePasswords passwords, CancellationToken cancel = default)
    {
        await EnsureRole(administrator, Owner, passwords.Owner, cancel);
        await EnsureRole(administrator, Application, passwords.Application, cancel);
    }

    /// <summary>As an administrator: makes a role that may sign in and nothing else.</summary>
    public static async Task EnsureRole(NpgsqlConnection administrator, string role, string password, CancellationToken cancel = default)
    {
        if (!await Exists(administrator, "SELECT 1 FROM pg_roles WHERE rolname = $1", role, cancel))
            await Execute(administrator, $"CREATE ROLE {Name(role)}", cancel);
        // Naming powers takes a superuser, even to take them away; a new role has none.
        if (await Exists(administrator, "SELECT 1 FROM pg_roles WHERE rolname = $1 AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)", role, cancel))
            await Execute(administrator, $"ALTER ROLE {Name(role)} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS", cancel);
        await Execute(administrator, $"ALTER ROLE {Name(role)} LOGIN PASSWORD {Text(password)}", cancel);
    }

    /// <summary>As an administrator: makes an empty database that belongs to <paramref name="owner"/> and that <paramref name="application"/> may enter, sorted for readers of many languages. Harmless when repeated.</summary>
    public static async Task EnsureDatabase(NpgsqlConnection administrator, string database = Database, string owner = Owner, string application = Application, CancellationToken cancel = default)
    {
        await RequireExtensions(administrator, cancel);
        if (!await Exists(administrator, "SELECT 1 FROM pg_database WHERE datname = $1", database, cancel))
            await CreateDatabase(administrator, database, owner, cancel);
        await Execute(administrator, $"REVOKE ALL ON DATABASE {Name(database)} FROM PUBLIC; GRANT CONNECT ON DATABASE {Name(database)} TO {Name(application)}", cancel);
    }

    /// <summary>As the application: throws when its role could step over the second line (superuser, bypasses row-level security, owns tables, or may become the owner).</summary>
    public static async Task RequireModestApplication(string applicationConnection, CancellationToken cancel = default)
    {
        await using var source = NpgsqlDataSource.Create(applicationConnection);
        await using var application = await source.OpenConnectionAsync(cancel);
        const string TooMuch = """
            SELECT 1 FROM pg_roles me WHERE me.rolname = current_user AND (
                me.rolsuper OR me.rolbypassrls OR me.rolcreaterole
                OR EXISTS (SELECT 1 FROM pg_class t WHERE pg_has_role(me.oid, t.relowner, 'MEMBER')
                           AND t.relnamespace = $1::regnamespace))
            """;
        if (await Exists(application, TooMuch, "public", cancel))
            throw new PrivateClusterException(Words.TooPowerful);
    }

    private static string Locale => OperatingSystem.IsLinux() ? "C.UTF-8" : "en_US.UTF-8";

    private static async Task CreateDatabase(NpgsqlConnection administrator, string database, string owner, CancellationToken cancel)
    {
        var sorting = await Exists(administrator, "SELECT 1 FROM pg_collation WHERE collprovider = 'i' AND collname = $1", "und-x-icu", cancel)
            ? "LOCALE_PROVIDER icu ICU_LOCALE 'und'"
            : "";
        await Execute(administrator, $"CREATE DATABASE {Name(database)} OWNER {Name(owner)} TEMPLATE template0 ENCODING 'UTF8' LOCALE {Text(Locale)} {sorting}", cancel);
    }

    private static async Task RequireExtensions(NpgsqlConnection administrator, CancellationToken cancel)
    {
        foreach (var extension in Extensions)
        {
            if (!await Exists(administrator, "SELECT 1 FROM pg_available_extensions WHERE name = $1", extension, cancel))
                throw new PostgresMissingException(Say.Fill(Words.ExtensionMissing, extension));
        }
    }

    private static async Task<bool> Exists(NpgsqlConnection connection, string query, string value, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(query, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = value } } };
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    // Names and passwords cannot be parameters in these statements.
    private static string Name(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(string literal) => $"'{literal.Replace("'", "''", StringComparison.Ordinal)}'";
}

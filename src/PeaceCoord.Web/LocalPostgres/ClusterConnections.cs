using Npgsql;

namespace PeaceCoord.Web.LocalPostgres;

/// <summary>How to reach the private cluster's database, in three capacities.</summary>
/// <param name="Application">Owns nothing, obeys row-level security: what the portal runs as (ConnectionStrings:PeaceCoord).</param>
/// <param name="Owner">Owns the database: migrations, reference data, restore (ConnectionStrings:PeaceCoordOwner).</param>
/// <param name="Superuser">The server's administrator, by the machine's own accounts and without a password: for tests and repairs.</param>
public sealed record ClusterConnections(string Application, string Owner, string Superuser)
{
    private const int ApplicationPool = 50;
    private const int OwnerPool = 5;

    internal static ClusterConnections To(string socket, RolePasswords passwords) => new(
        To(socket, DatabaseRoles.Application, passwords.Application, ApplicationPool),
        To(socket, DatabaseRoles.Owner, passwords.Owner, OwnerPool),
        ToSuperuser(socket, DatabaseRoles.Database));

    internal static string ToSuperuser(string socket, string database) =>
        new NpgsqlConnectionStringBuilder(To(socket, "postgres", password: null, OwnerPool)) { Database = database, Pooling = false }.ConnectionString;

    // It holds passwords: never printed by accident.
    public override string ToString() => nameof(ClusterConnections);

    private static string To(string socket, string role, string? password, int pool) => new NpgsqlConnectionStringBuilder
    {
        Host = socket,
        Database = DatabaseRoles.Database,
        Username = role,
        Password = password,
        MaxPoolSize = pool,
        ApplicationName = "PeaceCoord",
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;
}

using Npgsql;

namespace PeaceCoord.Application.Persistence;

/// <summary>
/// Remembers in which state this very build left tables, grants and policies, so that a portal that starts again need not work all of
/// them out. What somebody changed since, or another build, or another server a backup was restored on, is no such state.
/// </summary>
internal static class DatabaseSeal
{
    // The migrations and the rules are part of it: any change of either is another build.
    private static readonly string ThisBuild = typeof(DatabaseSeal).Module.ModuleVersionId.ToString("N");

    private const string Compute =
        """
        select md5(concat_ws('|',
            (select nspacl::text from pg_namespace where nspname = 'public'),
            (select datacl::text from pg_database where datname = current_database()),
            (select string_agg(concat_ws(' ', relname, relkind, relowner::regrole, relrowsecurity, relforcerowsecurity, relacl), ',' order by relname)
                from pg_class where relnamespace = 'public'::regnamespace),
            (select string_agg(concat_ws(' ', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attacl), ',' order by attrelid::regclass::text, attname)
                from pg_attribute join pg_class on pg_class.oid = attrelid where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped),
            (select string_agg(concat_ws(' ', polrelid::regclass, polname, polcmd, polpermissive, polroles::regrole[], pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)), ',' order by polrelid::regclass::text, polname)
                from pg_policy),
            (select string_agg(concat_ws(' ', oid::regprocedure, proowner::regrole, prosecdef, proconfig, coalesce(pg_get_function_sqlbody(oid), prosrc), proacl), ',' order by oid::regprocedure::text)
                from pg_proc where pronamespace = 'public'::regnamespace),
            (select string_agg(concat_ws(' ', pg_get_triggerdef(oid), tgenabled), ',' order by pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal)))
        """;

    private const string Read = """select obj_description(to_regclass('"__EFMigrationsHistory"'), 'pg_class')""";

    /// <summary>Whether this build left the database as it is, for that role of the application.</summary>
    public static async Task<bool> IsUnbroken(NpgsqlConnection connection, string role, CancellationToken cancel) =>
        await Ask(connection, Read, cancel) is { } mark && mark == await Mark(connection, role, cancel);

    /// <summary>Notes that this build left the database as it is now.</summary>
    public static async Task Set(NpgsqlConnection connection, string role, CancellationToken cancel)
    {
        var mark = await Mark(connection, role, cancel);
        await using var command = new NpgsqlCommand($"""comment on table "__EFMigrationsHistory" is '{mark.Replace("'", "''", StringComparison.Ordinal)}'""", connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<string> Mark(NpgsqlConnection connection, string role, CancellationToken cancel) =>
        $"{ThisBuild} {role} {await Ask(connection, Compute, cancel)}";

    private static async Task<string?> Ask(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel) as string;
    }
}

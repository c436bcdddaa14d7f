using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Erasures;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Persistence;

/// <summary>
/// Grants and row-level security, worked out from the model and applied after every migration: a new table has its policy without
/// anybody thinking of it. The application's role owns nothing, and sees no row of a workspace that its settings do not name.
/// </summary>
internal static class DatabaseRules
{
    /// <summary>The whole script; running it twice changes nothing.</summary>
    /// <param name="role">The role the application connects as.</param>
    public static string Script(IModel model, string role)
    {
        var tables = model.GetEntityTypes().Where(HasOwnTable).ToList();
        var sql = new StringBuilder();
        sql.AppendLine(Functions);
        sql.AppendLine(ReachFunction(tables));
        sql.AppendLine(ErasingRules.Fold);
        sql.AppendLine(ConsultationSearch.Function);
        sql.AppendLine(ArchivedWorkspaces.Function);
        sql.AppendLine(PurposeKeys.Function);
        sql.AppendLine(ErasingRules.Functions(model));
        sql.AppendLine(Grants(role));
        foreach (var table in tables)
            AppendTable(sql, table, role);
        return sql.ToString();
    }

    private const string Functions =
        """
        create or replace function peacecoord_ids(name text) returns uuid[] language sql stable parallel safe
            return coalesce(string_to_array(nullif(current_setting(name, true), ''), ',')::uuid[], '{}'::uuid[]);
        create or replace function peacecoord_workspaces() returns uuid[] language sql stable parallel safe
            return peacecoord_ids('peacecoord.workspaces');
        create or replace function peacecoord_organisations() returns uuid[] language sql stable parallel safe
            return peacecoord_ids('peacecoord.organisations');
        create or replace function peacecoord_records() returns uuid[] language sql stable parallel safe
            return peacecoord_ids('peacecoord.records');
        create or replace function peacecoord_account() returns uuid language sql stable parallel safe
            return nullif(current_setting('peacecoord.account', true), '')::uuid;
        create or replace function peacecoord_system() returns boolean language sql stable parallel safe
            return coalesce(current_setting('peacecoord.system', true), '') = 'on';
        create or replace function peacecoord_working() returns boolean language sql stable parallel safe
            return coalesce(current_setting('peacecoord.working', true), '') = 'on';
        create or replace function peacecoord_invited() returns text language sql stable parallel safe
            return nullif(current_setting('peacecoord.invited', true), '');
        create or replace function peacecoord_feed() returns text language sql stable parallel safe
            return nullif(current_setting('peacecoord.feed', true), '');
        create or replace function peacecoord_link() returns text language sql stable parallel safe
            return nullif(current_setting('peacecoord.link', true), '');
        """;

    /// <summary>Ids beyond their own that organisations may reach: what was shared with them, partnerships they are party to.</summary>
    private static string ReachFunction(List<IEntityType> tables)
    {
        var queries = tables.Select(RowRules.Reach).OfType<string>().DefaultIfEmpty("select null::uuid where false");
        return $"""
            create or replace function peacecoord_reach(orgs uuid[], now timestamptz) returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp
                as $reach$ {string.Join(" union ", queries)} $reach$;
            """;
    }

    // No table of anybody's own may stand before one of ours; where the owner of the tables is not that of the database, that is its operator's to say.
    private static string Grants(string role) =>
        $"""
        do $grant$ begin execute format('grant connect on database %I to %I', current_database(), '{role.Replace("'", "''", StringComparison.Ordinal)}'); end $grant$;
        do $temporary$ begin execute format('revoke temporary on database %I from public', current_database()); exception when insufficient_privilege then null; end $temporary$;
        grant usage on schema public to {Quoted(role)};
        revoke all on all tables in schema public from {Quoted(role)};
        """;

    private static void AppendTable(StringBuilder sql, IEntityType entity, string role)
    {
        var table = Quoted(entity.GetTableName()!);
        var verbs = RowRules.IsReferenceData(entity) ? "select" : RowRules.IsAppendOnly(entity) ? "select, insert" : "select, insert, update, delete";
        sql.AppendLine($"grant {verbs} on {table} to {Quoted(role)};");
        sql.AppendLine($"drop policy if exists coarse on {table};");
        sql.AppendLine($"drop policy if exists everybody on {table};");

        var conditions = Conditions(entity).ToList();
        if (conditions.Count == 0)
        {
            sql.AppendLine($"alter table {table} disable row level security;");
            return;
        }

        sql.AppendLine($"alter table {table} enable row level security;");
        sql.AppendLine($"create policy coarse on {table} using ({string.Join(" or ", conditions)}) with check (true);");
        if (RowRules.IsReadByEverybody(entity))
            sql.AppendLine($"create policy everybody on {table} for select using (true);");
    }

    private static IEnumerable<string> Conditions(IEntityType entity)
    {
        var root = entity;
        while (root.FindOwnership() is { } ownership)
            root = ownership.PrincipalEntityType;

        if (RowRules.IsVersionTable(entity))
        {
            if (HasBoundary(entity.Model.FindEntityType(entity.ClrType.GetGenericArguments()[0])!))
                yield return $"{ColumnOf(entity, WorkspaceColumns.Column)} = any((select peacecoord_workspaces())::uuid[])";
            yield break;
        }

        if (typeof(IInWorkspace).IsAssignableFrom(root.ClrType))
        {
            yield return $"{ColumnOf(entity, WorkspaceColumns.Column)} = any((select peacecoord_workspaces())::uuid[])";
            yield return $"{ColumnOfRootKey(entity)} = any((select peacecoord_records())::uuid[])";
        }

        foreach (var condition in RowRules.Conditions(entity))
            yield return condition;
    }

    private static bool HasBoundary(IEntityType root) =>
        typeof(IInWorkspace).IsAssignableFrom(root.ClrType) || RowRules.Conditions(root).Any();

    private static string ColumnOf(IEntityType entity, string property)
    {
        var store = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var found = entity.FindProperty(property) ?? entity.FindPrimaryKey()!.Properties[0];
        return Quoted(found.GetColumnName(store)!);
    }

    /// <summary>The column that holds the root's id: the key itself, or the foreign key of a child.</summary>
    private static string ColumnOfRootKey(IEntityType entity)
    {
        var store = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var property = entity.FindOwnership() is { } ownership ? ownership.Properties[0] : entity.FindPrimaryKey()!.Properties[0];
        return Quoted(property.GetColumnName(store)!);
    }

    private static bool HasOwnTable(IEntityType entity) =>
        entity.GetTableName() is not null
        && !(entity.FindOwnership() is { } ownership && ownership.PrincipalEntityType.GetTableName() == entity.GetTableName());

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

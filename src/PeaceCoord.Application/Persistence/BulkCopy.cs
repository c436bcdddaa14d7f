using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Persistence;

/// <summary>
/// Writes new records by COPY, as the model maps them: some hundred times faster than statements. It goes past the audit trail and keeps
/// no version, so it is for made-up records to measure with, and for nothing a person did.
/// </summary>
internal static class BulkCopy
{
    /// <param name="roots">New aggregates of any kind; the context forgets them afterwards.</param>
    public static async Task Copy(this PeaceCoordDb db, IEnumerable<object> roots, CancellationToken cancel)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        Dictionary<IEntityType, List<EntityEntry>> rows = [];
        foreach (var root in roots)
        {
            var entry = db.Add(root);
            entry.Property(nameof(AggregateRoot.Version)).CurrentValue = 1;
            Collect(entry, root, rows);
        }

        foreach (var (entity, entries) in rows)
            await Write(db, entity, entries, cancel);
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    private static void Collect(EntityEntry entry, object root, Dictionary<IEntityType, List<EntityEntry>> rows)
    {
        if (!rows.TryGetValue(entry.Metadata, out var own))
            rows[entry.Metadata] = own = [];
        own.Add(entry);
        foreach (var parts in entry.Collections.Where(parts => parts.Metadata.TargetEntityType.IsOwned()))
        {
            foreach (var part in parts.CurrentValue ?? Array.Empty<object>())
            {
                var child = entry.Context.Entry(part);
                WorkspaceColumns.Fill(child, root);
                Collect(child, root, rows);
            }
        }
    }

    private static async Task Write(PeaceCoordDb db, IEntityType entity, List<EntityEntry> entries, CancellationToken cancel)
    {
        var columns = Columns(entity);
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{entity.GetTableName()}\" ({names}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var entry in entries)
        {
            await copy.StartRowAsync(cancel);
            foreach (var column in columns)
            {
                if (column.Of(entry) is { } value)
                    await copy.WriteAsync(value, column.Type, cancel);
                else
                    await copy.WriteNullAsync(cancel);
            }
        }

        await copy.CompleteAsync(cancel);
    }

    /// <summary>Of the entity itself, and of what it owns in the same row.</summary>
    private static List<Column> Columns(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        List<Column> columns = [.. entity.GetProperties().Where(property => property.GetComputedColumnSql() is null).Select(property => Of(property, table, entry => entry))];
        foreach (var owned in entity.GetNavigations().Where(navigation => !navigation.IsCollection && navigation.ForeignKey.IsOwnership && navigation.TargetEntityType.GetTableName() == table.Name))
        {
            columns.AddRange(owned.TargetEntityType.GetProperties().Where(property => !property.IsPrimaryKey())
                .Select(property => Of(property, table, entry => entry.Reference(owned.Name).TargetEntry)));
        }

        return columns;
    }

    private static Column Of(IProperty property, StoreObjectIdentifier table, Func<EntityEntry, EntityEntry?> where)
    {
        var mapping = property.GetRelationalTypeMapping();
        return new Column(property.GetColumnName(table)!, mapping.StoreType, entry => where(entry)?.Property(property.Name).CurrentValue is { } value
            ? mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value
            : null);
    }

    private sealed record Column(string Name, string Type, Func<EntityEntry, object?> Of);
}

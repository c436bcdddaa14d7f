using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PeaceCoord.Application.Persistence;

/// <summary>Tables, columns, keys and indexes in snake_case, as Postgres people write them.</summary>
internal static class Names
{
    public static void ToSnakeCase(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is not { } table || entity.IsMappedToJson())
                continue;

            if (!IsOwnedInItsOwnersTable(entity))
                entity.SetTableName(Snake(table));
            var store = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.GetColumnName(store) ?? property.GetColumnName()));
            foreach (var key in entity.GetKeys())
                key.SetName(key.GetName() is { } name ? Snake(name) : null);
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName(foreignKey.GetConstraintName() is { } name ? Snake(name) : null);
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(index.GetDatabaseName() is { } name ? Snake(name) : null);
        }
    }

    public static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var isUpper = char.IsUpper(name[i]);
            var startsWord = isUpper && i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    private static bool IsOwnedInItsOwnersTable(IMutableEntityType entity) =>
        entity.FindOwnership() is { } ownership && ownership.PrincipalEntityType.GetTableName() == entity.GetTableName();
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Persistence;

/// <summary>
/// Children of a record in a workspace carry the workspace's id too, in a column the domain does not see: row-level security then
/// needs no look at the parent.
/// </summary>
internal static class WorkspaceColumns
{
    public const string Column = "WorkspaceId";

    public static void AddTo(ModelBuilder builder)
    {
        foreach (var child in builder.Model.GetEntityTypes().Where(HasOwnTable).ToList())
        {
            if (RootOf(child) is { } root && typeof(IInWorkspace).IsAssignableFrom(root.ClrType))
                (child.FindProperty(Column) ?? child.AddProperty(Column, typeof(WorkspaceId))).IsNullable = false;
        }
    }

    public static void Fill(EntityEntry child, object root)
    {
        if (root is IInWorkspace inWorkspace && child.Metadata.FindProperty(Column) is { } column && column.IsShadowProperty())
            child.Property(Column).CurrentValue = inWorkspace.WorkspaceId;
    }

    private static bool HasOwnTable(IMutableEntityType entity) =>
        entity.FindOwnership() is { } ownership && !ownership.IsUnique && !entity.IsMappedToJson();

    private static IMutableEntityType? RootOf(IMutableEntityType child)
    {
        var entity = child;
        while (entity.FindOwnership() is { } ownership)
            entity = ownership.PrincipalEntityType;
        return entity;
    }
}

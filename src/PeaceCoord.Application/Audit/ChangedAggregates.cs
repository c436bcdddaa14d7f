using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Audit;

/// <summary>Which aggregates a save changes, and which of their parts. Takes time in the number of changes, also for a gazetteer of thousands.</summary>
internal static class ChangedAggregates
{
    /// <summary>Each changed root once, with its parts that were added, changed or taken away.</summary>
    public static IReadOnlyList<(EntityEntry Root, IReadOnlyList<EntityEntry> Parts)> In(PeaceCoordDb db)
    {
        var entries = db.ChangeTracker.Entries().Where(entry => IsOfAggregate(entry.Metadata)).ToList();
        var owners = entries.Where(entry => entry.Metadata.GetReferencingForeignKeys().Any(key => key.IsOwnership))
            .ToDictionary(entry => (entry.Metadata, Key(entry, entry.Metadata.FindPrimaryKey()!.Properties)));
        Dictionary<object, (EntityEntry Root, List<EntityEntry> Parts)> changed = new(ReferenceEqualityComparer.Instance);
        foreach (var entry in entries.Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (RootOf(entry, owners) is not { } root)
                continue;
            if (!changed.TryGetValue(root.Entity, out var aggregate))
                changed[root.Entity] = aggregate = (root, []);
            if (ReferenceEquals(root.Entity, entry.Entity))
                continue;
            aggregate.Parts.Add(entry);
            if (entry.State != EntityState.Deleted)
                WorkspaceColumns.Fill(entry, root.Entity);
        }

        return [.. changed.Values.Select(aggregate => (aggregate.Root, (IReadOnlyList<EntityEntry>)aggregate.Parts))];
    }

    private static bool IsOfAggregate(IEntityType type)
    {
        while (type.FindOwnership() is { } ownership)
            type = ownership.PrincipalEntityType;
        return type.ClrType.IsAssignableTo(typeof(AggregateRoot));
    }

    private static EntityEntry? RootOf(EntityEntry entry, Dictionary<(IEntityType, object), EntityEntry> owners)
    {
        while (entry.Metadata.FindOwnership() is { } ownership)
        {
            if (!owners.TryGetValue((ownership.PrincipalEntityType, Key(entry, ownership.Properties)), out var owner))
                return null;
            entry = owner;
        }

        return entry;
    }

    private static object Key(EntityEntry entry, IReadOnlyList<IProperty> properties) => properties is [var only]
        ? entry.Property(only.Name).CurrentValue!
        : string.Join('|', properties.Select(property => entry.Property(property.Name).CurrentValue));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Persistence;

/// <summary>One saved state of an aggregate. History, differences, conflicts and amendments read from these rows.</summary>
internal sealed class AggregateVersion<TRoot>
    where TRoot : AggregateRoot
{
    public Guid RecordId { get; init; }

    public int Version { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    public Guid? SavedBy { get; init; }

    /// <summary>The use case that saved it.</summary>
    public string Act { get; init; } = "";

    /// <summary>The columns of the root and its children as stored; sealed texts stay sealed under the record's own key.</summary>
    public JsonDocument Snapshot { get; init; } = JsonDocument.Parse("{}");

    public Guid? WorkspaceId { get; init; }
}

/// <summary>Gives every aggregate root its version column and its <c>…_versions</c> table, and takes the snapshots.</summary>
internal static class Versions
{
    /// <summary>Words that are written for one decision, may tell of a person, and are forgotten with it: no version keeps them.</summary>
    private static readonly HashSet<(Type Of, string Property)> Unkept = [(typeof(Membership), nameof(Membership.ResetReason))];

    public static void AddTo(ModelBuilder builder)
    {
        var roots = builder.Model.GetEntityTypes().Where(e => typeof(AggregateRoot).IsAssignableFrom(e.ClrType)).ToList();
        foreach (var root in roots)
        {
            builder.Entity(root.ClrType).Property(nameof(AggregateRoot.Version)).IsConcurrencyToken();
            var version = builder.Entity(typeof(AggregateVersion<>).MakeGenericType(root.ClrType));
            version.ToTable(root.GetTableName() + "Versions");
            version.HasKey(nameof(AggregateVersion<AggregateRoot>.RecordId), nameof(AggregateRoot.Version));
        }
    }

    /// <summary>The snapshot row for a root that is about to be saved.</summary>
    public static object Of(EntityEntry root, int version, DateTimeOffset now, Acting? acting)
    {
        var row = Activator.CreateInstance(typeof(AggregateVersion<>).MakeGenericType(root.Metadata.ClrType))!;
        var entry = root.Context.Entry(row);
        entry.Property(nameof(AggregateVersion<AggregateRoot>.RecordId)).CurrentValue = KeyOf(root);
        entry.Property(nameof(AggregateVersion<AggregateRoot>.Version)).CurrentValue = version;
        entry.Property(nameof(AggregateVersion<AggregateRoot>.SavedAt)).CurrentValue = now;
        entry.Property(nameof(AggregateVersion<AggregateRoot>.SavedBy)).CurrentValue = acting?.Actor.Id?.Value;
        entry.Property(nameof(AggregateVersion<AggregateRoot>.Act)).CurrentValue = acting?.Act ?? "";
        entry.Property(nameof(AggregateVersion<AggregateRoot>.Snapshot)).CurrentValue = JsonSerializer.SerializeToDocument(Read(root));
        entry.Property(nameof(AggregateVersion<AggregateRoot>.WorkspaceId)).CurrentValue = WorkspaceOf(root);
        return row;
    }

    /// <summary>The workspace a record belongs to; null for what is public or an organisation's own.</summary>
    public static Guid? WorkspaceOf(EntityEntry root) => root switch
    {
        { Entity: IInWorkspace inWorkspace } => inWorkspace.WorkspaceId.Value,
        _ when root.Metadata.FindProperty(WorkspaceColumns.Column) is { } column => (Guid?)Stored(root.Property(column.Name)),
        _ => null,
    };

    /// <summary>The record's id, whatever its type.</summary>
    public static Guid KeyOf(EntityEntry entry)
    {
        var key = entry.Metadata.FindPrimaryKey()!.Properties[0];
        var stored = Stored(entry.Property(key.Name));
        return stored is Guid id ? id : throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} has no Guid for its key.");
    }

    private static JsonObject Read(EntityEntry entry)
    {
        var read = new JsonObject();
        foreach (var property in entry.Properties.Where(p => p.Metadata.Name is not nameof(AggregateRoot.Version) && !Unkept.Contains((entry.Metadata.ClrType, p.Metadata.Name))))
            read[property.Metadata.Name] = JsonSerializer.SerializeToNode(Stored(property));

        foreach (var navigation in entry.Navigations.Where(n => n.Metadata.TargetEntityType.IsOwned() && n.Metadata.TargetEntityType.FindOwnership()!.PrincipalEntityType == entry.Metadata))
        {
            read[navigation.Metadata.Name] = navigation switch
            {
                CollectionEntry { CurrentValue: { } children } => new JsonArray([.. children.Cast<object>().Select(child => Read(entry.Context.Entry(child)))]),
                ReferenceEntry { CurrentValue: not null, TargetEntry: { } child } => Read(child),
                _ => null,
            };
        }

        return read;
    }

    /// <summary>As Postgres keeps it, in microseconds: what is read again is the same and did not change.</summary>
    private static DateTimeOffset Kept(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));

    private static object? Stored(PropertyEntry property)
    {
        var converter = property.Metadata.GetTypeMapping().Converter;
        return property.CurrentValue switch
        {
            DateTimeOffset instant => Kept(instant),
            { } value when converter is not null => converter.ConvertToProvider(value),
            var value => value,
        };
    }
}

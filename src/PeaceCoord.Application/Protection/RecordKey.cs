using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Protection;

/// <summary>A record's own key, wrapped by the master key. Destroying it erases the record's sealed texts everywhere, old versions and backups included.</summary>
internal sealed class RecordKey : IInWorkspace
{
    public Guid RecordId { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public byte[] Wrapped { get; init; } = [];

    /// <summary>The id of the master key that wrapped it.</summary>
    public string Master { get; init; } = "";
}

internal sealed class RecordKeyMapping : IEntityTypeConfiguration<RecordKey>
{
    public void Configure(EntityTypeBuilder<RecordKey> builder)
    {
        builder.ToTable("RecordKeys");
        builder.HasKey(key => key.RecordId);
        builder.Property(key => key.Master).HasMaxLength(MasterKey.IdLength);
        builder.HasIndex(key => key.Master);
        // A contact has a key of its own, and the organisation's people open it.
        builder.AlsoVisibleWhere("record_id in (select id from organisation_contacts where organisation_id = any((select peacecoord_organisations())::uuid[]))");
    }
}

internal static class RecordKeySet
{
    extension(PeaceCoordDb db)
    {
        public DbSet<RecordKey> RecordKeys => db.Set<RecordKey>();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Erasures;

namespace PeaceCoord.Application.Erasures;

internal sealed class ErasureMapping : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("Erasures");
        builder.HasKey(erasure => erasure.Id);
        builder.Property(erasure => erasure.Id).ValueGeneratedNever();
        builder.Property(erasure => erasure.Name).HasMaxLength(Erasure.NameMaxLength);
        builder.Property(erasure => erasure.Reason).HasMaxLength(Erasure.ReasonMaxLength);
        // Proposed once at a time, and done once.
        builder.HasIndex(erasure => new { erasure.RecordId, erasure.PartId }).IsUnique().AreNullsDistinct(false).HasFilter($"state <> '{ErasureState.Withdrawn}'");
        builder.HasIndex(erasure => new { erasure.WorkspaceId, erasure.State });
    }
}

internal static class ErasureSet
{
    extension(PeaceCoordDb db)
    {
        public DbSet<Erasure> Erasures => db.Set<Erasure>();
    }
}

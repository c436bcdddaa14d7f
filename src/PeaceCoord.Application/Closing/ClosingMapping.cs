using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Closing;

namespace PeaceCoord.Application.Closing;

internal sealed class WorkspaceChangeMapping : IEntityTypeConfiguration<WorkspaceChange>
{
    public void Configure(EntityTypeBuilder<WorkspaceChange> builder)
    {
        builder.ToTable("WorkspaceChanges");
        builder.HasKey(change => change.Id);
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.Property(change => change.Reason).HasMaxLength(WorkspaceChange.ReasonMaxLength);
        // One is decided before another is proposed.
        builder.HasIndex(change => change.WorkspaceId).IsUnique().HasFilter($"state = '{ChangeState.Proposed}'");
    }
}

internal sealed class SuccessionMapping : IEntityTypeConfiguration<Succession>
{
    public void Configure(EntityTypeBuilder<Succession> builder)
    {
        builder.ToTable("Successions");
        builder.HasKey(succession => succession.Id);
        builder.Property(succession => succession.Id).ValueGeneratedNever();
        builder.Property(succession => succession.Name).HasMaxLength(Succession.NameMaxLength);
        builder.Property(succession => succession.Reason).HasMaxLength(Succession.ReasonMaxLength);
        builder.HasIndex(succession => new { succession.WorkspaceId, succession.Kind, succession.RecordId }).IsUnique();
    }
}

internal sealed class LegalHoldMapping : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.ToTable("LegalHolds");
        builder.HasKey(hold => hold.Id);
        builder.Property(hold => hold.Id).ValueGeneratedNever();
        builder.Property(hold => hold.Reason).HasMaxLength(LegalHold.ReasonMaxLength);
        builder.Property(hold => hold.LiftedBecause).HasMaxLength(LegalHold.ReasonMaxLength);
        // Held once at a time.
        builder.HasIndex(hold => new { hold.WorkspaceId, hold.RecordId }).IsUnique().AreNullsDistinct(false).HasFilter("lifted_at is null");
    }
}

internal static class ClosingSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<WorkspaceChange> WorkspaceChanges => db.Set<WorkspaceChange>();

        public DbSet<Succession> Successions => db.Set<Succession>();

        public DbSet<LegalHold> LegalHolds => db.Set<LegalHold>();
    }
}

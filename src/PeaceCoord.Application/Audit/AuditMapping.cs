using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.Audit;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.HasIndex(entry => entry.RecordId);
        builder.HasIndex(entry => new { entry.ActorId, entry.Sequence });
        // Who looked: few among the many that changed something.
        builder.HasIndex(entry => new { entry.WorkspaceId, entry.Act, entry.Sequence });
        // A mission's last: whether anything happened there since.
        builder.HasIndex(entry => new { entry.WorkspaceId, entry.Sequence }).HasFilter(KeptAnswers.IsNoTyping);
        builder.IsAppendOnly();
    }
}

internal static class AuditSet
{
    extension(PeaceCoordDb db)
    {
        public DbSet<AuditEntry> AuditEntries => db.Set<AuditEntry>();
    }
}

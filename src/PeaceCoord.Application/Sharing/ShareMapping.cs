using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

internal sealed class ShareMapping : IEntityTypeConfiguration<Share>
{
    /// <summary>What stands open to the actor's organisations at this moment, and only while the record may be shared at all.</summary>
    private const string Open =
        """
        from shares given join consultations shared on shared.id = given.consultation_id
        where given.organisation_id = any(orgs) and given.opened_at is not null and given.revoked_at is null and given.ends_at > now
            and shared.state = 'Recorded' and shared.label <> 'StrictlyConfidential'
        """;

    public void Configure(EntityTypeBuilder<Share> builder)
    {
        builder.ToTable("Shares");
        builder.HasKey(share => share.Id);
        builder.Property(share => share.Id).ValueGeneratedNever();
        builder.HasIndex(share => share.ConsultationId);
        builder.HasIndex(share => new { share.OrganisationId, share.EndsAt });
        builder.HasIndex(share => new { share.WorkspaceId, share.EndsAt });
        builder.Property(share => share.Purpose).HasMaxLength(Share.PurposeMaxLength);
        builder.Ignore(share => share.Sections);
        builder.PrimitiveCollection<List<string>>("_sections").HasColumnName("sections");
        builder.PrimitiveCollection<List<Guid>>("_seen").HasColumnName("seen");
        builder.OwnsMany(share => share.Redactions, redaction =>
        {
            redaction.ToTable("ShareRedactions");
            redaction.HasKey(r => r.Id);
            redaction.Property(r => r.Id).ValueGeneratedNever();
            redaction.Property(r => r.Passage).HasMaxLength(Redaction.PassageMaxLength);
        });
        // The share, its consultation, and, where that section is shared, its commitments.
        builder.GivesReach(
            $"""
            select given.id {Open}
            union select given.consultation_id {Open}
            union select made.id from commitments made where made.label <> 'StrictlyConfidential'
                and made.consultation_id in (select given.consultation_id {Open} and '{nameof(SharedSection.Commitments)}' = any(given.sections))
            """);
    }
}

internal static class ShareSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<Share> Shares => db.Set<Share>();
    }
}

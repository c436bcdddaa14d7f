using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;

namespace PeaceCoord.Application.Agreements;

internal sealed class LocalAgreementMapping : IEntityTypeConfiguration<LocalAgreement>
{
    public void Configure(EntityTypeBuilder<LocalAgreement> builder)
    {
        builder.ToTable("LocalAgreements");
        builder.HasKey(agreement => agreement.Id);
        builder.Property(agreement => agreement.Title).HasMaxLength(LocalAgreement.TitleMaxLength);
        builder.Property(agreement => agreement.Monitoring).HasMaxLength(LocalAgreement.MonitoringMaxLength);
        builder.HasIndex(agreement => new { agreement.WorkspaceId, agreement.SignedOn });
        builder.OwnsMany(agreement => agreement.Breaches, breach =>
        {
            breach.ToTable("LocalAgreementBreaches");
            breach.HasKey(b => b.Id);
            breach.Property(b => b.Id).ValueGeneratedNever();
            breach.Property(b => b.What).HasMaxLength(LocalAgreement.LineMaxLength);
            breach.Property(b => b.Handled).HasMaxLength(LocalAgreement.LineMaxLength);
        });
    }
}

internal static class LocalAgreementSet
{
    extension(PeaceCoordDb db)
    {
        public DbSet<LocalAgreement> LocalAgreements => db.Set<LocalAgreement>();
    }
}

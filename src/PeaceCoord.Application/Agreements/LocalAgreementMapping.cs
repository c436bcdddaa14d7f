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
        builder.OwnsMany(agreement => agreement.Notes, note =>
        {
            note.ToTable("LocalAgreementNotes");
            note.HasKey(n => n.Id);
            note.Property(n => n.Id).ValueGeneratedNever();
            note.Property(n => n.Text).HasMaxLength(MonitoringNote.TextMaxLength);
        });
        builder.OwnsMany(agreement => agreement.Corrections, correction =>
        {
            correction.ToTable("LocalAgreementCorrections");
            correction.HasKey(c => c.Id);
            correction.Property(c => c.Id).ValueGeneratedNever();
            correction.Property(c => c.Reason).HasMaxLength(AgreementCorrection.ReasonMaxLength);
            correction.Property(c => c.WasTitle).HasMaxLength(LocalAgreement.TitleMaxLength);
            correction.Property(c => c.WasMonitoring).HasMaxLength(LocalAgreement.MonitoringMaxLength);
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

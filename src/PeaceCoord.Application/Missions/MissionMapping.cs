using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.ReferenceData;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.Missions;

internal sealed class MissionMapping : IEntityTypeConfiguration<Mission>
{
    public void Configure(EntityTypeBuilder<Mission> builder)
    {
        builder.ToTable("Missions").IsReferenceData();
        builder.HasKey(mission => mission.Id);
        builder.HasIndex(mission => mission.Slug).IsUnique();
        builder.Property(mission => mission.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(mission => mission.Acronym).HasMaxLength(Mission.AcronymMaxLength);
        builder.Property(mission => mission.Name).HasMaxLength(Mission.NameMaxLength);
        builder.Property(mission => mission.Latitude).HasPrecision(6, 2);
        builder.Property(mission => mission.Longitude).HasPrecision(6, 2);
        builder.Ignore(mission => mission.Start);
        builder.Ignore(mission => mission.End);
        builder.Ignore(mission => mission.Countries);
        builder.PrimitiveCollection<List<string>>("_countries").HasColumnName("countries");
    }
}

internal sealed class MissionSuccessionMapping : IEntityTypeConfiguration<MissionSuccession>
{
    public void Configure(EntityTypeBuilder<MissionSuccession> builder)
    {
        builder.ToTable("MissionSuccessions").IsReferenceData();
        builder.HasKey(link => new { link.Predecessor, link.Successor });
        builder.HasOne<Mission>().WithMany().HasForeignKey(link => link.Predecessor).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Mission>().WithMany().HasForeignKey(link => link.Successor).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MandateMapping : IEntityTypeConfiguration<Mandate>
{
    public void Configure(EntityTypeBuilder<Mandate> builder)
    {
        builder.ToTable("Mandates").IsReferenceData();
        builder.HasKey(mandate => mandate.Id);
        builder.HasIndex(mandate => new { mandate.MissionId, mandate.Resolution }).IsUnique();
        builder.HasOne<Mission>().WithMany().HasForeignKey(mandate => mandate.MissionId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(mandate => mandate.Resolution).HasMaxLength(Mandate.ResolutionMaxLength);
        builder.Property(mandate => mandate.Summary).HasMaxLength(Mandate.SummaryMaxLength);
        builder.OwnsOne(mandate => mandate.Engagement, clause =>
        {
            clause.Property(c => c.Paragraph).HasMaxLength(EngagementClause.ParagraphMaxLength);
            clause.Property(c => c.Note).HasMaxLength(EngagementClause.NoteMaxLength);
        });
        builder.OwnsMany(mandate => mandate.Effects, effect =>
        {
            effect.ToTable("MandateTaskEffects");
            effect.WithOwner().HasForeignKey("MandateId");
            effect.HasKey("MandateId", nameof(TaskEffect.Task), nameof(TaskEffect.Effect));
            effect.Property(e => e.Task).HasMaxLength(MandateTask.CodeMaxLength);
            effect.HasOne<MandateTask>().WithMany().HasForeignKey(e => e.Task).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal sealed class MandateTaskMapping : IEntityTypeConfiguration<MandateTask>
{
    public void Configure(EntityTypeBuilder<MandateTask> builder)
    {
        builder.ToTable("MandateTasks").IsReferenceData();
        builder.HasKey(task => task.Code);
        builder.Property(task => task.Code).HasMaxLength(MandateTask.CodeMaxLength);
    }
}

internal sealed class LegalInstrumentMapping : IEntityTypeConfiguration<LegalInstrument>
{
    public void Configure(EntityTypeBuilder<LegalInstrument> builder)
    {
        builder.ToTable("LegalInstruments").IsReferenceData();
        builder.HasKey(instrument => instrument.Code);
        builder.Property(instrument => instrument.Code).HasMaxLength(LegalInstrument.CodeMaxLength);
        builder.Ignore(instrument => instrument.Adopted);
    }
}

internal sealed class CaseStudyMapping : IEntityTypeConfiguration<CaseStudy>
{
    public void Configure(EntityTypeBuilder<CaseStudy> builder)
    {
        builder.ToTable("CaseStudies").IsReferenceData();
        builder.HasKey(study => study.Slug);
        builder.Property(study => study.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(study => study.Title).HasMaxLength(CaseStudy.TitleMaxLength);
        builder.Ignore(study => study.From).Ignore(study => study.To);
        builder.Ignore(study => study.Missions).Ignore(study => study.Countries).Ignore(study => study.Themes).Ignore(study => study.Tasks);
        builder.PrimitiveCollection<List<string>>("_missions").HasColumnName("missions");
        builder.PrimitiveCollection<List<string>>("_countries").HasColumnName("countries");
        builder.PrimitiveCollection<List<string>>("_themes").HasColumnName("themes");
        builder.PrimitiveCollection<List<string>>("_tasks").HasColumnName("tasks");
        builder.OwnsMany(study => study.Sources, source =>
        {
            source.ToTable("CaseStudySources");
            source.WithOwner().HasForeignKey("CaseStudySlug");
            source.HasKey("CaseStudySlug", nameof(CaseStudySource.Code));
        });
    }
}

internal sealed class CountryMapping : IEntityTypeConfiguration<Country>
{
    public void Configure(EntityTypeBuilder<Country> builder)
    {
        builder.ToTable("Countries").IsReferenceData();
        builder.HasKey(country => country.Code);
        builder.Property(country => country.Code).HasMaxLength(3);
    }
}

internal sealed class ReferenceImportMapping : IEntityTypeConfiguration<ReferenceImport>
{
    public void Configure(EntityTypeBuilder<ReferenceImport> builder)
    {
        builder.ToTable("ReferenceImports").IsReferenceData();
        builder.HasKey(import => import.Id);
        builder.Property(import => import.Id).ValueGeneratedNever();
    }
}

internal static class MissionSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<Mission> Missions => db.Set<Mission>();

        public DbSet<MissionSuccession> MissionSuccessions => db.Set<MissionSuccession>();

        public DbSet<Mandate> Mandates => db.Set<Mandate>();

        public DbSet<MandateTask> MandateTasks => db.Set<MandateTask>();

        public DbSet<LegalInstrument> LegalInstruments => db.Set<LegalInstrument>();

        public DbSet<CaseStudy> CaseStudies => db.Set<CaseStudy>();

        public DbSet<Country> Countries => db.Set<Country>();

        public DbSet<ReferenceImport> ReferenceImports => db.Set<ReferenceImport>();
    }
}

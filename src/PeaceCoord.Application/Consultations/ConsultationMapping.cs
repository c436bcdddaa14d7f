using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Application.Consultations;

internal sealed class ConsultationMapping : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> builder)
    {
        builder.ToTable("Consultations");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Title).HasMaxLength(Consultation.TitleMaxLength);
        builder.Property(c => c.Reference).HasMaxLength(Consultation.ReferenceMaxLength);
        builder.Property(c => c.PlaceName).HasMaxLength(Consultation.PlaceMaxLength);
        builder.Property(c => c.AreaPCode).HasMaxLength(40);
        builder.Property(c => c.Zone).HasMaxLength(60);
        builder.Property(c => c.Language).HasMaxLength(Consultation.LanguageMaxLength);
        builder.Property(c => c.ForTheMission).HasMaxLength(Consultation.ShortTextMaxLength);
        builder.PrimitiveCollection(c => c.Tasks).HasField("_tasks");
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.HasIndex(c => new { c.WorkspaceId, c.State, c.HeldOn });
        builder.HasIndex(c => c.AuthorId);
        MapPeople(builder);
        MapWords(builder);
    }

    private static void MapPeople(EntityTypeBuilder<Consultation> builder)
    {
        builder.OwnsMany(c => c.Participation, part =>
        {
            part.ToTable("ConsultationParticipation");
            part.WithOwner().HasForeignKey("ConsultationId");
            part.HasKey("ConsultationId", nameof(Participation.Sex), nameof(Participation.Age));
        });
        builder.OwnsMany(c => c.Communities, part =>
        {
            part.ToTable("ConsultationCommunities");
            part.WithOwner().HasForeignKey("ConsultationId");
            part.HasKey("ConsultationId", nameof(ConsultedCommunity.CommunityId));
            part.HasIndex(p => p.CommunityId);
        });
        builder.OwnsMany(c => c.Organisations, part =>
        {
            part.ToTable("ConsultationOrganisations");
            part.WithOwner().HasForeignKey("ConsultationId");
            part.HasKey("ConsultationId", nameof(ConsultedOrganisation.OrganisationId));
            part.HasIndex(p => p.OrganisationId);
        });
        builder.OwnsMany(c => c.Leaders, part =>
        {
            part.ToTable("ConsultationLeaders");
            part.WithOwner().HasForeignKey("ConsultationId");
            part.HasKey("ConsultationId", nameof(ConsultedLeader.LeaderId));
            part.HasIndex(p => p.LeaderId);
        });
        builder.OwnsMany(c => c.NamedReaders, part =>
        {
            part.ToTable("ConsultationNamedReaders");
            part.WithOwner().HasForeignKey("ConsultationId");
            part.HasKey("ConsultationId", nameof(NamedReader.AccountId));
        });
    }

    private static void MapWords(EntityTypeBuilder<Consultation> builder)
    {
        builder.OwnsMany(c => c.Concerns, part =>
        {
            part.ToTable("ConsultationConcerns");
            part.WithOwner().HasForeignKey("ConsultationId");
            part.HasKey(p => p.Id);
            part.Property(p => p.Id).ValueGeneratedNever();
        });
        builder.OwnsMany(c => c.Referrals, part =>
        {
            part.ToTable("ConsultationReferrals");
            part.WithOwner().HasForeignKey("ConsultationId");
            part.HasKey(p => p.Id);
            part.Property(p => p.Id).ValueGeneratedNever();
        });
        builder.OwnsMany(c => c.ProposedCommitments, part =>
        {
            part.ToTable("ConsultationProposedCommitments");
            part.WithOwner().HasForeignKey("ConsultationId");
            part.HasKey(p => p.Id);
            part.Property(p => p.Id).ValueGeneratedNever();
        });
        builder.OwnsMany(c => c.Reviews, part =>
        {
            part.ToTable("ConsultationReviews");
            part.WithOwner().HasForeignKey("ConsultationId");
            part.HasKey(p => p.Id);
            part.Property(p => p.Id).ValueGeneratedNever();
        });
    }
}

/// <summary>Drafts are shown by Postgres itself to their author only, whatever workspace the reader is in.</summary>
internal sealed class ConsultationDraftMapping : IEntityTypeConfiguration<ConsultationDraft>
{
    public void Configure(EntityTypeBuilder<ConsultationDraft> builder)
    {
        builder.ToTable("ConsultationDrafts");
        builder.HasKey(draft => new { draft.ConsultationId, draft.AuthorId });
        builder.Property(draft => draft.Revision).IsConcurrencyToken();
        builder.AlsoVisibleWhere("author_id = (select peacecoord_account())");
    }
}

internal sealed class UrgentConcernMapping : IEntityTypeConfiguration<UrgentConcern>
{
    public void Configure(EntityTypeBuilder<UrgentConcern> builder)
    {
        builder.ToTable("UrgentConcerns");
        builder.HasKey(urgent => urgent.Id);
        builder.Property(urgent => urgent.Id).ValueGeneratedNever();
        builder.HasIndex(urgent => new { urgent.WorkspaceId, urgent.PassedOnAt });
        builder.HasIndex(urgent => urgent.ConsultationId);
    }
}

internal static class ConsultationSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<Consultation> Consultations => db.Set<Consultation>();

        public DbSet<ConsultationDraft> ConsultationDrafts => db.Set<ConsultationDraft>();

        public DbSet<UrgentConcern> UrgentConcerns => db.Set<UrgentConcern>();
    }
}

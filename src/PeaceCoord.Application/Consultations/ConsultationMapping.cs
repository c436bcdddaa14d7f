using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

internal sealed class ConsultationMapping : IEntityTypeConfiguration<Consultation>
{
    private const string Whole = "ConsultationId";

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
        builder.PrimitiveCollection(c => c.Figures).HasField("_figures");
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.HasIndex(c => new { c.WorkspaceId, c.State, c.HeldOn });
        // The list's own order, and reports on a period.
        builder.HasIndex(c => new { c.WorkspaceId, c.HeldOn, c.Id });
        builder.HasIndex(c => new { c.WorkspaceId, c.Title, c.Id });
        builder.HasIndex(c => c.AuthorId);
        builder.HasIndex(c => c.ReadAgainSince);
        MapPeople(builder);
        MapWords(builder);
    }

    private static void MapPeople(EntityTypeBuilder<Consultation> builder)
    {
        Links(builder, c => c.Participation, "Participation", nameof(Participation.Sex), nameof(Participation.Age));
        var communities = Links(builder, c => c.Communities, "Communities", nameof(ConsultedCommunity.CommunityId));
        communities.HasIndex(part => part.CommunityId);
        // Who was met in a mission, without the rows themselves.
        communities.Property<WorkspaceId>(WorkspaceColumns.Column);
        communities.HasIndex(WorkspaceColumns.Column, "ConsultationId", nameof(ConsultedCommunity.CommunityId));
        Links(builder, c => c.Organisations, "Organisations", nameof(ConsultedOrganisation.OrganisationId)).HasIndex(part => part.OrganisationId);
        Links(builder, c => c.Leaders, "Leaders", nameof(ConsultedLeader.LeaderId)).HasIndex(part => part.LeaderId);
        MapConsents(Parts(builder, c => c.Consents, "Consents"));
        Links(builder, c => c.NamedReaders, "NamedReaders", nameof(NamedReader.AccountId));
    }

    private static void MapConsents(OwnedNavigationBuilder<Consultation, Consent> consent)
    {
        consent.Property(part => part.Mark).HasMaxLength(Consent.MarkLength);
        consent.Property(part => part.Language).HasMaxLength(Consent.LanguageMaxLength);
        consent.Property(part => part.Limits).HasMaxLength(Consent.LimitsMaxLength);
        consent.HasIndex(part => part.LeaderId);
        consent.Ignore(part => part.Purposes).Ignore(part => part.Withdrawn);
        consent.PrimitiveCollection<List<string>>("_purposes").HasColumnName("purposes");
        consent.PrimitiveCollection<List<string>>("_withdrawn").HasColumnName("withdrawn");
    }

    private static void MapWords(EntityTypeBuilder<Consultation> builder)
    {
        Parts(builder, c => c.Concerns, "Concerns");
        MapAnswers(Parts(builder, c => c.ConcernTellings, "ConcernTellings"));
        Parts(builder, c => c.Referrals, "Referrals");
        Parts(builder, c => c.ProposedCommitments, "ProposedCommitments");
        Parts(builder, c => c.Reviews, "Reviews");
        Parts(builder, c => c.Comments, "Comments").Property(comment => comment.Text).HasMaxLength(Consultation.ReasonMaxLength);
        var corrections = Parts(builder, c => c.TellingCorrections, "TellingCorrections");
        corrections.Property(part => part.AnswerWords).HasMaxLength(Commitment.AnswerMaxLength);
        corrections.Property(part => part.AnswerLanguage).HasMaxLength(Commitment.LanguageMaxLength);
        corrections.Property(part => part.AnsweredBy).HasMaxLength(Commitment.GroupMaxLength);
        corrections.Property(part => part.Reason).HasMaxLength(Commitment.ReasonMaxLength);
        var tellings = Links(builder, c => c.Tellings, "Tellings", nameof(MeetingTelling.SubjectId));
        tellings.Property(part => part.SubjectId).ValueGeneratedNever();
        tellings.Property(part => part.AnswerWords).HasMaxLength(Commitment.AnswerMaxLength);
        tellings.Property(part => part.AnswerLanguage).HasMaxLength(Commitment.LanguageMaxLength);
        tellings.Property(part => part.AnsweredBy).HasMaxLength(Commitment.GroupMaxLength);
    }

    private static void MapAnswers(OwnedNavigationBuilder<Consultation, Telling> telling)
    {
        telling.HasIndex(t => t.ConcernId);
        // Of a commitment only: another reason is told anew, and what was told of the one before is gone.
        telling.Ignore(t => t.Stands);
        telling.Property(t => t.AnswerWords).HasMaxLength(Commitment.AnswerMaxLength);
        telling.Property(t => t.AnswerLanguage).HasMaxLength(Commitment.LanguageMaxLength);
        telling.Property(t => t.AnsweredBy).HasMaxLength(Commitment.GroupMaxLength);
    }

    /// <summary>Parts that are told apart by what they point at.</summary>
    private static OwnedNavigationBuilder<Consultation, TPart> Links<TPart>(
        EntityTypeBuilder<Consultation> builder, Expression<Func<Consultation, IEnumerable<TPart>?>> parts, string name, params string[] key)
        where TPart : class
    {
        var part = builder.OwnsMany(parts);
        part.ToTable("Consultation" + name);
        part.WithOwner().HasForeignKey(Whole);
        part.HasKey([Whole, .. key]);
        return part;
    }

    /// <summary>Parts that have an id of their own, made by the client.</summary>
    private static OwnedNavigationBuilder<Consultation, TPart> Parts<TPart>(EntityTypeBuilder<Consultation> builder, Expression<Func<Consultation, IEnumerable<TPart>?>> parts, string name)
        where TPart : class
    {
        var part = builder.OwnsMany(parts);
        part.ToTable("Consultation" + name);
        part.WithOwner().HasForeignKey(Whole);
        part.HasKey("Id");
        part.Property("Id").ValueGeneratedNever();
        return part;
    }
}

/// <summary>Drafts are shown by Postgres itself to their author only, whatever workspace the reader is in, and to what the portal does by itself.</summary>
internal sealed class ConsultationDraftMapping : IEntityTypeConfiguration<ConsultationDraft>
{
    public void Configure(EntityTypeBuilder<ConsultationDraft> builder)
    {
        builder.ToTable("ConsultationDrafts");
        builder.HasKey(draft => new { draft.ConsultationId, draft.AuthorId });
        builder.Property(draft => draft.Revision).IsConcurrencyToken();
        builder.AlsoVisibleWhere("author_id = (select peacecoord_account())");
        // A name that was withdrawn goes from drafts too.
        builder.AlsoVisibleWhere("(select peacecoord_working())");
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

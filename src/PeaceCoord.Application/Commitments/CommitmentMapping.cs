using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Commitments;

internal sealed class CommitmentMapping : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.ToTable("Commitments").GivesReach("select id from commitments where organisation_id = any(orgs)");
        builder.HasKey(commitment => commitment.Id);
        builder.HasIndex(commitment => commitment.WorkspaceId);
        // The few that were closed untold are counted on the lists of all.
        builder.HasIndex(commitment => commitment.WorkspaceId, "ix_commitments_closed_untold").HasFilter("untold_agreed_by is not null");
        builder.HasIndex(commitment => commitment.ConsultationId);
        builder.HasIndex(commitment => commitment.OrganisationId);
        builder.HasIndex(commitment => new { commitment.OwnerId, commitment.Due });
        builder.Property(commitment => commitment.Text).HasMaxLength(Commitment.TextMaxLength);
        builder.Property(commitment => commitment.DeclinedReason).HasMaxLength(Commitment.ReasonMaxLength);
        builder.Property(commitment => commitment.DeliveryNote).HasMaxLength(Commitment.NoteMaxLength);
        builder.OwnsOne(commitment => commitment.Untold, untold => untold.Property(u => u.Explanation).HasMaxLength(Commitment.ReasonMaxLength));
        builder.OwnsMany(commitment => commitment.Communities, community =>
        {
            community.ToTable("CommitmentCommunities");
            community.WithOwner().HasForeignKey("CommitmentId");
            community.HasKey("CommitmentId", nameof(OwedCommunity.CommunityId));
            // By community: its page, lists and the board; with what it heard, how often it was asked without hearing back.
            community.HasIndex(c => new { c.CommunityId, c.HeardOn });
            // Who heard anything of late in a mission.
            community.Property<WorkspaceId>(WorkspaceColumns.Column);
            community.HasIndex(WorkspaceColumns.Column, nameof(OwedCommunity.HeardOn)).HasFilter("heard_on is not null");
        });
        builder.OwnsMany(commitment => commitment.Steps, step =>
        {
            step.ToTable("CommitmentSteps");
            step.HasKey(s => s.Id);
            step.Property(s => s.Note).HasMaxLength(Commitment.NoteMaxLength);
        });
        builder.OwnsMany(commitment => commitment.Handovers, handover =>
        {
            handover.ToTable("CommitmentHandovers");
            handover.HasKey(h => h.Id);
            handover.Property(h => h.Reason).HasMaxLength(Commitment.ReasonMaxLength);
        });
        builder.OwnsMany(commitment => commitment.Tellings, telling =>
        {
            telling.Ignore(part => part.ConcernId);
            telling.ToTable("CommitmentTellings");
            telling.HasKey(t => t.Id);
            telling.Property(t => t.AnswerWords).HasMaxLength(Commitment.AnswerMaxLength);
            telling.Property(t => t.AnswerLanguage).HasMaxLength(Commitment.LanguageMaxLength);
            telling.Property(t => t.AnsweredBy).HasMaxLength(Commitment.GroupMaxLength);
        });
        builder.OwnsMany(commitment => commitment.Corrections, correction =>
        {
            correction.ToTable("CommitmentCorrections");
            correction.HasKey(c => c.Id);
            correction.Property(c => c.Id).ValueGeneratedNever();
            correction.Property(c => c.Text).HasMaxLength(Commitment.TextMaxLength);
            correction.Property(c => c.Reason).HasMaxLength(Commitment.ReasonMaxLength);
        });
        builder.OwnsMany(commitment => commitment.TellingCorrections, correction =>
        {
            correction.ToTable("CommitmentTellingCorrections");
            correction.HasKey(c => c.Id);
            correction.Property(c => c.Id).ValueGeneratedNever();
            correction.Property(c => c.AnswerWords).HasMaxLength(Commitment.AnswerMaxLength);
            correction.Property(c => c.AnswerLanguage).HasMaxLength(Commitment.LanguageMaxLength);
            correction.Property(c => c.AnsweredBy).HasMaxLength(Commitment.GroupMaxLength);
            correction.Property(c => c.Reason).HasMaxLength(Commitment.ReasonMaxLength);
        });
    }
}

internal static class CommitmentSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<Commitment> Commitments => db.Set<Commitment>();
    }
}

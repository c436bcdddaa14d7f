using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Partnerships;

internal sealed class PartnershipMapping : IEntityTypeConfiguration<Partnership>
{
    public void Configure(EntityTypeBuilder<Partnership> builder)
    {
        builder.ToTable("Partnerships");
        builder.HasKey(partnership => partnership.Id);
        builder.Property(partnership => partnership.Id).ValueGeneratedNever();
        builder.HasIndex(partnership => partnership.WorkspaceId);
        builder.Property(partnership => partnership.Title).HasMaxLength(Partnership.TitleMaxLength);
        builder.Property(partnership => partnership.Purpose).HasMaxLength(Partnership.PurposeMaxLength);
        builder.Property(partnership => partnership.Channels).HasMaxLength(Partnership.TextMaxLength);
        builder.Property(partnership => partnership.Feedback).HasMaxLength(Partnership.TextMaxLength);
        builder.Ignore(partnership => partnership.Mission).Ignore(partnership => partnership.Proposer);
        builder.Ignore(partnership => partnership.MandateTasks).Ignore(partnership => partnership.Areas);
        builder.Ignore(partnership => partnership.Sectors).Ignore(partnership => partnership.LegalInstruments);
        builder.PrimitiveCollection<List<string>>("_mandateTasks").HasColumnName("mandate_tasks");
        builder.PrimitiveCollection<List<string>>("_areas").HasColumnName("areas");
        builder.PrimitiveCollection<List<string>>("_sectors").HasColumnName("sectors");
        builder.PrimitiveCollection<List<string>>("_legalInstruments").HasColumnName("legal_instruments");
        Children(builder);
        // Its organisations reach it, before it was submitted only the one that proposes it.
        builder.GivesReach(
            "select shared.id from partnerships shared join partnership_parties party on party.partnership_id = shared.id where party.organisation_id = any(orgs) and (shared.is_shared or party.is_proposer)");
    }

    private static void Children(EntityTypeBuilder<Partnership> builder)
    {
        builder.OwnsMany(partnership => partnership.Parties, party =>
        {
            party.ToTable("PartnershipParties");
            party.WithOwner().HasForeignKey("PartnershipId");
            party.HasKey(p => p.Id);
            party.Property(p => p.Id).ValueGeneratedNever();
            party.HasIndex(p => p.OrganisationId);
            party.Property(p => p.Name).HasMaxLength(PartnershipParty.NameMaxLength);
            party.Property(p => p.Objectives).HasMaxLength(PartnershipParty.TextMaxLength);
            party.Property(p => p.Responsibilities).HasMaxLength(PartnershipParty.TextMaxLength);
            party.Property(p => p.Resources).HasMaxLength(PartnershipParty.TextMaxLength);
            party.Property(p => p.SignedForName).HasMaxLength(PartnershipParty.SignatoryMaxLength);
            party.Property(p => p.SignedForFunction).HasMaxLength(PartnershipParty.SignatoryMaxLength);
        });
        builder.OwnsMany(partnership => partnership.Steps, step =>
        {
            step.ToTable("PartnershipSteps");
            step.WithOwner().HasForeignKey("PartnershipId");
            step.HasKey("PartnershipId", nameof(PartnershipStep.Number));
            step.Property(s => s.Number).ValueGeneratedNever();
            step.Property(s => s.Side).HasMaxLength(PartnershipParty.NameMaxLength);
            step.Property(s => s.Comment).HasMaxLength(PartnershipStep.CommentMaxLength);
        });
    }
}

internal static class PartnershipSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<Partnership> Partnerships => db.Set<Partnership>();
    }

    public static IQueryable<Partnership> VisibleTo(this IQueryable<Partnership> partnerships, Actor actor) =>
        partnerships.Where(PartnershipAccess.VisibleTo(actor));

    public static Task<Partnership?> Find(this IQueryable<Partnership> partnerships, PartnershipId id, CancellationToken cancel) =>
        partnerships.FirstOrDefaultAsync(partnership => partnership.Id == id, cancel);
}

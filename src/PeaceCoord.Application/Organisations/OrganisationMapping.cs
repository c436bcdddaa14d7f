using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Organisations;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.HasKey(organisation => organisation.Id);
        builder.Property(organisation => organisation.Id).ValueGeneratedNever();
        builder.HasIndex(organisation => organisation.WorkspaceId);
        Texts(builder);
        Lists(builder);
        Children(builder);
        // Its own people reach it by their membership; of the others in its workspace, those that wish to be seen openly; and the
        // workspace's own row, for the mission's name.
        builder.GivesReach(
            """
            select seen.id from organisations mine join organisations seen on seen.workspace_id = mine.workspace_id where mine.id = any(orgs) and seen.visibility = 'Openly'
            union select mine.workspace_id from organisations mine where mine.id = any(orgs)
            """);
    }

    private static void Texts(EntityTypeBuilder<Organisation> builder)
    {
        builder.Property(organisation => organisation.LegalName).HasMaxLength(Organisation.NameMaxLength);
        builder.Property(organisation => organisation.Acronym).HasMaxLength(Organisation.AcronymMaxLength);
        builder.Property(organisation => organisation.SearchNames).HasMaxLength(Organisation.SearchMaxLength);
        builder.Property(organisation => organisation.SearchAreas).HasMaxLength(Organisation.SearchMaxLength);
        foreach (var name in new[]
                 {
                     nameof(Organisation.Purpose), nameof(Organisation.WhyNotRegistered), nameof(Organisation.WhyNoGoverningDocument),
                     nameof(Organisation.Populations), nameof(Organisation.FeedbackMechanism), nameof(Organisation.VisibilityNote),
                 })
            builder.Property(name).HasMaxLength(Organisation.LongTextMaxLength);
        foreach (var name in new[]
                 {
                     nameof(Organisation.RegistrationNumber), nameof(Organisation.RegistrationAuthority), nameof(Organisation.GoverningDocument),
                     nameof(Organisation.OrgIdCode), nameof(Organisation.PartnerPortalId),
                 })
            builder.Property(name).HasMaxLength(Organisation.ShortTextMaxLength);
    }

    private static void Lists(EntityTypeBuilder<Organisation> builder)
    {
        builder.Ignore(organisation => organisation.OtherNames).Ignore(organisation => organisation.Sectors);
        builder.Ignore(organisation => organisation.Areas).Ignore(organisation => organisation.Languages);
        builder.PrimitiveCollection<List<string>>("_otherNames").HasColumnName("other_names");
        builder.PrimitiveCollection<List<string>>(OrganisationSets.Sectors).HasColumnName("sectors");
        builder.PrimitiveCollection<List<string>>(OrganisationSets.Areas).HasColumnName("areas");
        builder.PrimitiveCollection<List<string>>("_languages").HasColumnName("languages");
    }

    private static void Children(EntityTypeBuilder<Organisation> builder)
    {
        builder.OwnsMany(organisation => organisation.Contacts, contact =>
        {
            contact.ToTable("OrganisationContacts");
            contact.HasKey(c => c.Id);
            contact.Property(c => c.Id).ValueGeneratedNever();
            contact.Property(c => c.Function).HasMaxLength(OrganisationContact.FunctionMaxLength);
        });
        builder.OwnsMany(organisation => organisation.Answers, answer =>
        {
            answer.ToTable("OrganisationAnswers");
            answer.WithOwner().HasForeignKey("OrganisationId");
            answer.HasKey("OrganisationId", nameof(VerificationAnswer.Question));
            answer.Property(a => a.Question).ValueGeneratedNever();
            answer.Property(a => a.Comment).HasMaxLength(VerificationAnswer.CommentMaxLength);
        });
        builder.OwnsMany(organisation => organisation.Flags, flag =>
        {
            flag.ToTable("OrganisationFlags");
            flag.HasKey(f => f.Id);
            flag.Property(f => f.Id).ValueGeneratedNever();
            flag.Property(f => f.Comment).HasMaxLength(RiskFlag.TextMaxLength);
            flag.Property(f => f.LevelReason).HasMaxLength(RiskFlag.TextMaxLength);
            flag.Property(f => f.Reply).HasMaxLength(RiskFlag.TextMaxLength);
            flag.Property(f => f.Resolution).HasMaxLength(RiskFlag.TextMaxLength);
        });
    }
}

internal static class OrganisationSets
{
    /// <summary>Names of the mapped fields that lists filter by.</summary>
    public const string Sectors = "_sectors";

    public const string Areas = "_areas";

    extension(PeaceCoordDb db)
    {
        public DbSet<Organisation> Organisations => db.Set<Organisation>();
    }

    public static IQueryable<Organisation> VisibleTo(this IQueryable<Organisation> organisations, Actor actor) =>
        organisations.Where(OrganisationAccess.VisibleTo(actor));

    public static Task<Organisation?> Find(this IQueryable<Organisation> organisations, OrganisationId id, CancellationToken cancel) =>
        organisations.FirstOrDefaultAsync(organisation => organisation.Id == id, cancel);
}

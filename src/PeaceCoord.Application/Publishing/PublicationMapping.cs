using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Publishing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Publishing;

internal sealed class PublicationMapping : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> builder)
    {
        builder.ToTable("Publications");
        builder.HasKey(publication => publication.Id);
        builder.Property(publication => publication.Id).ValueGeneratedNever();
        builder.Property(publication => publication.Figures).HasConversion(FiguresAsJson.Converter, FiguresAsJson.Comparer).HasColumnType("jsonb");
        builder.Ignore(publication => publication.Period);
        // One at a time for a quarter: two of different days would tell what changed between them.
        builder.HasIndex(publication => new { publication.WorkspaceId, publication.Year, publication.Quarter }).IsUnique().HasFilter($"state <> '{PublicationState.Withdrawn}'");
    }
}

/// <summary>The one table of work that visitors read. Changed by those only who see its publication.</summary>
internal sealed class PublishedResultsMapping : IEntityTypeConfiguration<PublishedResults>
{
    public void Configure(EntityTypeBuilder<PublishedResults> builder)
    {
        builder.ToTable("PublishedResults");
        builder.HasKey(results => results.PublicationId);
        builder.Property(results => results.PublicationId).ValueGeneratedNever();
        builder.Property(results => results.Code).HasMaxLength(MissionWorkspace.CodeMaxLength);
        builder.Property(results => results.Name).HasMaxLength(MissionWorkspace.NameMaxLength);
        builder.Property(results => results.Figures).HasConversion(FiguresAsJson.Converter, FiguresAsJson.Comparer).HasColumnType("jsonb");
        builder.Ignore(results => results.Period);
        builder.HasIndex(results => new { results.Code, results.Year, results.Quarter }).IsUnique();
        builder.AlsoVisibleWhere("publication_id in (select id from publications)").IsReadByEverybody();
    }
}

internal static class FiguresAsJson
{
    private static readonly JsonSerializerOptions Options = new() { IgnoreReadOnlyProperties = true, Converters = { new JsonStringEnumConverter() } };

    public static ValueConverter Converter { get; } = new ValueConverter<PublishedFigures, string>(figures => Write(figures), json => Read(json));

    public static ValueComparer Comparer { get; } = new ValueComparer<PublishedFigures>(
        (one, other) => Text(one) == Text(other),
        figures => Text(figures).GetHashCode(StringComparison.Ordinal),
        figures => figures);

    public static string Write(PublishedFigures figures) => JsonSerializer.Serialize(figures, Options);

    private static PublishedFigures Read(string json) => JsonSerializer.Deserialize<PublishedFigures>(json, Options)!;

    private static string Text(PublishedFigures? figures) => figures is null ? "" : Write(figures);
}

internal static class PublicationSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<Publication> Publications => db.Set<Publication>();

        public DbSet<PublishedResults> PublishedResults => db.Set<PublishedResults>();
    }
}

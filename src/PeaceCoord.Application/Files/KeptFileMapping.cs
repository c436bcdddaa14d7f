using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Files;

/// <summary>The sealed bytes of a file, in a table of their own: no list ever loads them.</summary>
internal sealed class KeptFileContent : IInWorkspace
{
    public KeptFileId FileId { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public Sealed Bytes { get; init; } = new([]);
}

internal sealed class KeptFileMapping : IEntityTypeConfiguration<KeptFile>
{
    public void Configure(EntityTypeBuilder<KeptFile> builder)
    {
        // An organisation reads the evidence of what it promised; a share gives the reach of no file.
        builder.ToTable("KeptFiles").GivesReach(
            $"""
            select kept.id from kept_files kept join commitments promised on promised.id = kept.record_id
                where kept.of = '{nameof(RecordKind.Commitment)}' and promised.organisation_id = any(orgs) and promised.label <> '{nameof(Label.StrictlyConfidential)}'
            """);
        builder.HasKey(file => file.Id);
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.HasIndex(file => new { file.RecordId, file.AddedAt });
    }
}

internal sealed class KeptFileContentMapping : IEntityTypeConfiguration<KeptFileContent>
{
    public void Configure(EntityTypeBuilder<KeptFileContent> builder)
    {
        builder.ToTable("KeptFileContents");
        builder.HasKey(content => content.FileId);
        builder.Property(content => content.FileId).ValueGeneratedNever();
        builder.HasOne<KeptFile>().WithOne().HasForeignKey<KeptFileContent>(content => content.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal static class KeptFileSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<KeptFile> KeptFiles => db.Set<KeptFile>();

        public DbSet<KeptFileContent> KeptFileContents => db.Set<KeptFileContent>();
    }
}

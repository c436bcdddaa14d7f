using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Places;

namespace PeaceCoord.Application.Communities;

internal sealed class CommunityMapping : IEntityTypeConfiguration<Community>
{
    public void Configure(EntityTypeBuilder<Community> builder)
    {
        builder.ToTable("Communities");
        builder.HasKey(community => community.Id);
        builder.HasIndex(community => community.WorkspaceId);
        builder.Property(community => community.AreaPCode).HasMaxLength(Area.PCodeMaxLength).HasColumnName("area_pcode");
        builder.HasIndex(community => community.AreaPCode);
        builder.Property(community => community.Notes).HasMaxLength(Community.NotesMaxLength);
        builder.OwnsMany(community => community.Names, name =>
        {
            name.ToTable("CommunityNames");
            name.WithOwner().HasForeignKey("CommunityId");
            name.HasKey("CommunityId", nameof(CommunityName.Language));
            name.Property(n => n.Language).HasMaxLength(10);
            name.Property(n => n.Text).HasMaxLength(Community.NameMaxLength);
        });
    }
}

internal sealed class LeaderMapping : IEntityTypeConfiguration<Leader>
{
    public void Configure(EntityTypeBuilder<Leader> builder)
    {
        builder.ToTable("Leaders");
        builder.HasKey(leader => leader.Id);
        builder.HasIndex(leader => new { leader.WorkspaceId, leader.Code }).IsUnique();
        builder.Property(leader => leader.Code).HasMaxLength(Leader.CodeMaxLength);
        builder.Property(leader => leader.Languages).HasMaxLength(Leader.LanguagesMaxLength);
        builder.Property(leader => leader.ContactNote).HasMaxLength(Leader.NoteMaxLength);
        builder.OwnsMany(leader => leader.SpeaksFor, link =>
        {
            link.ToTable("LeaderCommunities");
            link.WithOwner().HasForeignKey("LeaderId");
            link.HasKey("LeaderId", nameof(LeaderCommunity.CommunityId));
            link.HasIndex(l => l.CommunityId);
        });
    }
}

internal static class CommunitySets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<Community> Communities => db.Set<Community>();

        public DbSet<Leader> Leaders => db.Set<Leader>();
    }
}

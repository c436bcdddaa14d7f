using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

internal sealed class WorkspaceMapping : IEntityTypeConfiguration<MissionWorkspace>
{
    public void Configure(EntityTypeBuilder<MissionWorkspace> builder)
    {
        builder.ToTable("Workspaces");
        builder.HasKey(workspace => workspace.Id);
        builder.Property(workspace => workspace.Code).HasMaxLength(MissionWorkspace.CodeMaxLength);
        builder.Property(workspace => workspace.Name).HasMaxLength(MissionWorkspace.NameMaxLength);
        builder.HasIndex(workspace => workspace.Code).IsUnique();
        // That it exists, for those who found workspaces; nothing of the work in it.
        builder.AlsoVisibleWhere("(select peacecoord_system())");
        builder.OwnsMany(workspace => workspace.Sections, section =>
        {
            section.ToTable("WorkspaceSections");
            section.HasKey(s => s.Id);
            section.Property(s => s.Name).HasMaxLength(MissionWorkspace.NameMaxLength);
        });
        builder.OwnsMany(workspace => workspace.FieldOffices, office =>
        {
            office.ToTable("WorkspaceFieldOffices");
            office.HasKey(o => o.Id);
            office.Property(o => o.Name).HasMaxLength(MissionWorkspace.NameMaxLength);
        });
    }
}

internal static class WorkspaceSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<MissionWorkspace> Workspaces => db.Set<MissionWorkspace>();
    }
}

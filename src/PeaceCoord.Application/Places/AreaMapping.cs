using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Places;

namespace PeaceCoord.Application.Places;

internal sealed class AreaMapping : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> builder)
    {
        builder.ToTable("Areas").IsReferenceData();
        builder.HasKey(area => area.PCode);
        builder.Property(area => area.PCode).HasMaxLength(Area.PCodeMaxLength).HasColumnName("pcode");
        builder.Property(area => area.ParentPCode).HasMaxLength(Area.PCodeMaxLength).HasColumnName("parent_pcode");
        builder.Property(area => area.Country).HasMaxLength(3);
        builder.Property(area => area.Latitude).HasPrecision(7, Area.DegreeDecimals);
        builder.Property(area => area.Longitude).HasPrecision(7, Area.DegreeDecimals);
        builder.HasIndex(area => area.ParentPCode);
        builder.HasIndex(area => area.SearchText).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.OwnsMany(area => area.Names, name =>
        {
            name.ToTable("AreaNames");
            name.WithOwner().HasForeignKey("AreaPCode");
            name.HasKey("AreaPCode", nameof(AreaName.Language));
            name.Property(n => n.Language).HasMaxLength(10);
            name.Property(n => n.Text).HasMaxLength(Area.NameMaxLength);
        });
    }
}

internal static class AreaSet
{
    extension(PeaceCoordDb db)
    {
        public DbSet<Area> Areas => db.Set<Area>();
    }
}

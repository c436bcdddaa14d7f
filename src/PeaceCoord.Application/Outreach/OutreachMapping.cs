using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Outreach;

internal sealed class OutreachMapping : IEntityTypeConfiguration<OutreachActivity>
{
    public void Configure(EntityTypeBuilder<OutreachActivity> builder)
    {
        builder.ToTable("OutreachActivities");
        builder.HasKey(activity => activity.Id);
        builder.Property(activity => activity.Message).HasMaxLength(OutreachFacts.MessageMaxLength);
        builder.Property(activity => activity.Audience).HasMaxLength(OutreachFacts.AudienceMaxLength);
        builder.HasIndex(activity => new { activity.WorkspaceId, activity.On });
        builder.OwnsMany(activity => activity.Rumours, rumour =>
        {
            rumour.ToTable("OutreachRumours");
            rumour.HasKey(r => r.Id);
            rumour.Property(r => r.Id).ValueGeneratedNever();
            rumour.Property(r => r.Words).HasMaxLength(Rumour.WordsMaxLength);
        });
    }
}

internal sealed class RumourTakenUpMapping : IEntityTypeConfiguration<RumourTakenUp>
{
    public void Configure(EntityTypeBuilder<RumourTakenUp> builder)
    {
        builder.ToTable("RumoursTakenUp");
        builder.HasKey(taken => new { taken.RumourId, taken.ConsultationId });
        builder.HasIndex(taken => taken.ActivityId);
        builder.HasIndex(taken => taken.ConsultationId);
    }
}

internal static class OutreachSet
{
    extension(PeaceCoordDb db)
    {
        public DbSet<OutreachActivity> OutreachActivities => db.Set<OutreachActivity>();

        public DbSet<RumourTakenUp> RumoursTakenUp => db.Set<RumourTakenUp>();
    }

    public static IQueryable<OutreachActivity> VisibleTo(this IQueryable<OutreachActivity> activities, Actor actor) => activities.Where(OutreachAccess.VisibleTo(actor));
}

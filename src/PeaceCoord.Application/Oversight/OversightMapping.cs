using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Oversight;

internal sealed class LabelRequestMapping : IEntityTypeConfiguration<LabelRequest>
{
    public void Configure(EntityTypeBuilder<LabelRequest> builder)
    {
        builder.ToTable("LabelRequests");
        builder.HasKey(request => request.Id);
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.Reason).HasMaxLength(LabelRequest.ReasonMaxLength);
        builder.Property(request => request.Words).HasMaxLength(LabelRequest.ReasonMaxLength);
        builder.HasIndex(request => new { request.WorkspaceId, request.State });
        // One is decided before another is asked for.
        builder.HasIndex(request => request.RecordId).IsUnique().HasFilter($"state = '{LabelRequestState.Waiting}'");
    }
}

/// <summary>An emergency is read with each act of who opened it, before it is known in which missions that is: so Postgres shows it to that account too.</summary>
internal sealed class EmergencyMapping : IEntityTypeConfiguration<Emergency>
{
    public void Configure(EntityTypeBuilder<Emergency> builder)
    {
        builder.ToTable("Emergencies");
        builder.HasKey(emergency => emergency.Id);
        builder.Property(emergency => emergency.Id).ValueGeneratedNever();
        builder.Property(emergency => emergency.Reason).HasMaxLength(Emergency.ReasonMaxLength);
        builder.Property(emergency => emergency.Words).HasMaxLength(Emergency.ReasonMaxLength);
        builder.HasIndex(emergency => new { emergency.AccountId, emergency.Until });
        builder.HasIndex(emergency => new { emergency.WorkspaceId, emergency.From });
        builder.AlsoVisibleWhere("account_id = (select peacecoord_account())");
    }
}

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.ToTable("Incidents");
        builder.HasKey(incident => incident.Id);
        builder.Property(incident => incident.Id).ValueGeneratedNever();
        builder.Property(incident => incident.What).HasMaxLength(Incident.TextMaxLength);
        builder.Property(incident => incident.ReleaseReason).HasMaxLength(Incident.TextMaxLength);
        builder.HasIndex(incident => new { incident.WorkspaceId, incident.FrozenAt });
        // Frozen once at a time.
        builder.HasIndex(incident => incident.RecordId).IsUnique().HasFilter("released_at is null");
        var note = builder.OwnsMany(incident => incident.Notes);
        note.ToTable("IncidentNotes");
        note.HasKey(part => part.Id);
        note.Property(part => part.Id).ValueGeneratedNever();
        note.Property(part => part.Text).HasMaxLength(Incident.TextMaxLength);
    }
}

internal static class OversightSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<LabelRequest> LabelRequests => db.Set<LabelRequest>();

        public DbSet<Emergency> Emergencies => db.Set<Emergency>();

        public DbSet<Incident> Incidents => db.Set<Incident>();
    }

    /// <summary>Emergencies of others in missions that the actor watches over.</summary>
    public static IQueryable<Emergency> Watched(this IQueryable<Emergency> emergencies, Actor actor)
    {
        var watched = actor.WorkspacesAs(OversightAccess.Watchers);
        var me = actor.Id ?? default;
        return emergencies.Where(e => watched.Contains(e.WorkspaceId) && e.AccountId != me);
    }

    /// <summary>As <see cref="OversightAccess.CanReview"/>, for the database: over, and nobody said yet whether it was justified.</summary>
    public static IQueryable<Emergency> ToReviewBy(this IQueryable<Emergency> emergencies, Actor actor, DateTimeOffset now)
    {
        var focal = actor.WorkspacesAs(Role.DataFocalPoint);
        var me = actor.Id ?? default;
        return emergencies.Where(e => focal.Contains(e.WorkspaceId) && e.AccountId != me && e.ReviewedAt == null && (e.EndedAt != null || e.Until <= now));
    }

    /// <summary>Open now, the actor's own too, or waiting for the actor to look at it.</summary>
    public static IQueryable<Emergency> Unsettled(this IQueryable<Emergency> emergencies, Actor actor, DateTimeOffset now)
    {
        var focal = actor.WorkspacesAs(Role.DataFocalPoint);
        var me = actor.Id ?? default;
        return emergencies.Where(OversightAccess.EmergenciesVisibleTo(actor))
            .Where(e => (e.EndedAt == null && e.Until > now) || (focal.Contains(e.WorkspaceId) && e.AccountId != me && e.ReviewedAt == null));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;

namespace PeaceCoord.Application.Requests;

internal sealed class RequestMapping : IEntityTypeConfiguration<EngagementRequest>
{
    public void Configure(EntityTypeBuilder<EngagementRequest> builder)
    {
        // People of the organisation reach what it sent, besides the mission's own rows.
        builder.ToTable("Requests").GivesReach("select id from requests where organisation_id = any(orgs)");
        builder.HasKey(request => request.Id);
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.HasIndex(request => new { request.WorkspaceId, request.State });
        builder.HasIndex(request => new { request.OrganisationId, request.SentAt });
        builder.Property(request => request.Subject).HasMaxLength(EngagementRequest.SubjectMaxLength);
        builder.Property(request => request.Text).HasMaxLength(EngagementRequest.TextMaxLength);
        builder.Property(request => request.Language).HasMaxLength(EngagementRequest.LanguageMaxLength);
        builder.Property(request => request.MeetingNote).HasMaxLength(EngagementRequest.NoteMaxLength);
        builder.Property(request => request.WithdrawnBecause).HasMaxLength(EngagementRequest.NoteMaxLength);
        builder.Property(request => request.Answer).HasMaxLength(EngagementRequest.TextMaxLength);
        builder.OwnsMany(request => request.Steps, step =>
        {
            step.ToTable("RequestSteps");
            step.HasKey(s => s.Id);
            step.Property(s => s.Id).ValueGeneratedNever();
        });
    }
}

internal static class RequestSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<EngagementRequest> Requests => db.Set<EngagementRequest>();
    }

    public static IQueryable<EngagementRequest> VisibleTo(this IQueryable<EngagementRequest> requests, Actor actor) => requests.Where(RequestAccess.VisibleTo(actor));
}

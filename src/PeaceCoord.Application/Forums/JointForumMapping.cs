using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Forums;

namespace PeaceCoord.Application.Forums;

internal sealed class JointForumMapping : IEntityTypeConfiguration<JointForum>
{
    public void Configure(EntityTypeBuilder<JointForum> builder)
    {
        builder.ToTable("JointForums");
        builder.HasKey(forum => forum.Id);
        builder.Property(forum => forum.Name).HasMaxLength(JointForum.NameMaxLength);
        builder.Property(forum => forum.Purpose).HasMaxLength(JointForum.PurposeMaxLength);
        builder.Property(forum => forum.EndReason).HasMaxLength(JointForum.EndReasonMaxLength);
        builder.Ignore(forum => forum.OpenDecisions);
        builder.HasIndex(forum => new { forum.WorkspaceId, forum.Name });
        builder.OwnsMany(forum => forum.Members, member =>
        {
            member.ToTable("JointForumMembers");
            member.HasKey(m => m.Id);
            member.Property(m => m.Id).ValueGeneratedNever();
            member.Property(m => m.Authority).HasMaxLength(JointForum.AuthorityMaxLength);
            member.HasIndex(m => m.CommunityId);
        });
        builder.OwnsMany(forum => forum.Meetings, meeting =>
        {
            meeting.ToTable("JointForumMeetings");
            meeting.HasKey(m => m.Id);
            meeting.Property(m => m.Id).ValueGeneratedNever();
            meeting.Property(m => m.Place).HasMaxLength(ForumMeeting.PlaceMaxLength);
            meeting.Property(m => m.Note).HasMaxLength(ForumMeeting.NoteMaxLength);
        });
        builder.OwnsMany(forum => forum.Decisions, decision =>
        {
            decision.ToTable("JointForumDecisions");
            decision.HasKey(d => d.Id);
            decision.Property(d => d.Id).ValueGeneratedNever();
            decision.Property(d => d.Text).HasMaxLength(ForumDecision.TextMaxLength);
            decision.Property(d => d.DoneBy).HasMaxLength(ForumDecision.DoneByMaxLength);
            decision.Property(d => d.Outcome).HasMaxLength(ForumDecision.ReasonMaxLength);
            decision.Property(d => d.DeclinedReason).HasMaxLength(ForumDecision.ReasonMaxLength);
        });
        builder.OwnsMany(forum => forum.Corrections, correction =>
        {
            correction.ToTable("JointForumCorrections");
            correction.HasKey(c => c.Id);
            correction.Property(c => c.Id).ValueGeneratedNever();
            correction.Property(c => c.Reason).HasMaxLength(ForumCorrection.ReasonMaxLength);
            correction.Property(c => c.WasPlace).HasMaxLength(ForumMeeting.PlaceMaxLength);
            correction.Property(c => c.WasNote).HasMaxLength(ForumMeeting.NoteMaxLength);
            correction.Property(c => c.WasText).HasMaxLength(ForumDecision.TextMaxLength);
            correction.Property(c => c.WasDoneBy).HasMaxLength(ForumDecision.DoneByMaxLength);
        });
    }
}

internal static class JointForumSet
{
    extension(PeaceCoordDb db)
    {
        public DbSet<JointForum> JointForums => db.Set<JointForum>();
    }

    public static IQueryable<JointForum> VisibleTo(this IQueryable<JointForum> forums, Domain.People.Actor actor) => forums.Where(JointForumAccess.VisibleTo(actor));

    public static Task<JointForum?> Find(this IQueryable<JointForum> forums, JointForumId id, CancellationToken cancel) => forums.FirstOrDefaultAsync(forum => forum.Id == id, cancel);
}

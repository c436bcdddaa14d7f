using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>Postgres shows an invitation to the people of its organisation, to whoever signs in with its address, and to a connection that announced the hash of its link.</summary>
internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.HasKey(invitation => invitation.Id);
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property(invitation => invitation.Mark).HasMaxLength(64);
        builder.Property(invitation => invitation.OrganisationName).HasMaxLength(Organisation.NameMaxLength);
        builder.Property(invitation => invitation.TimeZone).HasMaxLength(Domain.Workspaces.MissionWorkspace.NameMaxLength);
        builder.HasIndex(invitation => invitation.OrganisationId);
        builder.HasIndex(invitation => invitation.Mark);
        builder.Property(invitation => invitation.LinkHash).HasMaxLength(64);
        builder.HasIndex(invitation => invitation.LinkHash).IsUnique();
        builder.AlsoVisibleWhere("organisation_id = any((select peacecoord_organisations())::uuid[])");
        builder.AlsoVisibleWhere("mark = (select peacecoord_invited())");
        builder.AlsoVisibleWhere("link_hash = (select peacecoord_link())");
    }
}

internal static class InvitationSet
{
    private const string Purpose = "invited addresses";

    extension(PeaceCoordDb db)
    {
        public DbSet<Invitation> Invitations => db.Set<Invitation>();
    }

    /// <summary>Binds a sealed address to its invitation.</summary>
    public static string PlaceFor(InvitationId id) => $"invitations.address|{id.Value:N}";

    /// <summary>What an address is found by, however it was written.</summary>
    public static string MarkOf(this Vault vault, string address) => vault.Mark(address.Trim().Normalize().ToUpperInvariant(), Purpose);

    /// <summary>The invitations the actor can answer: to the address they sign in with, once it is confirmed to be theirs.</summary>
    public static async Task<IQueryable<Invitation>> InvitationsTo(this PeaceCoordDb db, Actor actor, Vault vault, DateTimeOffset now, CancellationToken cancel)
    {
        var me = actor.Id?.Value;
        var address = await db.Accounts.AsNoTracking().Where(a => a.Id == me && a.EmailConfirmed).Select(a => a.Email).FirstOrDefaultAsync(cancel);
        var mark = address is null ? "" : vault.MarkOf(address);
        await db.Database.ExecuteSqlAsync($"select set_config('peacecoord.invited', {mark}, false)", cancel);
        // What somebody invited whose account was closed since, is closed with it. The cast asks for the id as the column holds it.
        return db.Invitations.Where(i => i.Mark == mark && i.State == InvitationState.Waiting && i.ExpiresAt > now
            && db.Set<Account>().Any(a => a.Id == (Guid)(object)i.InvitedBy && a.DisabledAt == null));
    }

    /// <summary>Those that the organisation has not heard of: a declined one looks to it as one that waits.</summary>
    public static IQueryable<Invitation> Unanswered(this IQueryable<Invitation> invitations, OrganisationId organisation, DateTimeOffset now) =>
        invitations.Where(i => i.OrganisationId == organisation && i.ExpiresAt > now && (i.State == InvitationState.Waiting || i.State == InvitationState.Declined));

    /// <summary>What a coordinator invited and could still be accepted after the coordinator's own membership ends, is taken back.</summary>
    public static async Task WithdrawAfter(this PeaceCoordDb db, Membership membership, DateTimeOffset end, CancellationToken cancel)
    {
        if (membership is not { OrganisationId: { } organisation, Role: Role.OrgCoordinator })
            return;
        foreach (var invitation in await db.Invitations.Where(i => i.OrganisationId == organisation && i.InvitedBy == membership.AccountId && i.State == InvitationState.Waiting && i.ExpiresAt > end).ToListAsync(cancel))
            invitation.Withdraw();
    }

    /// <summary>The organisation's invitation, for its coordinator; else not found.</summary>
    public static async Task<Result<Invitation>> ManagedInvitation(this PeaceCoordDb db, InvitationId id, Actor actor, CancellationToken cancel)
    {
        var invitation = await db.Invitations.FirstOrDefaultAsync(i => i.Id == id, cancel);
        return invitation is not null && MembershipAccess.CanManage(actor, invitation.OrganisationId) ? invitation : Refusal.NotFound;
    }
}

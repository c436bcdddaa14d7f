using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(account => account.DisplayName).HasMaxLength(Account.DisplayNameMaxLength);
        builder.Property(account => account.Language).HasMaxLength(10);
        builder.Property(account => account.LinkHash).HasMaxLength(64);
        builder.HasIndex(account => account.LinkHash).IsUnique();
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships");
        builder.HasKey(membership => membership.Id);
        builder.HasIndex(membership => membership.AccountId);
        builder.HasIndex(membership => membership.WorkspaceId);
        builder.HasIndex(membership => membership.OrganisationId);
        builder.Property(membership => membership.ResetReason).HasMaxLength(Membership.ResetReasonMaxLength);
        builder.AlsoVisibleWhere("account_id = (select peacecoord_account())");
        builder.AlsoVisibleWhere("workspace_id = any((select peacecoord_workspaces())::uuid[])");
        builder.AlsoVisibleWhere("(select peacecoord_system())");
        builder.AlsoVisibleWhere("organisation_id = any((select peacecoord_organisations())::uuid[])");
        // Whether anybody of an organisation can sign in, for those of the mission that registered it.
        builder.AlsoVisibleWhere("organisation_id in (select id from organisations where workspace_id = any((select peacecoord_workspaces())::uuid[]))");
    }
}

internal static class PeopleSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();

        public DbSet<Membership> Memberships => db.Set<Membership>();
    }
}

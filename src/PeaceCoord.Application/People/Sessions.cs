using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>What a cookie says of the session it belongs to. Whether that is open, and since when, the database knows.</summary>
/// <param name="SecurityStamp">The account's when the session began; another now means that all its sessions were ended.</param>
/// <param name="Id">Made at the sign-in; names this session and nothing else.</param>
public sealed record SignedInSession(string SecurityStamp, Guid Id);

/// <param name="EndsAt">When it ends unless it is used again before.</param>
/// <param name="LastsUntil">When it ends however busy it is.</param>
/// <param name="HasSecondStep">Whether its account has one.</param>
public sealed record SessionInUse(DateTimeOffset EndsAt, DateTimeOffset LastsUntil, bool HasSecondStep);

/// <summary>One sign-in on one device. No address of the network is kept.</summary>
internal sealed class AccountSession
{
    /// <summary>A session ends so long after it began, however busy it is: somebody signs in once a working day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>And so long after it was last used.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);

    /// <summary>How exactly its last use is kept.</summary>
    public static readonly TimeSpan Coarse = TimeSpan.FromMinutes(1);

    public const int DeviceMaxLength = 40;

    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public DateTimeOffset BegunAt { get; init; }

    /// <summary>When the person last proved who they are.</summary>
    public DateTimeOffset ProvedAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    /// <summary>When somebody ended it; null of one that is open or ran out.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Browser and system in a word each, such as <c>Firefox/Android</c>; empty when neither is known.</summary>
    public string Device { get; init; } = "";

    /// <summary>When it ends by itself, unless it is used before.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset begun, DateTimeOffset seen) => seen + Idle < begun + Longest ? seen + Idle : begun + Longest;
}

internal sealed class AccountSessionMapping : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.ToTable("Sessions");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Device).HasMaxLength(AccountSession.DeviceMaxLength);
        builder.HasIndex(session => session.AccountId);
        builder.HasIndex(session => session.BegunAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal static class SessionSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<AccountSession> Sessions => db.Set<AccountSession>();
    }

    /// <summary>Ends open sessions of an account: one, or all, or all but one.</summary>
    /// <param name="session">Null for all.</param>
    /// <param name="except">The one that goes on; null for none.</param>
    /// <returns>How many were ended.</returns>
    public static Task<int> EndSessions(this PeaceCoordDb db, AccountId account, Guid? session, DateTimeOffset now, CancellationToken cancel, Guid? except = null) => db.Database.ExecuteSqlAsync(
        $"update sessions set ended_at = {now} where account_id = {account.Value} and ended_at is null and ({session}::uuid is null or id = {session}) and ({except}::uuid is null or id <> {except})", cancel);

    /// <summary>Deletes those that began so long ago that they are over, however they ended.</summary>
    /// <returns>How many.</returns>
    public static Task<int> ForgetSessions(this PeaceCoordDb db, DateTimeOffset now, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"delete from sessions where begun_at < {now - AccountSession.Longest}", cancel);

    /// <summary>Of this moment the person proved who they are.</summary>
    public static Task ProveSession(this PeaceCoordDb db, AccountId account, Guid session, DateTimeOffset now, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"update sessions set proved_at = {now} where account_id = {account.Value} and id = {session} and ended_at is null", cancel);
}

/// <summary>The sessions of all accounts, as the host needs them at sign-ins and with each request.</summary>
public sealed class Sessions(Database database, TimeProvider clock)
{
    /// <summary>Begins one for whoever just proved to be the account.</summary>
    /// <param name="device">Browser and system in a word each.</param>
    public async Task<Guid> Begin(AccountId account, string device, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await database.OpenPublic(cancel);
        var session = new AccountSession
        {
            Id = Guid.CreateVersion7(),
            AccountId = account.Value,
            BegunAt = now,
            ProvedAt = now,
            SeenAt = now,
            Device = device.Length > AccountSession.DeviceMaxLength ? "" : device,
        };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancel);
        return session.Id;
    }

    /// <summary>Notes that it was used, to the minute, and says what the host needs of it; null when it is over, was ended, or never was.</summary>
    public async Task<SessionInUse?> Use(AccountId account, SignedInSession session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await database.OpenPublic(cancel);
        // One statement, whether it is time to write or not.
        var found = (await db.Database.SqlQuery<UsedSession>(
            $"""
            with used as (
                update sessions set seen_at = {now} where id = {session.Id} and account_id = {account.Value} and ended_at is null
                    and seen_at <= {now - AccountSession.Coarse} and seen_at > {now - AccountSession.Idle} and begun_at > {now - AccountSession.Longest})
            select s.begun_at as "BegunAt", s.seen_at as "SeenAt", a.security_stamp as "SecurityStamp", a.disabled_at as "DisabledAt",
                   a.two_factor_enabled or exists (select from asp_net_user_passkeys p where p.user_id = a.id) as "HasSecondStep"
            from sessions s join accounts a on a.id = s.account_id where s.id = {session.Id} and s.account_id = {account.Value} and s.ended_at is null
            """).ToListAsync(cancel)).SingleOrDefault();
        if (found is null || found.DisabledAt is not null || found.SecurityStamp != session.SecurityStamp || AccountSession.EndOf(found.BegunAt, found.SeenAt) <= now)
            return null;

        return new SessionInUse(AccountSession.EndOf(found.BegunAt, now), found.BegunAt + AccountSession.Longest, found.HasSecondStep);
    }

    private sealed record UsedSession(DateTimeOffset BegunAt, DateTimeOffset SeenAt, string? SecurityStamp, DateTimeOffset? DisabledAt, bool HasSecondStep);
}

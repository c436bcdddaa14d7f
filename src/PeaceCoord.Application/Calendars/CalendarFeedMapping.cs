using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Calendars;

/// <summary>Postgres shows a feed to its owner, and to a connection that announced the hash of its secret.</summary>
internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("CalendarFeeds");
        builder.HasKey(feed => feed.Id);
        builder.Property(feed => feed.Id).ValueGeneratedNever();
        builder.Property(feed => feed.Name).HasMaxLength(CalendarFeed.NameMaxLength);
        builder.Property(feed => feed.SecretHash).HasMaxLength(64);
        builder.HasIndex(feed => feed.SecretHash).IsUnique();
        builder.HasIndex(feed => feed.AccountId);
        builder.AlsoVisibleWhere("account_id = (select peacecoord_account())");
        builder.AlsoVisibleWhere("secret_hash = (select peacecoord_feed())");
    }
}

/// <summary>When a feed was last fetched. It stands beside the feed and not in it, so that a program that asks every hour makes no version each time.</summary>
internal sealed class CalendarFetch
{
    public CalendarFeedId FeedId { get; init; }

    public AccountId AccountId { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class CalendarFetchMapping : IEntityTypeConfiguration<CalendarFetch>
{
    public void Configure(EntityTypeBuilder<CalendarFetch> builder)
    {
        builder.ToTable("CalendarFetches");
        builder.HasKey(fetch => fetch.FeedId);
        builder.Property(fetch => fetch.FeedId).ValueGeneratedNever();
        builder.AlsoVisibleWhere("account_id = (select peacecoord_account())");
    }
}

internal static class CalendarSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<CalendarFeed> CalendarFeeds => db.Set<CalendarFeed>();

        public DbSet<CalendarFetch> CalendarFetches => db.Set<CalendarFetch>();
    }

    /// <summary>
    /// Takes back every address of an account that still answers, to be saved in the caller's transaction: until its end Postgres shows the rows of that account,
    /// whoever acts, and whoever else would change one of them waits, so that nothing holds it up.
    /// </summary>
    public static async Task RevokeFeeds(this PeaceCoordDb db, AccountId owner, DateTimeOffset now, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"select set_config('peacecoord.account', {owner.Value.ToString()}, true)", cancel);
        foreach (var feed in await db.CalendarFeeds.FromSql($"select * from calendar_feeds where account_id = {owner.Value} and revoked_at is null order by id for no key update").ToListAsync(cancel))
            feed.Revoke(now);
    }

    /// <summary>Remembers that it was fetched: one statement, so that two programs at once do not stand in each other's way.</summary>
    public static Task Fetched(this PeaceCoordDb db, CalendarFeed feed, DateTimeOffset now, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        insert into calendar_fetches (feed_id, account_id, at) values ({feed.Id.Value}, {feed.AccountId.Value}, {now})
        on conflict (feed_id) do update set at = excluded.at
        """,
        cancel);
}

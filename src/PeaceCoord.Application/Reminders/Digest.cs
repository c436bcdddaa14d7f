using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Reminders;

/// <summary>Somebody asked for a daily mail that says how much waits; without the row, none is sent.</summary>
internal sealed class Digest
{
    public static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);
    public static readonly TimeSpan GivesUpAfter = TimeSpan.FromDays(1);

    public AccountId AccountId { get; init; }

    /// <summary>The mission's day of the last one, sent or not worth sending; null before the first.</summary>
    public DateOnly? LookedAtOn { get; set; }

    /// <summary>Not before this: after one that could not be sent, a while.</summary>
    public DateTimeOffset NextAt { get; private set; }

    /// <summary>How often in a row it could not be sent.</summary>
    public int Failures { get; private set; }

    /// <summary>Since when the mailbox has taken none; null while it does, and while only the server is in trouble.</summary>
    public DateTimeOffset? RefusedSince { get; private set; }

    /// <summary>The mailbox took none for a day: none is sent any more until the person asks again.</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>Asked for, or asked for again.</summary>
    public void Begin(DateTimeOffset now) => (NextAt, Failures, RefusedSince, StoppedAt) = (now, 0, null, null);

    /// <summary>Nothing is left to send until then.</summary>
    /// <param name="wasSent">Whether one went well; that it was not yet time, or that nothing waited, says nothing of the mailbox.</param>
    public void Rest(DateTimeOffset until, bool wasSent)
    {
        NextAt = until;
        if (wasSent)
            (Failures, RefusedSince) = (0, null);
    }

    /// <summary>It could not be sent: twice as long as before is waited, and after a day in which the mailbox refused all, no more.</summary>
    /// <param name="byMailbox">The server is there, and does not know the mailbox or takes nothing for it.</param>
    public void PutOff(bool byMailbox, DateTimeOffset now)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(Failures, 10));
        NextAt = now + (wait < LongestWait ? wait : LongestWait);
        Failures++;
        RefusedSince = byMailbox ? RefusedSince ?? now : null;
        if (RefusedSince is { } since && now - since >= GivesUpAfter)
            StoppedAt = now;
    }
}

internal sealed class DigestMapping : IEntityTypeConfiguration<Digest>
{
    public void Configure(EntityTypeBuilder<Digest> builder)
    {
        builder.ToTable("Digests");
        builder.HasKey(digest => digest.AccountId);
        builder.Property(digest => digest.AccountId).ValueGeneratedNever();
        builder.HasIndex(digest => digest.NextAt);
        builder.AlsoVisibleWhere("account_id = (select peacecoord_account())");
        builder.AlsoVisibleWhere("(select peacecoord_working())");
    }
}

internal static class DigestSet
{
    extension(PeaceCoordDb db)
    {
        public DbSet<Digest> Digests => db.Set<Digest>();
    }
}

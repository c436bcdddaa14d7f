using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.People;

/// <summary>What a cookie says of the session it belongs to.</summary>
/// <param name="SecurityStamp">The account's when the session began; another now means that all its sessions were ended.</param>
/// <param name="Id">Made at the sign-in; names this session and nothing else.</param>
/// <param name="BegunAt">When its password, and its second step, were given.</param>
public sealed record SignedInSession(string SecurityStamp, Guid Id, DateTimeOffset BegunAt)
{
    /// <summary>A session ends so long after it began, however busy it is: somebody signs in once a working day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
}

/// <summary>A session that somebody signed out of: a copy of its cookie opens nothing. Kept as long as the longest session; after that its cookie is over by itself.</summary>
internal sealed class EndedSession
{
    public Guid Id { get; init; }

    public DateTimeOffset EndedAt { get; init; }
}

internal sealed class EndedSessionMapping : IEntityTypeConfiguration<EndedSession>
{
    public void Configure(EntityTypeBuilder<EndedSession> builder)
    {
        builder.ToTable("EndedSessions");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.HasIndex(session => session.EndedAt);
    }
}

internal static class SessionSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<EndedSession> EndedSessions => db.Set<EndedSession>();
    }

    /// <summary>A session that ended so long ago began before that: it is over whether or not this row says so.</summary>
    public static Task<int> ForgetEndedSessions(this PeaceCoordDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var over = now - SignedInSession.Longest;
#pragma warning disable RS0030 // No record: an ended session has neither versions nor entries that a bulk delete could pass over.
        return db.EndedSessions.Where(session => session.EndedAt < over).ExecuteDeleteAsync(cancel);
#pragma warning restore RS0030
    }
}

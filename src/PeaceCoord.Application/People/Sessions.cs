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

/// <summary>A session that somebody signed out of: a copy of its cookie opens nothing.</summary>
internal sealed class EndedSession
{
    public Guid Id { get; init; }

    public DateTimeOffset EndedAt { get; init; }
}

internal sealed class EndedSessionMapping : IEntityTypeConfiguration<EndedSession>
{
    public void Configure(EntityTypeBuilder<EndedSession> builder)
    {
        builder.ToTable("EndedSessions").IsAppendOnly();
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
    }
}

internal static class SessionSets
{
    extension(PeaceCoordDb db)
    {
        public DbSet<EndedSession> EndedSessions => db.Set<EndedSession>();
    }
}

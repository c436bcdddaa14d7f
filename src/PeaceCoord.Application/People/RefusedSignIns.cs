using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.People;

/// <summary>What somebody who showed to be nobody was refused for at the sign-in.</summary>
public enum RefusedSignInKind
{
    UnknownAddress,
    WrongPassword,

    /// <summary>Of the authenticator, after the right password.</summary>
    WrongCode,
    WrongRecoveryCode,
    ShutAccount,
    LockedAccount,
    WrongPasskey,

    /// <summary>The right password of an account whose second step was removed: it takes the link that was handed to its person.</summary>
    LinkNeeded,
}

/// <summary>
/// How often a sign-in was refused in one hour: what administrators look at, without reading through the audit trail, which has each of them. It holds
/// neither address nor account.
/// </summary>
internal sealed class RefusedSignIns
{
    /// <summary>After that it tells nothing more.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Its beginning, UTC.</summary>
    public DateTimeOffset Hour { get; init; }

    public RefusedSignInKind Kind { get; init; }

    public int Count { get; init; }
}

internal sealed class RefusedSignInsMapping : IEntityTypeConfiguration<RefusedSignIns>
{
    public void Configure(EntityTypeBuilder<RefusedSignIns> builder)
    {
        builder.ToTable("RefusedSignIns");
        builder.HasKey(counted => new { counted.Hour, counted.Kind });
        builder.Property(counted => counted.Kind).HasConversion<string>().HasMaxLength(40);
    }
}

internal static class RefusedSignInSet
{
    extension(PeaceCoordDb db)
    {
        public DbSet<RefusedSignIns> RefusedSignIns => db.Set<RefusedSignIns>();
    }

    /// <summary>Counts one more, and forgets what is too old: one statement, so that many at once lose none.</summary>
    /// <param name="times">0 writes as much, and counts nothing.</param>
    public static Task CountRefusedSignIn(this PeaceCoordDb db, RefusedSignInKind kind, int times, DateTimeOffset now, CancellationToken cancel)
    {
        var hour = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var oldest = hour - RefusedSignIns.Kept;
        var name = kind.ToString();
        return db.Database.ExecuteSqlAsync(
            $"""
            with over as (delete from refused_sign_ins where hour < {oldest})
            insert into refused_sign_ins (hour, kind, count) values ({hour}, {name}, {times})
            on conflict (hour, kind) do update set count = refused_sign_ins.count + excluded.count
            """,
            cancel);
    }
}

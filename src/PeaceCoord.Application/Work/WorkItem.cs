using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Work;

internal enum WorkKind
{
    /// <summary>What follows a withdrawn consent beyond the record itself.</summary>
    FollowWithdrawal,

    /// <summary>A name that was withdrawn goes from the mission's other texts.</summary>
    TakeNameOut,
}

/// <summary>
/// Something the portal is still to do because of what somebody did: written in that act's own transaction, so that neither is without the other, and
/// taken away in the transaction that does it. What was asked for before a crash is done after it.
/// </summary>
internal sealed class WorkItem : IInWorkspace
{
    public const int FaultMaxLength = 200;

    /// <summary>Between two attempts lies twice as long as before, and never longer than this.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public WorkspaceId WorkspaceId { get; init; }

    public WorkKind Kind { get; init; }

    /// <summary>The record it is about.</summary>
    public Guid RecordId { get; init; }

    /// <summary>Whose act it follows: the audit trail names them.</summary>
    public AccountId AskedBy { get; init; }

    /// <summary>What else it needs, sealed under the record's key.</summary>
    public Sealed Payload { get; init; } = new([]);

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Not before this.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>How often it went wrong.</summary>
    public int Attempts { get; private set; }

    /// <summary>The kind of the last fault, never its words.</summary>
    public string? Fault { get; private set; }

    public static WorkItem Ask(WorkKind kind, WorkspaceId workspace, Guid record, AccountId by, Sealed payload, DateTimeOffset now) =>
        new() { Kind = kind, WorkspaceId = workspace, RecordId = record, AskedBy = by, Payload = payload, AskedAt = now, DueAt = now };

    public void PutOff(Exception fault, DateTimeOffset now)
    {
        var name = fault.GetType().Name;
        Fault = name.Length > FaultMaxLength ? name[..FaultMaxLength] : name;
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(Attempts, 20)));
        Attempts++;
        DueAt = now + (wait < LongestWait ? wait : LongestWait);
    }
}

internal sealed class WorkItemMapping : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.ToTable("WorkItems");
        builder.HasKey(item => item.Id);
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Kind).HasConversion<string>().HasMaxLength(40);
        builder.Property(item => item.Fault).HasMaxLength(WorkItem.FaultMaxLength);
        builder.HasIndex(item => item.DueAt);
        builder.AlsoVisibleWhere("(select peacecoord_working())");
    }
}

internal static class WorkItemSet
{
    extension(PeaceCoordDb db)
    {
        public DbSet<WorkItem> WorkItems => db.Set<WorkItem>();
    }
}

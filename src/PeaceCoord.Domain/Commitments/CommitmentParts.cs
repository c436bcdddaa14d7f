using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Commitments;

public readonly record struct CommitmentStepId(Guid Value) : IEntityId<CommitmentStepId>
{
    public static CommitmentStepId From(Guid value) => new(value);

    public static CommitmentStepId New() => new(Guid.CreateVersion7());
}

/// <summary>Something done on the way to keeping a commitment.</summary>
public sealed class CommitmentStep(CommitmentStepId id, DateOnly on, string note, AccountId addedBy, DateTimeOffset addedAt)
{
    public CommitmentStepId Id { get; private init; } = id;

    public DateOnly On { get; private init; } = on;

    public string Note { get; private set; } = note;

    public AccountId AddedBy { get; private init; } = addedBy;

    public DateTimeOffset AddedAt { get; private init; } = addedAt;

    internal void TakeOut(WrittenName name) => Note = name.TakenOutOf(Note)!;
}

public readonly record struct HandoverId(Guid Value) : IEntityId<HandoverId>
{
    public static HandoverId From(Guid value) => new(value);

    public static HandoverId New() => new(Guid.CreateVersion7());
}

/// <summary>One change of who follows a commitment up.</summary>
public sealed class Handover(HandoverId id, AccountId from, AccountId to, string reason, AccountId by, DateTimeOffset at)
{
    public HandoverId Id { get; private init; } = id;

    public AccountId From { get; private init; } = from;

    public AccountId To { get; private init; } = to;

    public string Reason { get; private set; } = reason;

    internal void TakeOut(WrittenName name) => Reason = name.TakenOutOf(Reason)!;

    /// <summary>Who handed it over: the owner, or the section's head.</summary>
    public AccountId By { get; private init; } = by;

    public DateTimeOffset At { get; private init; } = at;
}

/// <summary>Closing without telling the community: asked by one person, agreed by a second.</summary>
public sealed class UntoldClosing
{
    private UntoldClosing()
    {
    }

    public UntoldReason Reason { get; private init; }

    public string Explanation { get; private set; } = "";

    public AccountId AskedBy { get; private init; }

    public DateTimeOffset AskedAt { get; private init; }

    public AccountId? AgreedBy { get; private set; }

    public DateTimeOffset? AgreedAt { get; private set; }

    internal void TakeOut(WrittenName name) => Explanation = name.TakenOutOf(Explanation)!;

    internal static UntoldClosing Ask(UntoldReason reason, string explanation, AccountId by, DateTimeOffset now) =>
        new() { Reason = reason, Explanation = explanation.Trim(), AskedBy = by, AskedAt = now };

    internal void Agree(AccountId by, DateTimeOffset now)
    {
        AgreedBy = by;
        AgreedAt = now;
    }
}

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

public readonly record struct CommitmentCorrectionId(Guid Value) : IEntityId<CommitmentCorrectionId>
{
    public static CommitmentCorrectionId From(Guid value) => new(value);

    public static CommitmentCorrectionId New() => new(Guid.CreateVersion7());
}

/// <summary>What a commitment says, as far as it can be corrected.</summary>
/// <param name="Due">The day on which it is due.</param>
public sealed record CommitmentWording(string? Text, DateOnly? Due, Priority? Priority);

/// <summary>One correction of a commitment: what it said before, who corrected it, and why.</summary>
public sealed class CommitmentCorrection
{
    private CommitmentCorrection()
    {
    }

    public CommitmentCorrectionId Id { get; private init; }

    /// <summary>As it was.</summary>
    public string Text { get; private set; } = "";

    public DateOnly Due { get; private init; }

    public Priority Priority { get; private init; }

    public string Reason { get; private set; } = "";

    public AccountId By { get; private init; }

    public DateTimeOffset At { get; private init; }

    internal void TakeOut(WrittenName name) => (Text, Reason) = (name.TakenOutOf(Text)!, name.TakenOutOf(Reason)!);

    internal static CommitmentCorrection Of(Commitment commitment, string reason, AccountId by, DateTimeOffset now) => new()
    {
        Id = CommitmentCorrectionId.New(),
        Text = commitment.Text,
        Due = commitment.Due,
        Priority = commitment.Priority,
        Reason = reason.Trim(),
        By = by,
        At = now,
    };
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

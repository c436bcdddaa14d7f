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

public readonly record struct TellingId(Guid Value) : IEntityId<TellingId>
{
    public static TellingId From(Guid value) => new(value);

    public static TellingId New() => new(Guid.CreateVersion7());
}

/// <summary>One time the community was told what became of a commitment, and its answer in its own words.</summary>
public sealed class Telling
{
    private Telling()
    {
    }

    public TellingId Id { get; private init; }

    /// <summary>What they were told of.</summary>
    public ToldOf What { get; private init; }

    public DateOnly On { get; private init; }

    public ToldHow How { get; private init; }

    /// <summary>The member of the mission who told them.</summary>
    public AccountId By { get; private init; }

    public CommunityAnswer Answer { get; private init; }

    /// <summary>The answer in the community's words; empty while there is none.</summary>
    public string AnswerWords { get; private set; } = "";

    /// <summary>The language of <see cref="AnswerWords"/>, such as <c>fr</c>.</summary>
    public string AnswerLanguage { get; private init; } = "";

    /// <summary>Which group answered, never a name.</summary>
    public string AnsweredBy { get; private set; } = "";

    /// <summary>The consultation at which they were told; null when it was told in another way.</summary>
    public ConsultationId? MeetingId { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    internal void TakeOut(WrittenName name) => (AnswerWords, AnsweredBy) = (name.TakenOutOf(AnswerWords)!, name.TakenOutOf(AnsweredBy)!);

    internal static Telling Of(TellingFacts facts, ToldOf what, DateTimeOffset now) => new()
    {
        Id = TellingId.New(),
        What = what,
        On = facts.On,
        How = facts.How,
        By = facts.By,
        Answer = facts.Answer,
        AnswerWords = facts.Answer == CommunityAnswer.NotYet ? "" : facts.AnswerWords?.Trim() ?? "",
        AnswerLanguage = facts.Answer == CommunityAnswer.NotYet ? "" : facts.AnswerLanguage?.Trim() ?? "",
        AnsweredBy = facts.Answer == CommunityAnswer.NotYet ? "" : facts.AnsweredBy?.Trim() ?? "",
        MeetingId = facts.MeetingId,
        RecordedAt = now,
    };
}

/// <summary>How, when and by whom a community was told, and what it answered.</summary>
/// <param name="AnsweredBy">Which group answered, never a name.</param>
/// <param name="MeetingId">The consultation at which they were told, when it was one.</param>
public sealed record TellingFacts(
    DateOnly On,
    ToldHow How,
    AccountId By,
    CommunityAnswer Answer,
    string? AnswerWords,
    string? AnswerLanguage,
    string? AnsweredBy,
    ConsultationId? MeetingId = null);

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

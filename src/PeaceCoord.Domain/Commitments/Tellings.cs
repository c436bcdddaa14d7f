using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Commitments;

/// <summary>A community that a commitment is owed to, and what it knows of what became of it. Telling one does not tell the others.</summary>
public sealed class OwedCommunity(CommunityId communityId)
{
    public CommunityId CommunityId { get; private init; } = communityId;

    /// <summary>The day it was last told, and since the delivery or refusal; null when it was not.</summary>
    public DateOnly? ToldOn { get; private set; }

    /// <summary>What it answered then; null when it was not told.</summary>
    public CommunityAnswer? Answer { get; private set; }

    /// <summary>The day it last heard anything of it, whatever became of it since; null when it never did.</summary>
    public DateOnly? HeardOn { get; private set; }

    /// <summary>It was told, and has said what it thinks of it.</summary>
    public bool HasAnswered => Answer is CommunityAnswer.Confirmed or CommunityAnswer.Disputed;

    /// <summary>Works out what it knows from what it was told.</summary>
    internal void Know(IEnumerable<Telling> tellings)
    {
        var heard = tellings.Where(telling => telling.IsTo(CommunityId)).OrderBy(telling => (telling.On, telling.RecordedAt)).ToList();
        var last = heard.FindLast(telling => telling.Stands);
        (ToldOn, Answer, HeardOn) = (last?.On, last?.Answer, heard.LastOrDefault()?.On);
    }
}

public readonly record struct TellingId(Guid Value) : IEntityId<TellingId>
{
    public static TellingId From(Guid value) => new(value);

    public static TellingId New() => new(Guid.CreateVersion7());
}

/// <summary>One time communities were told what became of a commitment, or why a concern cannot be met, and their answer in their own words.</summary>
public sealed class Telling
{
    private Telling()
    {
    }

    public TellingId Id { get; private init; }

    /// <summary>What they were told of.</summary>
    public ToldOf What { get; private init; }

    /// <summary>The concern that cannot be met, where they were told of that; null for a commitment.</summary>
    public ConcernId? ConcernId { get; private init; }

    public DateOnly On { get; private set; }

    public ToldHow How { get; private set; }

    /// <summary>The member of the mission who told them.</summary>
    public AccountId By { get; private init; }

    public CommunityAnswer Answer { get; private set; }

    /// <summary>The answer in the community's words; empty while there is none.</summary>
    public string AnswerWords { get; private set; } = "";

    /// <summary>The language of <see cref="AnswerWords"/>, such as <c>fr</c>.</summary>
    public string AnswerLanguage { get; private set; } = "";

    /// <summary>Which group answered, never a name.</summary>
    public string AnsweredBy { get; private set; } = "";

    /// <summary>The consultation at which they were told; null when it was told in another way.</summary>
    public ConsultationId? MeetingId { get; private init; }

    /// <summary>Ids of the communities that were told; none where it is not known which they were.</summary>
    public List<Guid> Communities { get; private set; } = [];

    /// <summary>Told since it was last delivered or declined: where it stands rests on this.</summary>
    public bool Stands { get; private set; }

    public DateTimeOffset RecordedAt { get; private init; }

    internal void TakeOut(WrittenName name) => (AnswerWords, AnsweredBy) = (name.TakenOutOf(AnswerWords)!, name.TakenOutOf(AnsweredBy)!);

    public bool IsTo(CommunityId community) => Communities.Contains(community.Value);

    /// <summary>Something else became of it: they are to be told anew.</summary>
    internal void Pass() => Stands = false;

    internal static Telling Of(TellingFacts facts, ToldOf what, DateTimeOffset now, ConcernId? concern = null)
    {
        var telling = new Telling { Id = TellingId.New(), What = what, ConcernId = concern, By = facts.By, MeetingId = facts.MeetingId, RecordedAt = now, Stands = true };
        telling.Write(facts);
        return telling;
    }

    /// <summary>What stays: what they were told of, who told them, and at which meeting.</summary>
    internal void Write(TellingFacts facts)
    {
        var answered = facts.Answer != CommunityAnswer.NotYet;
        (On, How, Answer) = (facts.On, facts.How, facts.Answer);
        Communities = [.. (facts.Communities ?? []).Select(community => community.Value)];
        AnswerWords = answered ? facts.AnswerWords?.Trim() ?? "" : "";
        AnswerLanguage = answered ? facts.AnswerLanguage?.Trim() ?? "" : "";
        AnsweredBy = answered ? facts.AnsweredBy?.Trim() ?? "" : "";
    }
}

public readonly record struct TellingCorrectionId(Guid Value) : IEntityId<TellingCorrectionId>
{
    public static TellingCorrectionId From(Guid value) => new(value);

    public static TellingCorrectionId New() => new(Guid.CreateVersion7());
}

/// <summary>One correction of a telling: what stood there before, who corrected it, and why.</summary>
public sealed class TellingCorrection
{
    private TellingCorrection()
    {
    }

    public TellingCorrectionId Id { get; private init; }

    public TellingId TellingId { get; private init; }

    /// <summary>As it was.</summary>
    public DateOnly On { get; private init; }

    public ToldHow How { get; private init; }

    public CommunityAnswer Answer { get; private init; }

    public string AnswerWords { get; private set; } = "";

    public string AnswerLanguage { get; private init; } = "";

    public string AnsweredBy { get; private set; } = "";

    /// <summary>Ids of the communities that stood there.</summary>
    public List<Guid> Communities { get; private init; } = [];

    public string Reason { get; private set; } = "";

    /// <summary>It had been closed, and is open again by what is true now.</summary>
    public bool OpenedAgain { get; private set; }

    public AccountId By { get; private init; }

    public DateTimeOffset At { get; private init; }

    internal void TakeOut(WrittenName name) =>
        (AnswerWords, AnsweredBy, Reason) = (name.TakenOutOf(AnswerWords)!, name.TakenOutOf(AnsweredBy)!, name.TakenOutOf(Reason)!);

    internal void Open() => OpenedAgain = true;

    internal static TellingCorrection Of(Telling telling, string reason, AccountId by, DateTimeOffset now) => new()
    {
        Id = TellingCorrectionId.New(),
        TellingId = telling.Id,
        On = telling.On,
        How = telling.How,
        Answer = telling.Answer,
        AnswerWords = telling.AnswerWords,
        AnswerLanguage = telling.AnswerLanguage,
        AnsweredBy = telling.AnsweredBy,
        Communities = [.. telling.Communities],
        Reason = reason.Trim(),
        By = by,
        At = now,
    };
}

/// <summary>How, when and by whom a community was told, and what it answered.</summary>
/// <param name="AnsweredBy">Which group answered, never a name.</param>
/// <param name="MeetingId">The consultation at which they were told, when it was one.</param>
/// <param name="Communities">Which communities were told; null for all that it is owed to and that have not answered.</param>
public sealed record TellingFacts(
    DateOnly On,
    ToldHow How,
    AccountId By,
    CommunityAnswer Answer,
    string? AnswerWords,
    string? AnswerLanguage,
    string? AnsweredBy,
    ConsultationId? MeetingId = null,
    IReadOnlyCollection<CommunityId>? Communities = null)
{
    /// <summary>An answer has its words, their language and the group that gave it; that there is none yet has nothing.</summary>
    internal Check CheckAnswer(Check check)
    {
        check.Choice<CommunityAnswer>(Answer, "Answer");
        return Answer == CommunityAnswer.NotYet
            ? check
            : check.RequiredText(AnswerWords, Commitment.AnswerMaxLength, "AnswerWords")
                .RequiredText(AnswerLanguage, Commitment.LanguageMaxLength, "AnswerLanguage")
                .RequiredText(AnsweredBy, Commitment.GroupMaxLength, "AnsweredBy");
    }
}

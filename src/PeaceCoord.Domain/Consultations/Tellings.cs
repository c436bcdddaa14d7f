using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Consultations;

/// <summary>What a community is told of at a feedback meeting.</summary>
public enum ToldOf
{
    /// <summary>A commitment that was delivered.</summary>
    Delivered,

    /// <summary>A commitment that was declined.</summary>
    Declined,

    /// <summary>A commitment that is overdue.</summary>
    Late,

    /// <summary>A concern for which nothing can be done.</summary>
    NotPossible,
}

/// <summary>What became of a telling when its meeting was put on record.</summary>
public enum TellingOutcome
{
    /// <summary>The meeting is not on record yet.</summary>
    Waiting,

    /// <summary>It stands on the commitment, or on the concern.</summary>
    Told,

    /// <summary>Left as it was: they had been told in another way meanwhile.</summary>
    AlreadyTold,

    /// <summary>Left as it was: something else became of it meanwhile.</summary>
    Changed,

    /// <summary>Left as it was: whoever put the meeting on record may not tell of it.</summary>
    NotOpen,
}

/// <param name="SubjectId">The commitment; the concern, where it is not possible.</param>
/// <param name="What">Null while nobody ticked that they were told.</param>
/// <param name="AnsweredBy">Which group answered, never a name.</param>
public sealed record TellingContent(Guid SubjectId, ToldOf? What, CommunityAnswer? Answer, string? AnswerWords, string? AnswerLanguage, string? AnsweredBy);

/// <summary>
/// What the people at a meeting were told of something earlier, and their answer. Written with the meeting; when the meeting is put on
/// record it is written on the commitment or the concern itself, unless that was told or changed meanwhile.
/// </summary>
public sealed class MeetingTelling
{
    private MeetingTelling()
    {
    }

    /// <summary>The commitment; the concern, when <see cref="What"/> is that it is not possible.</summary>
    public Guid SubjectId { get; private init; }

    public ToldOf What { get; private set; }

    public CommunityAnswer Answer { get; private set; }

    /// <summary>The answer in the community's words; empty while there is none.</summary>
    public string AnswerWords { get; private set; } = "";

    public string AnswerLanguage { get; private set; } = "";

    /// <summary>Which group answered, never a name.</summary>
    public string AnsweredBy { get; private set; } = "";

    public TellingOutcome Outcome { get; internal set; }

    internal void TakeOut(WrittenName name) => (AnswerWords, AnsweredBy) = (name.TakenOutOf(AnswerWords)!, name.TakenOutOf(AnsweredBy)!);

    internal static MeetingTelling Of(TellingContent content)
    {
        var telling = new MeetingTelling { SubjectId = content.SubjectId };
        telling.Write(content);
        return telling;
    }

    internal void Write(TellingContent content)
    {
        What = content.What!.Value;
        Answer = content.Answer!.Value;
        AnswerWords = content.AnswerWords?.Trim() ?? "";
        AnswerLanguage = content.AnswerLanguage?.Trim() ?? "";
        AnsweredBy = content.AnsweredBy?.Trim() ?? "";
    }
}

/// <summary>A consultation as a feedback meeting, and as the place where a concern was raised that cannot be met.</summary>
public sealed partial class Consultation
{
    /// <summary>How people are told something at a meeting of this kind.</summary>
    public ToldHow HowTold() => Kind switch
    {
        ConsultationKind.CommunityMeeting or ConsultationKind.TownHall or ConsultationKind.DialogueBetweenGroups or ConsultationKind.IntercommunalConference => ToldHow.CommunityMeeting,
        ConsultationKind.FieldVisit => ToldHow.Visit,
        ConsultationKind.LocalAuthorityMeeting => ToldHow.ThroughALeader,
        ConsultationKind.OrganisationMeeting => ToldHow.ThroughAnOrganisation,
        ConsultationKind.Remote => ToldHow.Telephone,
        _ => ToldHow.Meeting,
    };

    /// <summary>One of its tellings, as it is written on the commitment or concern: on the day of the meeting, by its author.</summary>
    /// <param name="told">Which communities are told by it.</param>
    public TellingFacts FactsOf(MeetingTelling telling, IReadOnlyCollection<CommunityId> told) =>
        new(HeldOn!.Value, HowTold(), AuthorId, telling.Answer, telling.AnswerWords, telling.AnswerLanguage, telling.AnsweredBy, Id, told);

    /// <summary>The communities that took part.</summary>
    public IReadOnlyList<CommunityId> Met => [.. _communities.Select(part => part.CommunityId)];

    /// <summary>Says what became of a telling when this meeting was put on record.</summary>
    public void Settle(Guid subject, TellingOutcome outcome)
    {
        if (_tellings.Find(telling => telling.SubjectId == subject) is { } telling)
            telling.Outcome = outcome;
    }

    /// <summary>The times communities were told why nothing can be done for one of its concerns, for the reason that stands now.</summary>
    public IReadOnlyList<Telling> ConcernTellings => _concernTellings;

    /// <summary>Those of one concern, the earliest first.</summary>
    public IReadOnlyList<Telling> TellingsOf(ConcernId id) => [.. _concernTellings.Where(telling => telling.ConcernId == id).OrderBy(telling => (telling.On, telling.RecordedAt))];

    /// <summary>Something was promised for it, or its community was told of it: an amendment changes its words and does not take it away.</summary>
    public bool StaysOnRecord(Concern concern) => concern.State == ConcernState.Committed || _concernTellings.Exists(telling => telling.ConcernId == concern.Id);

    /// <summary>
    /// Whether nothing can be done for a concern, and people at a meeting with these communities have not heard why, or heard it and have not answered.
    /// Where either meeting names no community, whoever was told is taken for everybody.
    /// </summary>
    public bool IsNoToTell(ConcernId id, IReadOnlyCollection<CommunityId> met)
    {
        if (State != ConsultationState.Recorded || _concerns.Find(c => c.Id == id) is not { State: ConcernState.NotPossible })
            return false;
        List<CommunityId> here = [.. Met.Intersect(met)];
        return here.Count == 0 ? !HasAnsweredNo(id) : here.Exists(community => !HasAnsweredNo(id, community));
    }

    /// <summary>
    /// Communities were told why nothing can be done for one of its concerns; an answer that comes later is another telling. Left as it is when all of
    /// them have answered already, or when the concern is not one of these any more.
    /// </summary>
    public TellingOutcome TellNo(ConcernId id, TellingFacts facts, DateTimeOffset now)
    {
        if (State != ConsultationState.Recorded || _concerns.Find(c => c.Id == id) is not { State: ConcernState.NotPossible })
            return TellingOutcome.Changed;
        if (!IsNoToTell(id, facts.Communities ?? []))
            return TellingOutcome.AlreadyTold;

        List<CommunityId> told = [.. (facts.Communities ?? []).Where(community => !HasAnsweredNo(id, community))];
        _concernTellings.Add(Telling.Of(facts with { Communities = told }, ToldOf.NotPossible, now, id));
        return TellingOutcome.Told;
    }

    private bool HasAnsweredNo(ConcernId id, CommunityId? community = null) =>
        TellingsOf(id).LastOrDefault(telling => telling.Communities.Count == 0 || community is not { } one || telling.IsTo(one)) is { Answer: not CommunityAnswer.NotYet };

    /// <summary>Something else became of it: whoever was told is to be told anew.</summary>
    private void ForgetTellings(ConcernId id) => _concernTellings.RemoveAll(telling => telling.ConcernId == id);

    /// <summary>What stood in the tellings of its concerns before they were corrected.</summary>
    public IReadOnlyList<TellingCorrection> TellingCorrections => _tellingCorrections;

    /// <summary>
    /// Writes anew what the community answered when it was told that a concern cannot be met, with a reason; what stood there is kept. When, how and
    /// by whom they were told is the meeting's, and stays. Not found where they were not told, or are to be told anew.
    /// </summary>
    public Result CorrectTelling(TellingId id, CommunityAnswer answer, string? words, string? language, string? answeredBy, string? reason, AccountId by, DateTimeOffset now)
    {
        if (State != ConsultationState.Recorded || _concernTellings.Find(telling => telling.Id == id) is not { } told)
            return Refusal.NotFound;
        var facts = new TellingFacts(told.On, told.How, told.By, answer, words, language, answeredBy, told.MeetingId, [.. told.Communities.Select(community => new CommunityId(community))]);
        var check = facts.CheckAnswer(new Check()).RequiredText(reason, Commitment.ReasonMaxLength, "Reason");
        if (!check.Passed)
            return check.Result();

        _tellingCorrections.Add(TellingCorrection.Of(told, reason!, by, now));
        told.Write(facts);
        return Result.Done;
    }

    /// <summary>Whether everybody who reads it may also read a meeting of that label and those readers: only then may words of the meeting be written on it.</summary>
    public bool IsReadWithin(People.Label label, IReadOnlyCollection<People.AccountId> readers) =>
        People.Labels.IsWithin(Label, [.. NamedToRead().Select(reader => reader.Value)], label, readers);
}

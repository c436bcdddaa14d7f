using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Forums;

/// <summary>One meeting of a forum.</summary>
public sealed class ForumMeeting
{
    public const int PlaceMaxLength = 200;
    public const int NoteMaxLength = 2000;

    private ForumMeeting()
    {
    }

    public ForumMeetingId Id { get; private init; }

    public DateOnly On { get; private set; }

    public string? Place { get; private set; }

    /// <summary>What was talked of: groups and things, never names of people.</summary>
    public string? Note { get; private set; }

    /// <summary>Ids of the forum's members that were there.</summary>
    public List<Guid> Present { get; private set; } = [];

    /// <summary>
    /// Ids of the consultations that this meeting was logged as: one as a rule. Several, where somebody linked one without seeing the other: nobody is told
    /// that there is one they may not see.
    /// </summary>
    public List<Guid> Consultations { get; private set; } = [];

    internal static ForumMeeting Of(ForumMeetingId id, ForumMeetingFacts facts)
    {
        var meeting = new ForumMeeting { Id = id };
        meeting.Correct(facts);
        if (facts.Consultation is { } held)
            meeting.Link(held);
        return meeting;
    }

    internal void Correct(ForumMeetingFacts facts)
    {
        On = facts.On!.Value;
        Place = string.IsNullOrWhiteSpace(facts.Place) ? null : facts.Place.Trim();
        Note = string.IsNullOrWhiteSpace(facts.Note) ? null : facts.Note.Trim();
        Present = [.. facts.Present.Distinct().Select(member => member.Value)];
    }

    internal void Link(ConsultationId consultation) => Consultations = [.. Consultations, consultation.Value];

    internal void TakeOut(WrittenName name) => (Place, Note) = (name.TakenOutOf(Place), name.TakenOutOf(Note));
}

/// <param name="NextMeeting">The day that was agreed for the next one; null when none was.</param>
public sealed record ForumMeetingFacts(DateOnly? On, string? Place, string? Note, IReadOnlyList<ForumMemberId> Present, ConsultationId? Consultation, DateOnly? NextMeeting);

public enum ForumDecisionState
{
    Open,
    Done,
    NotPossible,

    /// <summary>Somebody else follows it: the outcome says who.</summary>
    HandedOn,

    /// <summary>It was open when the forum ended: the outcome says who takes it on, or why nobody does.</summary>
    Ended,
}

/// <summary>What the mission answered to a decision that asks something of it.</summary>
public enum MissionAnswer
{
    /// <summary>It took it on: a commitment says what, by when and who follows it up.</summary>
    Accepted,
    Declined,
}

/// <summary>What a forum decided: by whom it is to be done, until when, what became of it, and the mission's answer where it is asked for one.</summary>
public sealed class ForumDecision
{
    public const int TextMaxLength = 1000;
    public const int DoneByMaxLength = 200;
    public const int ReasonMaxLength = 1000;

    /// <summary>What may be said of one; what was open when the forum ended is said with its end.</summary>
    public static readonly IReadOnlyList<ForumDecisionState> Outcomes = [ForumDecisionState.Done, ForumDecisionState.NotPossible, ForumDecisionState.HandedOn];

    private ForumDecision()
    {
    }

    public ForumDecisionId Id { get; private init; }

    public ForumMeetingId MeetingId { get; private init; }

    /// <summary>The day of its meeting.</summary>
    public DateOnly TakenOn { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>By whom it is to be done: a group or an office, never a name.</summary>
    public string DoneBy { get; private set; } = "";

    public DateOnly? Due { get; private set; }

    /// <summary>Whether it asks something of the mission: then the mission owes an answer.</summary>
    public bool AsksMission { get; private set; }

    public ForumDecisionState State { get; private set; }

    public DateOnly? SettledOn { get; private set; }

    /// <summary>How it was done, why it is not possible, or who takes it on.</summary>
    public string? Outcome { get; private set; }

    public MissionAnswer? Answer { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public AccountId? AnsweredBy { get; private set; }

    /// <summary>Why the mission declined, in the words that were given to the forum.</summary>
    public string? DeclinedReason { get; private set; }

    /// <summary>What the mission took on.</summary>
    public CommitmentId? CommitmentId { get; private set; }

    /// <summary>Asks the mission for something, and has no answer.</summary>
    public bool IsWaiting => AsksMission && Answer is null && State == ForumDecisionState.Open;

    /// <summary>Open, and the mission's day is after the due day.</summary>
    public bool IsOverdue(DateOnly today) => State == ForumDecisionState.Open && Due < today;

    internal static ForumDecision Of(ForumDecisionId id, ForumMeeting meeting, ForumDecisionFacts facts)
    {
        var decision = new ForumDecision { Id = id, MeetingId = meeting.Id, TakenOn = meeting.On };
        decision.Correct(facts);
        return decision;
    }

    internal void Correct(ForumDecisionFacts facts) => (Text, DoneBy, Due, AsksMission) = (facts.Text!.Trim(), facts.DoneBy!.Trim(), facts.Due, facts.AsksMission);

    /// <summary>Its meeting was on another day than was written.</summary>
    internal void MoveTo(DateOnly day) => TakenOn = day;

    internal void TakeOut(WrittenName name) =>
        (Text, DoneBy, Outcome, DeclinedReason) = (name.TakenOutOf(Text)!, name.TakenOutOf(DoneBy)!, name.TakenOutOf(Outcome), name.TakenOutOf(DeclinedReason));

    internal void Settle(ForumDecisionState state, DateOnly on, string? outcome) => (State, SettledOn, Outcome) = (state, on, string.IsNullOrWhiteSpace(outcome) ? null : outcome.Trim());

    internal void Accept(CommitmentId commitment, AccountId by, DateOnly on) => (Answer, CommitmentId, AnsweredBy, AnsweredOn) = (MissionAnswer.Accepted, commitment, by, on);

    internal void Decline(string reason, AccountId by, DateOnly on) => (Answer, DeclinedReason, AnsweredBy, AnsweredOn) = (MissionAnswer.Declined, reason.Trim(), by, on);
}

public sealed record ForumDecisionFacts(string? Text, string? DoneBy, DateOnly? Due, bool AsksMission);

using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Forums;

/// <summary>What was written wrongly is corrected, and what it said before stays beside it.</summary>
public sealed partial class JointForum
{
    private readonly List<ForumCorrection> _corrections = [];

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<ForumCorrection> Corrections => _corrections;

    /// <summary>
    /// Corrects a meeting, by the rules of writing one down. Refused without a reason, without a change, on a day after something that its
    /// decisions say, and after the forum's last day. Links stay.
    /// </summary>
    /// <param name="facts">Without the next meeting, which is the forum's.</param>
    /// <param name="today">The mission's day.</param>
    public Result CorrectMeeting(ForumMeetingId id, ForumMeetingFacts facts, string? reason, AccountId by, DateOnly today)
    {
        if (_meetings.Find(meeting => meeting.Id == id) is not { } meeting)
            return Refusal.NotFound;
        var taken = _decisions.FindAll(decision => decision.MeetingId == id);
        var first = taken.SelectMany(decision => new[] { decision.Due, decision.SettledOn, decision.AnsweredOn }).Min();
        var check = MeetingCheck(facts, today)
            .Unless(facts.On is null || first is null || facts.On <= first, new Refusal(ForumRefusalCodes.AfterItsDecision, nameof(facts.On), first ?? default))
            .RequiredText(reason, ForumCorrection.ReasonMaxLength, "Reason");
        if (!check.Passed)
            return check.Result();

        var correction = ForumCorrection.Of(meeting, facts, reason!, by, today);
        if (correction.Changed.Count == 0)
            return new Refusal(ForumRefusalCodes.NothingChanged);
        meeting.Correct(facts);
        foreach (var decision in taken)
            decision.MoveTo(meeting.On);
        _corrections.Add(correction);
        return Result.Done;
    }

    /// <summary>
    /// Corrects a decision, by the rules of writing one down. Refused without a reason and without a change; what the mission answered stays asked of
    /// it. The answer and its commitment stay.
    /// </summary>
    /// <param name="today">The mission's day.</param>
    public Result CorrectDecision(ForumDecisionId id, ForumDecisionFacts facts, string? reason, AccountId by, DateOnly today)
    {
        if (_decisions.Find(decision => decision.Id == id) is not { } decision)
            return Refusal.NotFound;
        var check = DecisionCheck(facts, decision.TakenOn)
            .Unless(facts.AsksMission || decision.Answer is null, new Refusal(ForumRefusalCodes.WasAnswered, nameof(facts.AsksMission)))
            .RequiredText(reason, ForumCorrection.ReasonMaxLength, "Reason");
        if (!check.Passed)
            return check.Result();

        var correction = ForumCorrection.Of(decision, facts, reason!, by, today);
        if (correction.Changed.Count == 0)
            return new Refusal(ForumRefusalCodes.NothingChanged);
        decision.Correct(facts);
        _corrections.Add(correction);
        return Result.Done;
    }

    /// <summary>Somebody withdrew a consent: no text of the forum names them any more, neither what it said before a correction.</summary>
    public void TakeOut(WrittenName name)
    {
        Name = name.TakenOutOf(Name)!;
        Purpose = name.TakenOutOf(Purpose)!;
        EndReason = name.TakenOutOf(EndReason);
        foreach (var member in _members)
            member.TakeOut(name);
        foreach (var meeting in _meetings)
            meeting.TakeOut(name);
        foreach (var decision in _decisions)
            decision.TakeOut(name);
        foreach (var correction in _corrections)
            correction.TakeOut(name);
    }
}

/// <summary>One correction of a meeting or a decision: why, and what it said before, of what was changed.</summary>
public sealed class ForumCorrection
{
    public const int ReasonMaxLength = 1000;

    private ForumCorrection()
    {
    }

    public ForumCorrectionId Id { get; private init; }

    /// <summary>The meeting or the decision.</summary>
    public Guid SubjectId { get; private init; }

    public DateOnly CorrectedOn { get; private init; }

    public AccountId By { get; private init; }

    public string Reason { get; private set; } = "";

    /// <summary>Names of what was changed, as in <see cref="ForumMeetingFacts"/> and <see cref="ForumDecisionFacts"/>. What is not among them is empty below.</summary>
    public List<string> Changed { get; private init; } = [];

    public DateOnly? WasOn { get; private init; }

    public string? WasPlace { get; private set; }

    public string? WasNote { get; private set; }

    /// <summary>Ids of members.</summary>
    public List<Guid> WasPresent { get; private init; } = [];

    public string? WasText { get; private set; }

    public string? WasDoneBy { get; private set; }

    public DateOnly? WasDue { get; private init; }

    /// <summary>Whether it asked something of the mission.</summary>
    public bool? WasAsking { get; private init; }

    internal static ForumCorrection Of(ForumMeeting meeting, ForumMeetingFacts facts, string reason, AccountId by, DateOnly today)
    {
        var present = facts.Present.Select(member => member.Value).ToHashSet();
        var (on, place, note, there) = (meeting.On != facts.On, meeting.Place != Kept(facts.Place), meeting.Note != Kept(facts.Note), !present.SetEquals(meeting.Present));
        return new ForumCorrection
        {
            Id = ForumCorrectionId.New(),
            SubjectId = meeting.Id.Value,
            CorrectedOn = today,
            By = by,
            Reason = reason.Trim(),
            Changed = Names((on, nameof(facts.On)), (place, nameof(facts.Place)), (there, nameof(facts.Present)), (note, nameof(facts.Note))),
            WasOn = on ? meeting.On : null,
            WasPlace = place ? meeting.Place : null,
            WasNote = note ? meeting.Note : null,
            WasPresent = there ? [.. meeting.Present] : [],
        };
    }

    internal static ForumCorrection Of(ForumDecision decision, ForumDecisionFacts facts, string reason, AccountId by, DateOnly today)
    {
        var (text, doneBy, due, asks) = (decision.Text != Kept(facts.Text), decision.DoneBy != Kept(facts.DoneBy), decision.Due != facts.Due, decision.AsksMission != facts.AsksMission);
        return new ForumCorrection
        {
            Id = ForumCorrectionId.New(),
            SubjectId = decision.Id.Value,
            CorrectedOn = today,
            By = by,
            Reason = reason.Trim(),
            Changed = Names((text, nameof(facts.Text)), (doneBy, nameof(facts.DoneBy)), (due, nameof(facts.Due)), (asks, nameof(facts.AsksMission))),
            WasText = text ? decision.Text : null,
            WasDoneBy = doneBy ? decision.DoneBy : null,
            WasDue = due ? decision.Due : null,
            WasAsking = asks ? decision.AsksMission : null,
        };
    }

    internal void TakeOut(WrittenName name) =>
        (Reason, WasPlace, WasNote, WasText, WasDoneBy) = (name.TakenOutOf(Reason)!, name.TakenOutOf(WasPlace), name.TakenOutOf(WasNote), name.TakenOutOf(WasText), name.TakenOutOf(WasDoneBy));

    /// <summary>As it is stored.</summary>
    private static string? Kept(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static List<string> Names(params (bool Is, string Name)[] changed) => [.. changed.Where(one => one.Is).Select(one => one.Name)];
}

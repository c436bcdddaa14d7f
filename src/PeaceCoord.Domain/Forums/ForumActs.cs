using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Forums;

/// <summary>What happens in a forum: it meets, decides, and hears back.</summary>
public sealed partial class JointForum
{
    /// <summary>A meeting that was held. Refused in the future, with nobody of its members there, and once the forum has ended.</summary>
    /// <param name="today">The mission's day.</param>
    public Result HoldMeeting(ForumMeetingId id, ForumMeetingFacts facts, DateOnly today)
    {
        if (EndedOn is not null)
            return new Refusal(ForumRefusalCodes.HasEnded);
        var check = MeetingCheck(facts, today);
        if (!check.Passed)
            return check.Result();

        // A meeting written down late says nothing about what comes next.
        if (facts.NextMeeting is not null || NextMeeting <= facts.On)
            NextMeeting = facts.NextMeeting;
        _meetings.Add(ForumMeeting.Of(id, facts));
        return Result.Done;
    }

    private Check MeetingCheck(ForumMeetingFacts facts, DateOnly today) =>
        new Check()
            .Unless(facts.On is not null, Refusal.Required(nameof(facts.On)))
            .Unless(facts.On is null || facts.On <= today, new Refusal(ForumRefusalCodes.InTheFuture, nameof(facts.On)))
            .Unless(facts.On is null || EndedOn is null || facts.On <= EndedOn, new Refusal(ForumRefusalCodes.HasEnded, nameof(facts.On)))
            .Unless(facts.NextMeeting is null || facts.On is null || facts.NextMeeting > facts.On, new Refusal(ForumRefusalCodes.NextNotAfter, nameof(facts.NextMeeting)))
            .Unless(facts.Present.Count > 0, new Refusal(ForumRefusalCodes.NobodyPresent, nameof(facts.Present)))
            .Unless(facts.Present.All(present => _members.Exists(member => member.Id == present)), new Refusal(ForumRefusalCodes.UnknownRecord, nameof(facts.Present)))
            .Text(facts.Place, ForumMeeting.PlaceMaxLength, nameof(facts.Place))
            .Text(facts.Note, ForumMeeting.NoteMaxLength, nameof(facts.Note));

    /// <summary>Says as which consultation a meeting was logged. Refused when that was said of this one.</summary>
    public Result LinkMeeting(ForumMeetingId id, ConsultationId consultation)
    {
        if (_meetings.Find(meeting => meeting.Id == id) is not { } meeting)
            return Refusal.NotFound;
        if (meeting.Consultations.Contains(consultation.Value))
            return new Refusal(ForumRefusalCodes.AlreadyLinked);

        meeting.Link(consultation);
        return Result.Done;
    }

    /// <summary>What a meeting decided. Refused without words, without whoever is to do it, when due before the meeting, and once the forum has ended.</summary>
    public Result Decide(ForumDecisionId id, ForumMeetingId at, ForumDecisionFacts facts)
    {
        if (_meetings.Find(meeting => meeting.Id == at) is not { } meeting)
            return Refusal.NotFound;
        if (EndedOn is not null)
            return new Refusal(ForumRefusalCodes.HasEnded);
        var check = DecisionCheck(facts, meeting.On);
        if (!check.Passed)
            return check.Result();

        _decisions.Add(ForumDecision.Of(id, meeting, facts));
        return Result.Done;
    }

    private static Check DecisionCheck(ForumDecisionFacts facts, DateOnly takenOn) =>
        new Check()
            .RequiredText(facts.Text, ForumDecision.TextMaxLength, nameof(facts.Text))
            .RequiredText(facts.DoneBy, ForumDecision.DoneByMaxLength, nameof(facts.DoneBy))
            .Unless(facts.Due is null || facts.Due >= takenOn, new Refusal(ForumRefusalCodes.BeforeMeeting, nameof(facts.Due), takenOn));

    /// <summary>What became of a decision: done, not possible and why, or handed on and to whom. Refused when that was said already, before its meeting and in the future.</summary>
    /// <param name="state">One of <see cref="ForumDecision.Outcomes"/>.</param>
    public Result Settle(ForumDecisionId id, ForumDecisionState? state, DateOnly? on, string? outcome, DateOnly today)
    {
        if (_decisions.Find(decision => decision.Id == id) is not { } decision)
            return Refusal.NotFound;
        if (decision.State != ForumDecisionState.Open)
            return new Refusal(ForumRefusalCodes.AlreadySettled);
        var check = new Check()
            .Unless(state is not null, Refusal.Required("State"))
            .Unless(state is null || ForumDecision.Outcomes.Contains(state.Value), new Refusal(RefusalCodes.UnknownChoice, "State"))
            .Unless(on is not null, Refusal.Required("On"))
            .Unless(on is null || on <= today, new Refusal(ForumRefusalCodes.InTheFuture, "On"))
            .Unless(on is null || on >= decision.TakenOn, new Refusal(ForumRefusalCodes.BeforeMeeting, "On", decision.TakenOn))
            .Unless(state is not (ForumDecisionState.NotPossible or ForumDecisionState.HandedOn) || !string.IsNullOrWhiteSpace(outcome), Refusal.Required("Outcome"))
            .Text(outcome, ForumDecision.ReasonMaxLength, "Outcome");
        if (!check.Passed)
            return check.Result();

        decision.Settle(state!.Value, on!.Value, outcome);
        return Result.Done;
    }

    /// <summary>The mission takes a decision on, as a commitment of a consultation that its meeting was logged as. Refused when it asks nothing of the mission, was answered, or its meeting was logged as none.</summary>
    /// <param name="commitment">What it took on, made with this act.</param>
    public Result Accept(ForumDecisionId id, CommitmentId commitment, AccountId by, DateOnly today)
    {
        if (_decisions.Find(decision => decision.Id == id) is not { } decision)
            return Refusal.NotFound;
        var answerable = Answerable(decision);
        if (!answerable.Succeeded)
            return answerable;
        if (_meetings.Find(meeting => meeting.Id == decision.MeetingId) is not { Consultations.Count: > 0 })
            return new Refusal(ForumRefusalCodes.NoConsultation);

        decision.Accept(commitment, by, today);
        return Result.Done;
    }

    /// <summary>The mission declines, with the reason that is given to the forum.</summary>
    public Result Decline(ForumDecisionId id, string? reason, AccountId by, DateOnly today)
    {
        if (_decisions.Find(decision => decision.Id == id) is not { } decision)
            return Refusal.NotFound;
        var answerable = Answerable(decision);
        if (!answerable.Succeeded)
            return answerable;
        var check = new Check().RequiredText(reason, ForumDecision.ReasonMaxLength, "Reason");
        if (!check.Passed)
            return check.Result();

        decision.Decline(reason!, by, today);
        return Result.Done;
    }

    private static Result Answerable(ForumDecision decision)
    {
        if (!decision.AsksMission)
            return new Refusal(ForumRefusalCodes.AsksNothing);
        if (decision.Answer is not null)
            return new Refusal(ForumRefusalCodes.AlreadyAnswered);
        return decision.State == ForumDecisionState.Open ? Result.Done : new Refusal(ForumRefusalCodes.AlreadySettled);
    }
}

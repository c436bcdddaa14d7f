using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Forums;

/// <summary>How a forum ends.</summary>
public sealed partial class JointForum
{
    public const int EndReasonMaxLength = 2000;

    /// <summary>Its last day; null while it goes on.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Why it ended.</summary>
    public string? EndReason { get; private set; }

    public AccountId? EndedBy { get; private set; }

    /// <summary>Decisions that must be answered, handed on, or named when the forum ends: open, and without an answer of the mission.</summary>
    public IReadOnlyList<ForumDecision> OpenDecisions => _decisions.FindAll(decision => decision is { State: ForumDecisionState.Open, Answer: null });

    /// <summary>
    /// Ends the forum: no meetings and decisions are added after it. Refused before its last meeting and in the future, without a reason, and while
    /// something is not said of each of the <see cref="OpenDecisions"/>.
    /// </summary>
    /// <param name="left">What becomes of each decision that is open.</param>
    /// <param name="today">The mission's day.</param>
    public Result End(DateOnly? on, string? reason, IReadOnlyList<LeftDecision> left, AccountId by, DateOnly today)
    {
        if (EndedOn is not null)
            return new Refusal(ForumRefusalCodes.HasEnded);
        var last = _meetings.Select(meeting => (DateOnly?)meeting.On).Max();
        var open = OpenDecisions;
        var check = new Check()
            .Unless(on is not null, Refusal.Required("On"))
            .Unless(on is null || on <= today, new Refusal(ForumRefusalCodes.InTheFuture, "On"))
            .Unless(on is null || last is null || on >= last, new Refusal(ForumRefusalCodes.BeforeMeeting, "On", last ?? default))
            .RequiredText(reason, EndReasonMaxLength, "Reason")
            .Unless(open.All(decision => left.Any(named => named.Decision == decision.Id)), new Refusal(ForumRefusalCodes.LeftOpen, null, open.Count));
        foreach (var named in left)
            check.RequiredText(named.What, ForumDecision.ReasonMaxLength, named.Field);
        if (!check.Passed)
            return check.Result();

        foreach (var decision in open)
            decision.Settle(ForumDecisionState.Ended, on!.Value, left.First(named => named.Decision == decision.Id).What);
        (EndedOn, EndReason, EndedBy, NextMeeting) = (on, reason!.Trim(), by, null);
        return Result.Done;
    }
}

/// <summary>What becomes of an open decision when its forum ends: who takes it on, or why nobody does.</summary>
/// <param name="Field">Where it was typed, for its refusals.</param>
public sealed record LeftDecision(ForumDecisionId Decision, string? What, string Field);

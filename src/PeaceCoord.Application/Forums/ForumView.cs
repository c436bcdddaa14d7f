using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Forums;

public sealed record ForumView
{
    public required JointForumId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required string Purpose { get; init; }

    public required Label Label { get; init; }

    public required string? Office { get; init; }

    /// <summary>Codes of the gazetteer.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    public required ForumRhythm Rhythm { get; init; }

    public required DateOnly? NextMeeting { get; init; }

    /// <summary>Former ones among them.</summary>
    public required IReadOnlyList<MemberView> Members { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<ForumMeetingView> Meetings { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<DecisionView> Decisions { get; init; }

    /// <summary>Null while it goes on.</summary>
    public required ForumEndView? Ended { get; init; }

    public required bool MayKeep { get; init; }

    /// <summary>Whether the reader may add meetings and decisions: keeps it, and it goes on.</summary>
    public bool MayAdd => MayKeep && Ended is null;

    /// <summary>The mission's, for its clocks.</summary>
    public required string Zone { get; init; }

    public required DateOnly Today { get; init; }
}

/// <param name="Id">In the forum.</param>
/// <param name="RecordId">The community, organisation, leader or section; null for an authority, and for what the reader does not see.</param>
/// <param name="Name">A leader's code. Null for what the reader does not see.</param>
/// <param name="Language">Of a community's name.</param>
public sealed record MemberView(Guid Id, ForumMemberKind Kind, Guid? RecordId, string? Name, string? Language, bool IsFormer);

/// <param name="Present">Ids of members.</param>
/// <param name="Consultations">What it was logged as, of what the reader may open. Whether there is more is told to nobody.</param>
public sealed record ForumMeetingView(Guid Id, DateOnly On, string? Place, string? Note, IReadOnlyList<Guid> Present, IReadOnlyList<LinkedConsultation> Consultations)
{
    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<CorrectionView> Corrections { get; init; }
}

public sealed record LinkedConsultation(ConsultationId Id, string Name);

public sealed record TakenOnCommitment(CommitmentId Id, CommitmentState State);

public sealed record DecisionView
{
    public required Guid Id { get; init; }

    public required Guid MeetingId { get; init; }

    public required DateOnly TakenOn { get; init; }

    public required string Text { get; init; }

    public required string DoneBy { get; init; }

    public required DateOnly? Due { get; init; }

    public required bool AsksMission { get; init; }

    public required ForumDecisionState State { get; init; }

    public required DateOnly? SettledOn { get; init; }

    public required string? Outcome { get; init; }

    public required MissionAnswer? Answer { get; init; }

    public required DateOnly? AnsweredOn { get; init; }

    public required string? AnsweredBy { get; init; }

    public required string? DeclinedReason { get; init; }

    /// <summary>Null when none was made, or the reader does not see it.</summary>
    public required TakenOnCommitment? Commitment { get; init; }

    public required bool IsOverdue { get; init; }

    /// <summary>Since the meeting, while it waits for the mission's answer; null when it does not.</summary>
    public required int? WaitingDays { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<CorrectionView> Corrections { get; init; }
}

/// <param name="By">Null when it was nobody that is still there.</param>
public sealed record ForumEndView(DateOnly On, string Reason, string? By);

/// <summary>One correction of a meeting or a decision: what it said before, of what was changed, for those who keep the forum.</summary>
/// <param name="By">Null when it was nobody that is still there.</param>
/// <param name="Changed">Names as in the facts of meetings and decisions.</param>
public sealed record CorrectionView(DateOnly On, string? By, string Reason, IReadOnlyList<string> Changed)
{
    /// <summary>False where the reader does not keep the forum: what it said before is not here.</summary>
    public bool TellsBefore { get; init; }

    public DateOnly? WasOn { get; init; }

    public string? WasPlace { get; init; }

    public string? WasNote { get; init; }

    /// <summary>Ids of members.</summary>
    public IReadOnlyList<Guid> WasPresent { get; init; } = [];

    public string? WasText { get; init; }

    public string? WasDoneBy { get; init; }

    public DateOnly? WasDue { get; init; }

    public bool? WasAsking { get; init; }
}

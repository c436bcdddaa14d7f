namespace PeaceCoord.Domain.Partnerships;

public enum PartnershipKind
{
    MemorandumOfUnderstanding,
    Grant,
    QuickImpactProject,
    JointActivity,
    InformationSharing,
    Training,
    ReferralPathway,
    CoordinationArrangement,
}

/// <summary>
/// Draft is its proposer's own; submitted waits for an officer; under review is accepted and waits for signatures; agreed is signed
/// for every party and confirmed by a second person of the mission.
/// </summary>
public enum PartnershipState
{
    Draft,
    Submitted,
    UnderReview,
    Agreed,
    Active,
    Suspended,
    Ended,
    Terminated,
}

/// <summary>When its effect is meant to show.</summary>
public enum Horizon
{
    Immediate,
    Recovery,
    LongTerm,
}

public enum MeetingRhythm
{
    Weekly,
    EveryTwoWeeks,
    Monthly,
    Quarterly,
    WhenNeeded,
}

/// <summary>One step in a partnership's life.</summary>
public enum PartnershipAct
{
    Proposed,
    Submitted,
    SentBack,
    Accepted,
    Signed,
    AgreedForTheMission,
    Started,
    Suspended,
    Resumed,
    Ended,
    Terminated,
}

/// <summary>What one reader is asked to do next.</summary>
public enum Turn
{
    Submit,
    Review,
    Sign,
    AgreeForTheMission,
    Start,
}

/// <summary>What a review decides.</summary>
public enum ReviewDecision
{
    Accept,
    SendBack,
}

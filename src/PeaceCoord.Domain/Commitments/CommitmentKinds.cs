namespace PeaceCoord.Domain.Commitments;

public enum CommitmentKind
{
    /// <summary>Said to the community's face.</summary>
    Promise,

    /// <summary>Taken on after the meeting, because of what was said there.</summary>
    FollowUpAction,
}

/// <summary>Who gave the word.</summary>
public enum PromisedBy
{
    Section,
    UnEntity,
    Authority,
    Organisation,
    Community,
}

public enum Priority
{
    Low,
    Normal,

    /// <summary>Its delivery is verified by somebody other than its owner before it closes.</summary>
    High,
}

/// <summary>What stage a commitment has reached. Closing stands beside it: see <see cref="Commitment.IsClosed"/>.</summary>
public enum CommitmentState
{
    Recorded,
    Accepted,
    Declined,
    Planned,
    InProgress,
    Delivered,

    /// <summary>The community says that it was done.</summary>
    Confirmed,

    /// <summary>The community says that it was not done, or not as promised.</summary>
    Disputed,
}

/// <summary>How a community was told.</summary>
public enum ToldHow
{
    CommunityMeeting,
    Meeting,
    Visit,
    ThroughALeader,
    ThroughAnOrganisation,
    Telephone,
    Radio,
    Letter,
    Other,
}

/// <summary>What a community answered when it was told.</summary>
public enum CommunityAnswer
{
    Confirmed,
    Disputed,
    NotYet,
}

/// <summary>Why something was declined, in the few kinds that figures are made of; the reason in words stands beside it.</summary>
public enum DeclineGround
{
    /// <summary>No money, people or material for it.</summary>
    NoMeans,

    /// <summary>The mandate does not cover it.</summary>
    OutsideTheMandate,

    /// <summary>It would have put somebody in danger.</summary>
    NotSafe,

    /// <summary>It is for an authority, or somebody else does it.</summary>
    ForOthers,

    /// <summary>It was overtaken by events.</summary>
    NoLongerNeeded,
    Other,
}

/// <summary>Why a community cannot be told.</summary>
public enum UntoldReason
{
    NotSafe,
    NotPossible,
}

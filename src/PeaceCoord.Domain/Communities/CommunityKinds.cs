namespace PeaceCoord.Domain.Communities;

public enum CommunityKind
{
    Village,
    Quarter,
    DisplacementSite,
    Profession,
    Association,
    Other,
}

public enum LeaderRole
{
    Traditional,
    Religious,
    Womens,
    Youth,
    Administrative,
    Elder,
    Teacher,
    HealthWorker,
    Other,
}

/// <summary>How a leader wants to be reached.</summary>
public enum ContactPreference
{
    Visit,
    Telephone,
    ThroughSomebodyElse,

    /// <summary>Never first: the leader comes to us.</summary>
    DoNotContact,
}

/// <summary>How likely harm is when it is known that the leader speaks with the mission.</summary>
public enum ReprisalRisk
{
    Low,
    Moderate,
    High,
    Severe,
}

/// <summary>Why an identity was revealed; a code for the audit trail, never free text.</summary>
public enum RevealReason
{
    /// <summary>To arrange a meeting or to call.</summary>
    ToContact,

    /// <summary>To make sure that two records are one person.</summary>
    ToTellApart,

    /// <summary>To protect the person.</summary>
    ToProtect,

    /// <summary>To correct the name or the contacts.</summary>
    ToCorrect,

    /// <summary>The person asked what is held about them.</summary>
    AtTheirRequest,
}

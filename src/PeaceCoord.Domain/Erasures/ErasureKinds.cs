namespace PeaceCoord.Domain.Erasures;

/// <summary>What an erasure takes away for good.</summary>
public enum Erased
{
    /// <summary>Name and contacts of a leader.</summary>
    LeaderIdentity,

    /// <summary>Name, telephone and address of an organisation's contact.</summary>
    ContactIdentity,

    /// <summary>The content of a record whose retention ended.</summary>
    Record,
}

/// <summary>Why.</summary>
public enum ErasureGround
{
    AskedForByThePerson,
    DangerToThePerson,
    NoLongerNeeded,

    /// <summary>What was kept as long as it had to be: said by the portal, chosen by nobody.</summary>
    RetentionEnded,
}

public enum ErasureState
{
    Proposed,
    Confirmed,
    Withdrawn,
}

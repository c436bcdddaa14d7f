namespace PeaceCoord.Domain.Sharing;

/// <summary>
/// The parts of a consultation that can be shared, each on its own. No part holds names of staff, interpreters, leaders or other
/// organisations, the do no harm check, or referrals: these never leave.
/// </summary>
public enum SharedSection
{
    /// <summary>Title, kind of meeting, purpose.</summary>
    Meeting,

    /// <summary>The day, and the place as exactly as its sensitivity allows.</summary>
    WhereAndWhen,

    /// <summary>Counts by sex and age, small ones held back.</summary>
    WhoCame,

    Context,

    /// <summary>What was raised and what became of it; which group raised it only where the group agreed.</summary>
    Concerns,

    /// <summary>What was promised, by what kind of body, until when, and where it stands.</summary>
    Commitments,

    /// <summary>What the mission does next.</summary>
    Action,
}

public static class SharedSections
{
    /// <summary>Whether it holds what people said or wrote in free words: the day, the area and counts do not. A place is a name of its own.</summary>
    public static bool HoldsWords(this SharedSection section) => section is not (SharedSection.WhereAndWhen or SharedSection.WhoCame);
}

using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Consultations;

/// <summary>How far a meeting can be seen to be one with the United Nations.</summary>
public enum MeetingVisibility
{
    Open,

    /// <summary>Without marked cars or helmets, at a place and time that draws no eyes.</summary>
    Discreet,

    /// <summary>Nobody else can tell that the United Nations takes part.</summary>
    Unseen,
}

/// <summary>What the do no harm check looks at of one community, organisation or leader to be met: no id and no name.</summary>
/// <param name="Risk">How likely reprisals against a leader are; communities and organisations have none of their own.</param>
public readonly record struct MetWish(SeenWithUs Wish, ReprisalRisk? Risk = null);

/// <summary>What the do no harm check finds in a plan. It names the rule and nobody.</summary>
public enum HarmFinding
{
    /// <summary>An open meeting with somebody who wishes never to be seen with the United Nations: such a plan is refused.</summary>
    OpenWithThoseNeverSeen,

    /// <summary>An open meeting with somebody who wishes to be met discreetly.</summary>
    OpenWithThoseDiscreetlySeen,

    /// <summary>A discreet meeting, where it could still be seen, with somebody who wishes never to be.</summary>
    DiscreetWithThoseNeverSeen,

    /// <summary>An open meeting where the risk of reprisals is high, by what the plan or a leader's record says.</summary>
    OpenAtHighRisk,

    /// <summary>An open meeting at a place that is not to be told: whoever sees it learns the place.</summary>
    OpenAtSensitivePlace,
}

/// <summary>Whether a plan could harm those it is made for: what they wish, how likely reprisals are, and how far the meeting can be seen.</summary>
public static class DoNoHarmCheck
{
    /// <summary>From here on the risk of reprisals is high.</summary>
    public const ReprisalRisk High = ReprisalRisk.High;

    /// <param name="visibility">Null while it was not said: then nothing is found.</param>
    /// <param name="place">How far the place may be told; null where that is no matter.</param>
    public static IReadOnlyList<HarmFinding> Find(MeetingVisibility? visibility, ReprisalRisk? risk, IReadOnlyCollection<MetWish> met, PlaceSensitivity? place = null)
    {
        var never = met.Any(m => m.Wish == SeenWithUs.Never);
        if (visibility != MeetingVisibility.Open)
            return visibility == MeetingVisibility.Discreet && never ? [HarmFinding.DiscreetWithThoseNeverSeen] : [];

        List<HarmFinding> found = [];
        if (never)
            found.Add(HarmFinding.OpenWithThoseNeverSeen);
        if (met.Any(m => m.Wish == SeenWithUs.Discreetly))
            found.Add(HarmFinding.OpenWithThoseDiscreetlySeen);
        if (risk >= High || met.Any(m => m.Risk >= High))
            found.Add(HarmFinding.OpenAtHighRisk);
        if (!place.ShowsPlace)
            found.Add(HarmFinding.OpenAtSensitivePlace);
        return found;
    }

    /// <summary>Whether a plan with that finding is not to be made; of the others people are warned.</summary>
    public static bool Refuses(HarmFinding finding) => finding == HarmFinding.OpenWithThoseNeverSeen;
}

namespace PeaceCoord.Domain.Sharing;

public static class SharingRefusalCodes
{
    public const string NotRecorded = "Sharing.NotRecorded";

    /// <summary>Strictly confidential records are read by named people only.</summary>
    public const string StrictlyConfidential = "Sharing.StrictlyConfidential";

    /// <summary>The label is above what the actor is cleared for.</summary>
    public const string AboveClearance = "Sharing.AboveClearance";

    /// <summary>Somebody withdrew consent: the words wait to be read again before they are shared.</summary>
    public const string WordsToReadAgain = "Sharing.WordsToReadAgain";

    public const string NoSection = "Sharing.NoSection";
    public const string UnknownOrganisation = "Sharing.UnknownOrganisation";

    /// <summary>The organisation does not want to be seen with the mission.</summary>
    public const string NeverSeenWithUs = "Sharing.NeverSeenWithUs";

    /// <summary>No account of the organisation could read it.</summary>
    public const string NobodyReads = "Sharing.NobodyReads";

    /// <summary>Arguments: the last day of the share that stands.</summary>
    public const string AlreadyShared = "Sharing.AlreadyShared";

    public const string UntilPast = "Sharing.UntilPast";

    /// <summary>Arguments: the latest day.</summary>
    public const string UntilTooFar = "Sharing.UntilTooFar";
}

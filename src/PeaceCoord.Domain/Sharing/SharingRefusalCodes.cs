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

    /// <summary>Taken back, or past its last day.</summary>
    public const string Over = "Sharing.Over";

    /// <summary>Somebody else changed it while it was being taken back.</summary>
    public const string ChangedMeanwhile = "Sharing.ChangedMeanwhile";

    /// <summary>Arguments: which of the passages typed, from 1.</summary>
    public const string PassageNotFound = "Sharing.PassageNotFound";

    /// <summary>Arguments: which of the passages typed, from 1; the fewest characters.</summary>
    public const string PassageTooShort = "Sharing.PassageTooShort";

    /// <summary>Arguments: the most.</summary>
    public const string TooManyRedactions = "Sharing.TooManyRedactions";
}

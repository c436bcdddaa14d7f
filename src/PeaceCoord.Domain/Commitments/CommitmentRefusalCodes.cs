namespace PeaceCoord.Domain.Commitments;

public static class CommitmentRefusalCodes
{
    /// <summary>It closes only when the community was told.</summary>
    public const string CommunityNotTold = "Commitments.CommunityNotTold";

    /// <summary>It closes only when every community was told. Arguments: how many were not, and how many it is owed to.</summary>
    public const string SomeNotTold = "Commitments.SomeNotTold";

    /// <summary>One of them has confirmed or disputed already what was delivered; what is noted wrongly is corrected.</summary>
    public const string AnsweredAlready = "Commitments.AnsweredAlready";

    /// <summary>The community was told, and its answer is still missing.</summary>
    public const string NoAnswerYet = "Commitments.NoAnswerYet";

    /// <summary>The community disputes it: mend it, or decline it with the reason, and tell them again.</summary>
    public const string AnswerDisputed = "Commitments.AnswerDisputed";

    /// <summary>High priority: verified by somebody other than the owner first.</summary>
    public const string NotVerified = "Commitments.NotVerified";

    /// <summary>The act does not fit the state. Argument: the state.</summary>
    public const string NotInThisState = "Commitments.NotInThisState";

    public const string Closed = "Commitments.Closed";

    /// <summary>The day lies in the future.</summary>
    public const string InTheFuture = "Commitments.InTheFuture";

    /// <summary>Due before the meeting was held. Argument: the day of the meeting.</summary>
    public const string DueBeforeHeld = "Commitments.DueBeforeHeld";

    /// <summary>Told before it was delivered or declined. Argument: the day of that.</summary>
    public const string ToldBeforeDone = "Commitments.ToldBeforeDone";

    public const string VerifierIsOwner = "Commitments.VerifierIsOwner";

    public const string AlreadyVerified = "Commitments.AlreadyVerified";

    /// <summary>Closing it untold was already asked for.</summary>
    public const string UntoldAlreadyAsked = "Commitments.UntoldAlreadyAsked";

    /// <summary>Nobody asked to close it untold.</summary>
    public const string UntoldNotAsked = "Commitments.UntoldNotAsked";

    /// <summary>The second person is neither the one who asked nor the owner.</summary>
    public const string SecondPersonNeeded = "Commitments.SecondPersonNeeded";

    /// <summary>The community was told: it closes in the ordinary way.</summary>
    public const string AlreadyTold = "Commitments.AlreadyTold";

    /// <summary>Every community of the meeting was left out: it would be owed to nobody.</summary>
    public const string OwedToNobody = "Commitments.OwedToNobody";

    /// <summary>The owner is not a member of the mission who may read it.</summary>
    public const string OwnerCannotRead = "Commitments.OwnerCannotRead";

    /// <summary>They follow it up already.</summary>
    public const string OwnerAlready = "Commitments.OwnerAlready";

    /// <summary>They verified its delivery: the owner does not judge the own work.</summary>
    public const string VerifiedByThem = "Commitments.VerifiedByThem";

    /// <summary>High priority is lowered before it is delivered, and by somebody who never followed it up.</summary>
    public const string PriorityStays = "Commitments.PriorityStays";

    /// <summary>Argument: how many may be handed over at once.</summary>
    public const string TooManyAtOnce = "Commitments.TooManyAtOnce";

    /// <summary>Commitments are added to a recorded consultation only.</summary>
    public const string ConsultationNotRecorded = "Commitments.ConsultationNotRecorded";

    /// <summary>The concern does not belong to that consultation.</summary>
    public const string NoSuchConcern = "Commitments.NoSuchConcern";
}

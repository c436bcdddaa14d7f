namespace PeaceCoord.Domain.Oversight;

public static class OversightRefusalCodes
{
    /// <summary>The label asked for is not below the one that stands, or the kind of record has none such.</summary>
    public const string NotLower = "Oversight.NotLower";

    /// <summary>Another request for the same record waits.</summary>
    public const string AskedAlready = "Oversight.AskedAlready";
    public const string DecidedAlready = "Oversight.DecidedAlready";

    /// <summary>Who asked does not decide.</summary>
    public const string AskedByOneself = "Oversight.AskedByOneself";

    /// <summary>Of what is Strictly confidential who asks names who decides. The person named is no focal point of the mission.</summary>
    public const string NoSuchFocalPoint = "Oversight.NoSuchFocalPoint";

    /// <summary>The record has another label than when it was asked. Arguments: the label that stands.</summary>
    public const string LabelChanged = "Oversight.LabelChanged";

    /// <summary>It holds words that came out of records whose label would be higher: they would be read by more people.</summary>
    public const string HoldsHigherWords = "Oversight.HoldsHigherWords";

    /// <summary>Drafts, and what was called off, are read by their author alone: their label is not lowered by request.</summary>
    public const string NotInThisState = "Oversight.NotInThisState";

    /// <summary>Arguments: how many characters at the least.</summary>
    public const string ReasonTooShort = "Oversight.ReasonTooShort";

    /// <summary>Nothing of that reference can be opened: there is none, or it is read by name.</summary>
    public const string NothingToOpen = "Oversight.NothingToOpen";

    /// <summary>Whoever asks reads it anyway.</summary>
    public const string ReadAnyway = "Oversight.ReadAnyway";

    /// <summary>Arguments: how many at a time.</summary>
    public const string TooManyOpen = "Oversight.TooManyOpen";
    public const string OverAlready = "Oversight.OverAlready";

    /// <summary>It is looked at when it is over.</summary>
    public const string NotOverYet = "Oversight.NotOverYet";
    public const string ReviewedAlready = "Oversight.ReviewedAlready";

    /// <summary>Nobody opens it until two people released it.</summary>
    public const string Frozen = "Oversight.Frozen";
    public const string FrozenAlready = "Oversight.FrozenAlready";
    public const string NothingToFreeze = "Oversight.NothingToFreeze";
    public const string NobodyAskedToRelease = "Oversight.NobodyAskedToRelease";
    public const string SecondPersonNeeded = "Oversight.SecondPersonNeeded";
    public const string ReleasedAlready = "Oversight.ReleasedAlready";
}

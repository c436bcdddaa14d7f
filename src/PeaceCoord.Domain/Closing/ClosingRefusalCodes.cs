namespace PeaceCoord.Domain.Closing;

public static class ClosingRefusalCodes
{
    /// <summary>Arguments: the state the workspace is in.</summary>
    public const string NotFromThisState = "Closing.NotFromThisState";
    public const string EndsInThePast = "Closing.EndsInThePast";

    /// <summary>Arguments: the mission's last day.</summary>
    public const string NotOverYet = "Closing.NotOverYet";

    /// <summary>Arguments: how much is open of which nobody said who takes over.</summary>
    public const string StillWithout = "Closing.StillWithout";
    public const string ProposedAlready = "Closing.ProposedAlready";
    public const string DecidedAlready = "Closing.DecidedAlready";
    public const string SecondPersonNeeded = "Closing.SecondPersonNeeded";

    /// <summary>Arguments: how many at the most.</summary>
    public const string TooManyAtOnce = "Closing.TooManyAtOnce";
    public const string NoSuchOrganisation = "Closing.NoSuchOrganisation";

    /// <summary>Several of the registry answer to the name. Arguments: how many.</summary>
    public const string SeveralOrganisations = "Closing.SeveralOrganisations";
    /// <summary>Arguments: the last day that can be given.</summary>
    public const string EndsTooFar = "Closing.EndsTooFar";

    /// <summary>What is under a legal hold is not deleted.</summary>
    public const string Held = "Closing.Held";
    public const string HeldAlready = "Closing.HeldAlready";
    public const string LiftedAlready = "Closing.LiftedAlready";
}

namespace PeaceCoord.Domain.Erasures;

public static class ErasureRefusalCodes
{
    /// <summary>Arguments: the code or the reference of what it is about.</summary>
    public const string ProposedAlready = "Erasures.ProposedAlready";
    public const string ErasedAlready = "Erasures.ErasedAlready";
    public const string DecidedAlready = "Erasures.DecidedAlready";
    public const string SecondPersonNeeded = "Erasures.SecondPersonNeeded";

    /// <summary>No name and no contacts are held: there is nothing to erase.</summary>
    public const string NothingHeld = "Erasures.NothingHeld";

    /// <summary>Its retention has not ended. Arguments: the code or the reference.</summary>
    public const string NotDue = "Erasures.NotDue";

    /// <summary>It waits for somebody yet: a promise that is not closed, a forum that goes on, a request without an answer. Arguments: the code or the reference.</summary>
    public const string StillOpen = "Erasures.StillOpen";

    /// <summary>A legal hold stands. Arguments: the code or the reference.</summary>
    public const string Held = "Erasures.Held";

    /// <summary>The name stands in a record that must stay as it is. Arguments: the code or the reference of whose name it is.</summary>
    public const string NamedInHeld = "Erasures.NamedInHeld";

    /// <summary>Arguments: how many at the most.</summary>
    public const string TooManyAtOnce = "Erasures.TooManyAtOnce";

    /// <summary>The content of the record was destroyed: nothing is written in it any more.</summary>
    public const string Destroyed = "Erasures.Destroyed";
}

namespace PeaceCoord.Domain.Kernel;

/// <summary>
/// Why something a person asked for was not done. Carries a code, the field it belongs to and arguments; the web turns them
/// into words. Codes read <c>Feature.Reason</c> and their words stand in that feature's <c>Words.resx</c> as <c>Refusal_Reason</c>.
/// </summary>
/// <param name="Code">What went wrong, <c>Feature.Reason</c>; every code has words in English and French, held by a test.</param>
/// <param name="Field">The name of the input's property the refusal belongs to, or null when it concerns the whole.</param>
/// <param name="Arguments">Values for the placeholders of the words; never personal data.</param>
public sealed record Refusal(string Code, string? Field = null, params IReadOnlyList<object> Arguments)
{
    /// <summary>Does not exist, or is not visible to the actor: the two are never told apart.</summary>
    public static Refusal NotFound { get; } = new(RefusalCodes.NotFound);

    /// <summary>Visible, but this act is for others.</summary>
    /// <param name="who">Who may, as a code of <see cref="RefusalCodes"/>' siblings: the words say it to the reader.</param>
    public static Refusal NotPermitted(Who who) => new(RefusalCodes.NotPermitted, null, who);

    /// <summary>Somebody saved this record since it was opened.</summary>
    public static Refusal Conflict(int current) => new(RefusalCodes.Conflict, "Version", current);

    /// <summary>The field must not be empty.</summary>
    public static Refusal Required(string field) => new(RefusalCodes.Required, field);

    /// <summary>The text is longer than <paramref name="limit"/> characters.</summary>
    public static Refusal TooLong(string field, int limit) => new(RefusalCodes.TooLong, field, limit);
}

/// <summary>Codes that every feature shares. Each feature adds its own <c>…RefusalCodes</c> class of constants.</summary>
public static class RefusalCodes
{
    public const string NotFound = "Kernel.NotFound";
    public const string NotPermitted = "Kernel.NotPermitted";
    public const string Conflict = "Kernel.Conflict";
    public const string Required = "Kernel.Required";
    public const string TooLong = "Kernel.TooLong";
    public const string UnknownChoice = "Kernel.UnknownChoice";
    public const string Malformed = "Kernel.Malformed";
    public const string ControlCharacters = "Kernel.ControlCharacters";
    public const string OutOfRange = "Kernel.OutOfRange";
}

/// <summary>Who may do an act, named when somebody else asks for it.</summary>
public enum Who
{
    SignedInPeople,
    Author,
    TheAuthorOrAnOfficer,
    Officers,
    OfficersOtherThanTheAuthor,
    OfficersOtherThanTheOwner,
    SectionHeadsAndLeadership,
    SectionHeadsOtherThanTheProposer,
    MissionStaff,
    CoordinatorOfTheOrganisation,
    MissionAdministratorsOtherThanOneself,
    SystemAdministrators,
    DataFocalPoint,
    ASecondPerson,
    PeopleWhoMayRevealIdentities,
    TheOwnerOrAnOfficer,
    TheOwnerOrASectionHead,
    LiaisonAssistantsAndOfficers,
    LiaisonAssistantsOfficersOrTheOrganisation,
    TheSideThatProposed,
    OfficersOtherThanTheProposer,
    TheParties,
    CoordinatorsOfTheParties,
    OfficersOrTheDataFocalPoint,
    SectionHeadsOrTheDataFocalPoint,
    ClearedMissionStaff,
    LiaisonAssistantsOfficersOrTheDataFocalPoint,
    PeopleOfTheOrganisation,
    MissionAdministrators,
}

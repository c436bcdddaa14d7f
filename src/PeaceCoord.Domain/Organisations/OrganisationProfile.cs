namespace PeaceCoord.Domain.Organisations;

/// <summary>A part of the profile that is saved on its own, finished or not.</summary>
public enum ProfileSection
{
    Identity,
    Standing,
    Work,
    Capacity,
    Safeguards,
    Contacts,
    Visibility,
}

/// <summary>Something a profile still lacks.</summary>
public enum ProfileGap
{
    YearFounded,
    Purpose,
    RegistrationOrReason,
    GoverningDocumentOrReason,
    Sectors,
    Areas,
    Populations,
    Languages,
    StaffBand,
    BudgetBand,
    Connectivity,
    Safeguarding,
    AntiFraud,
    Psea,
    FeedbackMechanism,
    Contact,
    VisibilityWish,
}

/// <summary>Who it is.</summary>
/// <param name="OtherNames">Other and former names, in any script.</param>
/// <param name="ParentId">The headquarters of a country office.</param>
/// <param name="Purpose">What it does, in one sentence.</param>
public sealed record OrganisationIdentity(
    string? LegalName, string? Acronym, IReadOnlyList<string> OtherNames, OrganisationKind? Kind, OrganisationId? ParentId, int? YearFounded, string? Purpose);

/// <summary>Where it stands in law: registration and governing document, or why there is none.</summary>
/// <param name="OrgIdCode">Its code in a list of org-id.guide, such as <c>GB-CHC-202918</c>.</param>
/// <param name="PartnerPortalId">Its number in the United Nations Partner Portal.</param>
public sealed record OrganisationStanding(
    string? RegistrationNumber,
    string? RegistrationAuthority,
    DateOnly? RegisteredOn,
    DateOnly? RegistrationExpiresOn,
    string? WhyNotRegistered,
    string? GoverningDocument,
    string? WhyNoGoverningDocument,
    string? OrgIdCode,
    string? PartnerPortalId);

/// <summary>What it works on, where and for whom.</summary>
public sealed record OrganisationWork(IReadOnlyList<Sector> Sectors, IReadOnlyList<string> Areas, string? Populations, IReadOnlyList<string> Languages);

/// <summary>What it can carry, and how it is reached.</summary>
public sealed record OrganisationCapacity(StaffBand? Staff, BudgetBand? Budget, Connectivity? Connectivity);

/// <summary>Its rules against harm, and how people can complain.</summary>
/// <param name="Psea">Protection from sexual exploitation and abuse.</param>
public sealed record OrganisationSafeguards(PolicyState? Safeguarding, PolicyState? AntiFraud, PolicyState? Psea, string? FeedbackMechanism);

/// <summary>One section of a profile and what it still lacks.</summary>
public sealed record SectionCompleteness(ProfileSection Section, IReadOnlyList<ProfileGap> Gaps)
{
    public bool IsComplete => Gaps.Count == 0;
}

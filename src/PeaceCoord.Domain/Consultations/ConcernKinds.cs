namespace PeaceCoord.Domain.Consultations;

/// <summary>What a concern is about. What may carry no free text is a <see cref="Referral"/> instead.</summary>
public enum ConcernTheme
{
    Protection,
    SecurityIncident,
    Land,
    Returns,
    Justice,
    Governance,
    Water,
    Health,
    Education,
    Livelihoods,
    Displacement,
    Elections,
    HumanitarianAccess,
    Environment,
    Other,
}

/// <summary>Which group raised a concern; never who.</summary>
public enum ConcernGroup
{
    WholeCommunity,
    Women,
    Men,
    Youth,
    Elders,
    TraditionalLeaders,
    ReligiousLeaders,
    LocalAuthorities,
    DisplacedPeople,
    Returnees,
    HostCommunity,
    Farmers,
    Herders,
    Traders,
    PersonsWithDisabilities,
    TeachersAndHealthWorkers,
    CivilSocietyOrganisations,
    OtherGroup,
}

public enum ConcernUrgency
{
    Normal,
    Soon,

    /// <summary>Passed on to the duty list at once, without waiting for review.</summary>
    Urgent,
}

/// <summary>What became of a concern.</summary>
public enum ConcernState
{
    Open,
    Committed,
    Referred,

    /// <summary>Nothing can be done, for a reason that was given.</summary>
    NotPossible,
    Noted,
}

/// <summary>Matters about which nothing is written down here: only that they were referred.</summary>
public enum ReferralTopic
{
    MisconductOfPersonnel,
    SexualViolence,
    ViolationAgainstChildren,
}

/// <summary>To whom such a matter was referred.</summary>
public enum ReferralBody
{
    ConductAndDiscipline,
    InternalOversight,
    WomenProtectionAdviser,
    ChildProtection,
    HumanRights,
    HealthServices,
}

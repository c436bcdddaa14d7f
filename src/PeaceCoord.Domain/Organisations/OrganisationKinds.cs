namespace PeaceCoord.Domain.Organisations;

/// <summary>What sort of organisation it is.</summary>
public enum OrganisationKind
{
    CommunityBased,
    NationalNgo,
    InternationalNgo,
    WomensGroup,
    YouthGroup,
    FaithBased,
    TraditionalAuthority,
    HumanRightsNetwork,
    Media,
    Academia,
    Union,
    LocalPeaceCommittee,
    RedCrossOrRedCrescent,
    GovernmentBody,
    LocalGovernment,
    UnitedNationsEntity,
    RegionalOrganisation,
    Other,
}

/// <summary>What an organisation works on.</summary>
public enum Sector
{
    Protection,
    HumanRights,
    JusticeAndRuleOfLaw,
    PeacebuildingAndReconciliation,
    WomenPeaceAndSecurity,
    YouthPeaceAndSecurity,
    GovernanceAndElections,
    Education,
    Health,
    WaterAndSanitation,
    LivelihoodsAndFood,
    DisplacementAndReturns,
    EnvironmentAndLand,
}

/// <summary>How many people work for it, paid or not.</summary>
public enum StaffBand
{
    UpTo5,
    UpTo20,
    UpTo50,
    UpTo200,
    Over200,
}

/// <summary>Its yearly budget, in United States dollars.</summary>
public enum BudgetBand
{
    None,
    UpTo10Thousand,
    UpTo50Thousand,
    UpTo250Thousand,
    UpTo1Million,
    Over1Million,
}

/// <summary>How it can be reached.</summary>
public enum Connectivity
{
    InternetAlways,
    InternetSometimes,
    TelephoneOnly,
    RadioOnly,
    InPersonOnly,
}

/// <summary>Whether a rule exists, and in what form.</summary>
public enum PolicyState
{
    Written,
    Oral,
    None,
}

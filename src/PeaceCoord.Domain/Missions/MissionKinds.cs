namespace PeaceCoord.Domain.Missions;

/// <summary>Who led or commanded the mission.</summary>
public enum LeadOrganisation
{
    UN,
    NATO,
    AU,
    EU,
    ECOWAS,
    Other,
}

/// <summary>What sort of peace operation it was, in the words most studies use; our reading, one per mission.</summary>
public enum MissionKind
{
    Traditional,
    Multidimensional,
    Robust,
    Preventive,
    Enforcement,
    TransitionalAdministration,
    Political,
    Observer,
    Other,
}

/// <summary>The part of the world, in five coarse parts.</summary>
public enum Region
{
    Africa,
    Americas,
    AsiaPacific,
    Europe,
    MiddleEast,
}

/// <summary>How far a row of the reference data can be relied on.</summary>
public enum Confidence
{
    Low,
    Medium,
    High,
}

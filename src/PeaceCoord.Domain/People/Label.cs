namespace PeaceCoord.Domain.People;

/// <summary>How much harm disclosure would do, in rising order; as a clearance, the highest label a person may read.</summary>
public enum Label
{
    Public,
    Restricted,
    Confidential,
    StrictlyConfidential,
}

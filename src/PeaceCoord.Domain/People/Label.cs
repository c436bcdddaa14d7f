namespace PeaceCoord.Domain.People;

/// <summary>How much harm disclosure would do, in rising order; as a clearance, the highest label a person may read.</summary>
public enum Label
{
    Public,
    Restricted,
    Confidential,
    StrictlyConfidential,
}

public static class Labels
{
    /// <summary>Whether everybody who reads one record, by its label and (Strictly confidential) by name, may read another of that label and those readers.</summary>
    public static bool IsWithin(Label of, IReadOnlyCollection<Guid> named, Label other, IReadOnlyCollection<AccountId> readers) =>
        other <= of && (other != Label.StrictlyConfidential || named.All(name => readers.Contains(new AccountId(name))));
}

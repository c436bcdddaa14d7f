namespace PeaceCoord.Domain.Missions;

/// <summary>A country or territory of ISO 3166-1, and Kosovo under the user-assigned code XKX.</summary>
public sealed class Country
{
    private Country()
    {
    }

    public Country(string code) => Code = code;

    /// <summary>Alpha-3, upper-case.</summary>
    public string Code { get; private init; } = "";

    public string Name { get; private set; } = "";

    public string NameFrench { get; private set; } = "";

    public void Correct(string name, string nameFrench) => (Name, NameFrench) = (name, nameFrench);
}

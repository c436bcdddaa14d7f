namespace PeaceCoord.Domain.People;

/// <summary>Whether a community, a leader or an organisation wants to be seen with the United Nations.</summary>
public enum SeenWithUs
{
    Openly,
    Discreetly,
    Never,
}

namespace PeaceCoord.Application.Demonstration;

/// <summary>How far the loading of the demonstration is, for whoever started it.</summary>
public abstract record DemonstrationStep
{
    /// <summary>What an interrupted start left was thrown away.</summary>
    public sealed record ThrownAway : DemonstrationStep;

    /// <summary>The play has begun; it takes half a minute.</summary>
    public sealed record Begun : DemonstrationStep;

    public sealed record Ready(int Acts) : DemonstrationStep;
}

namespace PeaceCoord.Domain.Missions;

/// <summary>One mission followed another in the same place or task: ECOMIL came before UNMIL.</summary>
public sealed class MissionSuccession
{
    private MissionSuccession()
    {
    }

    public MissionSuccession(MissionId predecessor, MissionId successor) => (Predecessor, Successor) = (predecessor, successor);

    public MissionId Predecessor { get; private init; }

    public MissionId Successor { get; private init; }
}

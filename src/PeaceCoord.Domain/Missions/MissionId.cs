using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Missions;

public readonly record struct MissionId(Guid Value) : IEntityId<MissionId>
{
    public static MissionId From(Guid value) => new(value);

    public static MissionId New() => new(Guid.CreateVersion7());
}

public readonly record struct MandateId(Guid Value) : IEntityId<MandateId>
{
    public static MandateId From(Guid value) => new(value);

    public static MandateId New() => new(Guid.CreateVersion7());
}

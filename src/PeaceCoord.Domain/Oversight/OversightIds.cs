using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Oversight;

public readonly record struct LabelRequestId(Guid Value) : IEntityId<LabelRequestId>
{
    public static LabelRequestId From(Guid value) => new(value);

    public static LabelRequestId New() => new(Guid.CreateVersion7());
}

public readonly record struct EmergencyId(Guid Value) : IEntityId<EmergencyId>
{
    public static EmergencyId From(Guid value) => new(value);

    public static EmergencyId New() => new(Guid.CreateVersion7());
}

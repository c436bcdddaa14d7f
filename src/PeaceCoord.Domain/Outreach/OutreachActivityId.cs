using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Outreach;

public readonly record struct OutreachActivityId(Guid Value) : IEntityId<OutreachActivityId>
{
    public static OutreachActivityId From(Guid value) => new(value);

    public static OutreachActivityId New() => new(Guid.CreateVersion7());
}

public readonly record struct RumourId(Guid Value) : IEntityId<RumourId>
{
    public static RumourId From(Guid value) => new(value);

    public static RumourId New() => new(Guid.CreateVersion7());
}

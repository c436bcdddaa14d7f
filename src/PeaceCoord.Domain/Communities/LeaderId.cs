using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Communities;

public readonly record struct LeaderId(Guid Value) : IEntityId<LeaderId>
{
    public static LeaderId From(Guid value) => new(value);

    public static LeaderId New() => new(Guid.CreateVersion7());
}

using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Erasures;

public readonly record struct ErasureId(Guid Value) : IEntityId<ErasureId>
{
    public static ErasureId From(Guid value) => new(value);

    public static ErasureId New() => new(Guid.CreateVersion7());
}

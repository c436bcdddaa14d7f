using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Consultations;

public readonly record struct ConcernId(Guid Value) : IEntityId<ConcernId>
{
    public static ConcernId From(Guid value) => new(value);

    public static ConcernId New() => new(Guid.CreateVersion7());
}

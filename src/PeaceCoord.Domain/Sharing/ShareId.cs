using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Sharing;

public readonly record struct ShareId(Guid Value) : IEntityId<ShareId>
{
    public static ShareId From(Guid value) => new(value);

    public static ShareId New() => new(Guid.CreateVersion7());
}

using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Communities;

public readonly record struct CommunityId(Guid Value) : IEntityId<CommunityId>
{
    public static CommunityId From(Guid value) => new(value);

    public static CommunityId New() => new(Guid.CreateVersion7());
}

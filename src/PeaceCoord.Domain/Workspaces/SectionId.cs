using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Workspaces;

public readonly record struct SectionId(Guid Value) : IEntityId<SectionId>
{
    public static SectionId From(Guid value) => new(value);

    public static SectionId New() => new(Guid.CreateVersion7());
}

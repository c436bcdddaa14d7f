using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Files;

public readonly record struct KeptFileId(Guid Value) : IEntityId<KeptFileId>
{
    public static KeptFileId From(Guid value) => new(value);

    public static KeptFileId New() => new(Guid.CreateVersion7());
}

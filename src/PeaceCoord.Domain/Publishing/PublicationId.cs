using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Publishing;

public readonly record struct PublicationId(Guid Value) : IEntityId<PublicationId>
{
    public static PublicationId From(Guid value) => new(value);

    public static PublicationId New() => new(Guid.CreateVersion7());
}

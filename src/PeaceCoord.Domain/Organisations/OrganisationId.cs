using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Organisations;

public readonly record struct OrganisationId(Guid Value) : IEntityId<OrganisationId>
{
    public static OrganisationId From(Guid value) => new(value);

    public static OrganisationId New() => new(Guid.CreateVersion7());
}

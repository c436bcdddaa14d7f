using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Partnerships;

public readonly record struct PartnershipId(Guid Value) : IEntityId<PartnershipId>
{
    public static PartnershipId From(Guid value) => new(value);

    public static PartnershipId New() => new(Guid.CreateVersion7());
}

public readonly record struct PartyId(Guid Value) : IEntityId<PartyId>
{
    public static PartyId From(Guid value) => new(value);

    public static PartyId New() => new(Guid.CreateVersion7());
}

using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.People;

public readonly record struct AccountId(Guid Value) : IEntityId<AccountId>
{
    public static AccountId From(Guid value) => new(value);

    public static AccountId New() => new(Guid.CreateVersion7());
}

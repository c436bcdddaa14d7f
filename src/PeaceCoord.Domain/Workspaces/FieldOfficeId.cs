using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Workspaces;

public readonly record struct FieldOfficeId(Guid Value) : IEntityId<FieldOfficeId>
{
    public static FieldOfficeId From(Guid value) => new(value);

    public static FieldOfficeId New() => new(Guid.CreateVersion7());
}

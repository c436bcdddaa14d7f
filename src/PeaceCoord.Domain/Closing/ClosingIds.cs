using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Closing;

public readonly record struct WorkspaceChangeId(Guid Value) : IEntityId<WorkspaceChangeId>
{
    public static WorkspaceChangeId From(Guid value) => new(value);

    public static WorkspaceChangeId New() => new(Guid.CreateVersion7());
}

public readonly record struct SuccessionId(Guid Value) : IEntityId<SuccessionId>
{
    public static SuccessionId From(Guid value) => new(value);

    public static SuccessionId New() => new(Guid.CreateVersion7());
}

public readonly record struct LegalHoldId(Guid Value) : IEntityId<LegalHoldId>
{
    public static LegalHoldId From(Guid value) => new(value);

    public static LegalHoldId New() => new(Guid.CreateVersion7());
}

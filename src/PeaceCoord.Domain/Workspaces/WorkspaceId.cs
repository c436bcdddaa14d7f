using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Workspaces;

public readonly record struct WorkspaceId(Guid Value) : IEntityId<WorkspaceId>
{
    public static WorkspaceId From(Guid value) => new(value);

    public static WorkspaceId New() => new(Guid.CreateVersion7());
}

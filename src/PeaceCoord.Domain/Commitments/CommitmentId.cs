using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Commitments;

public readonly record struct CommitmentId(Guid Value) : IEntityId<CommitmentId>
{
    public static CommitmentId From(Guid value) => new(value);

    public static CommitmentId New() => new(Guid.CreateVersion7());
}

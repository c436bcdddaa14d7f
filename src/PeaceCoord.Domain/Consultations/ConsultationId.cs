using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Consultations;

public readonly record struct ConsultationId(Guid Value) : IEntityId<ConsultationId>
{
    public static ConsultationId From(Guid value) => new(value);

    public static ConsultationId New() => new(Guid.CreateVersion7());
}

using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Agreements;

public readonly record struct LocalAgreementId(Guid Value) : IEntityId<LocalAgreementId>
{
    public static LocalAgreementId From(Guid value) => new(value);

    public static LocalAgreementId New() => new(Guid.CreateVersion7());
}

public readonly record struct BreachId(Guid Value) : IEntityId<BreachId>
{
    public static BreachId From(Guid value) => new(value);

    public static BreachId New() => new(Guid.CreateVersion7());
}

public readonly record struct MonitoringNoteId(Guid Value) : IEntityId<MonitoringNoteId>
{
    public static MonitoringNoteId From(Guid value) => new(value);

    public static MonitoringNoteId New() => new(Guid.CreateVersion7());
}

public readonly record struct AgreementCorrectionId(Guid Value) : IEntityId<AgreementCorrectionId>
{
    public static AgreementCorrectionId From(Guid value) => new(value);

    public static AgreementCorrectionId New() => new(Guid.CreateVersion7());
}

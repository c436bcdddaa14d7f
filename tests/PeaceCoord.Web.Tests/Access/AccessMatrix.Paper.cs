using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Forms to fill in by hand, blank or from the officer's plan, and typing one in: for those who write. Who does not see the plan gets a blank one.</summary>
internal sealed class PaperAccess : AccessRows
{
    /// <summary>After the plans.</summary>
    public override int Order => 27;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/consultations/paper", Writers),
        Page("/consultations/paper/{Kind}", Writers, reads: Callers.Writers) with { At = stage => $"/consultations/paper/townhall?plan={stage.Id("plan")}" },
        Page("/consultations/from-paper", Writers, reads: Callers.Writers),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Reading<PrintPaperForm>(Callers.Writers, async (useCase, stage) => await useCase.Run(new ConsultationId(stage.Id("plan")), "en", Cancel)),
        Act<LogFromPaper>(Callers.Writers, async (useCase, stage) => await useCase.Run(ConsultationId.New(), stage.A.Id.Value, new Dictionary<string, string?>(StringComparer.Ordinal), Cancel)),
    ];

    private static Caller[] Writers { get; } = Callers.Writers.And(Callers.OfficersElsewhere);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

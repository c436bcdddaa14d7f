using PeaceCoord.Application.Inclusion;
using PeaceCoord.Domain.Inclusion;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Figures of a whole workspace. Communities that were not met for long are named there, to those who read communities.</summary>
internal sealed class InclusionAccessRows : AccessRows
{
    private static Caller[] Readers { get; } = [Caller.Officer, Caller.SectionHead, Caller.Analyst, Caller.Leadership, Caller.DataFocalPoint];

    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/inclusion", Readers.And(Callers.OfficersElsewhere), reads: Readers.Except(Caller.DataFocalPoint)),
        Page("/inclusion/communities", Readers.Except(Caller.DataFocalPoint).And(Callers.OfficersElsewhere), reads: Readers.Except(Caller.DataFocalPoint)),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<ViewInclusion>(Readers, async (useCase, stage) => await useCase.Run(stage.A.Code, new InclusionPeriod(2026, null), "en", TestContext.Current.CancellationToken)),
        Act<ListMinded>(Readers.Except(Caller.DataFocalPoint), async (useCase, stage) => await useCase.Run(MindedList.NotMet, stage.A.Code, null, "en", TestContext.Current.CancellationToken)),
    ];
}

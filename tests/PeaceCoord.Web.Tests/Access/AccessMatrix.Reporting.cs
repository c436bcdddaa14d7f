using PeaceCoord.Application.Reporting;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Reports of a period: officers and section heads whole ones, analysts and leadership figures.</summary>
internal sealed class ReportingAccess : AccessRows
{
    private static Caller[] Reporters { get; } = [.. Callers.Officers, Caller.Analyst, Caller.Leadership];

    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/reports", Reporters.And(Callers.OfficersElsewhere), reads: Callers.Officers) with { At = _ => "/reports?from=2026-01-01&to=2026-12-31" },
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<MakeReport>(Reporters, async (useCase, stage) => await useCase.Run(stage.A.Code, new ReportAsked(), "en", Cancel)),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

using PeaceCoord.Application.Changes;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Who changed what is for staff who read the record, and for nobody of an organisation.</summary>
internal sealed class ChangesAccess : AccessRows
{
    /// <summary>After the records.</summary>
    public override int Order => 90;

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Of(ChangedKind.Agreement, "agreement", Callers.Readers.Except(Caller.LiaisonAssistant)),
        Of(ChangedKind.Community, "community", Callers.Readers),
        Of(ChangedKind.Leader, "leader", Callers.Readers.And(Caller.DataFocalPoint)),
        Of(ChangedKind.Commitment, "commitment", Callers.Readers),
        Of(ChangedKind.Outreach, "outreach", Callers.Readers),
        Of(ChangedKind.Partnership, "partnership", Callers.Readers.And(Caller.DataFocalPoint)),
    ];

    private static UseCaseRow Of(ChangedKind kind, string record, Caller[] readers) =>
        Act<ListChanges>(readers, async (useCase, stage) => await useCase.Run(kind, stage.Id(record), null, TestContext.Current.CancellationToken));
}

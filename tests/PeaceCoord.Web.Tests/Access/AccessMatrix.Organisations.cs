using PeaceCoord.Application.Organisations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>The registry: read by all staff of its workspace and by the organisation's own people; edited on behalf or by its coordinator.</summary>
internal sealed class OrganisationsAccess : AccessRows
{
    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Reading<ListOrganisations>(Readers, async (useCase, _) => await useCase.Run(new ListOrganisationsInput(), Cancel)),
        Reading<ChooseOrganisations>(Readers, async (useCase, _) => await useCase.Run(Cancel)),
        Act<ViewOrganisation>(Readers, async (useCase, stage) => await useCase.Run(stage.Partner, Cancel)),
        Guarded<RegisterOrganisation>(Callers.Writers),
        Guarded<EditOrganisation>(Callers.Writers.And(Caller.OrgCoordinator)),
        Guarded<AddContact>(Callers.Writers.And(Caller.OrgCoordinator)),
        Guarded<RemoveContact>(Callers.Writers.And(Caller.OrgCoordinator)),
        Guarded<RevealContact>(Callers.Officers.And(Caller.DataFocalPoint, Caller.OrgCoordinator)),
        Guarded<AnswerVerification>(Callers.Officers),
        Guarded<RaiseFlag>(Callers.Officers),
        Guarded<EscalateFlag>(Callers.Officers),
        Guarded<ResolveFlag>(Callers.Officers),
        Guarded<ReplyToFlag>([Caller.OrgCoordinator]),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var contact = new AddContactInput { Function = $"Coordinator {AccessStage.Canary}", Name = $"Samira {AccessStage.Canary}", Telephone = "+999 555 0101" };
        (await stage.As<AddContact, Result>(Caller.Officer, useCase => useCase.Run(stage.Partner, contact, Cancel))).Refusals.ShouldBeEmpty();
        var flag = new RaiseFlagInput { Category = Enum.GetValues<RiskCategory>()[0], Level = Enum.GetValues<RiskLevel>()[1], Comment = $"Seen {AccessStage.Canary}" };
        (await stage.As<RaiseFlag, Result<RiskFlagId>>(Caller.Officer, useCase => useCase.Run(stage.Partner, flag, Cancel))).Refusals.ShouldBeEmpty();
    }

    /// <summary>All staff of the workspace, and the organisation's own people.</summary>
    private static Caller[] Readers { get; } = Callers.Readers.And(Caller.DataFocalPoint, Caller.MissionAdmin, Caller.OrgCoordinator, Caller.OrgMember);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

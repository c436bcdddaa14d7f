using PeaceCoord.Application.Closing;
using PeaceCoord.Domain.Closing;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Closing a mission: proposed by its administrators, confirmed by a second one or leadership; successors said by officers; retention watched over by the focal point.</summary>
internal sealed class ClosingAccess : AccessRows
{
    private static Caller[] Staff { get; } = [.. Callers.Readers, Caller.DataFocalPoint, Caller.MissionAdmin];

    private static Caller[] StaffElsewhere { get; } = [.. Callers.OfficersElsewhere, Caller.MissionAdminElsewhere];

    /// <summary>After those whose records are open.</summary>
    public override int Order => 50;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/closing", Staff.And(StaffElsewhere)),
        // Mission administrators read counts, and no record; nor do focal points, but partnerships, which carry no label.
        ActOn("/closing/{Id:guid}", stage => $"/closing/{stage.A.Id.Value}", Staff) with { Reads = Staff.Except([Caller.MissionAdmin]) },
        Page("/retention", [Caller.DataFocalPoint]),
        ActOn("/retention/{Id:guid}", stage => $"/retention/{stage.IdOf("CommitmentId")}", [Caller.DataFocalPoint]),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<ListClosings>(Staff.And(StaffElsewhere), async (useCase, _) => await useCase.Run(Cancel)),
        Act<ViewClosing>(Staff, async (useCase, stage) => await useCase.Run(stage.A.Id, new OpenFilter(), Cancel)),
        Act<ProposeChange>([Caller.MissionAdmin], async (useCase, stage) => await useCase.Run(stage.A.Id, new ProposeChangeInput(), Cancel)),
        Refused<ConfirmChange>([Caller.Leadership], async (useCase, stage) => await useCase.Run(Change(stage), new DecideChangeInput(), Cancel)),
        Refused<WithdrawChange>([Caller.MissionAdmin, Caller.Leadership], async (useCase, stage) => await useCase.Run(Change(stage), new DecideChangeInput(), Cancel)),
        Act<SaySuccessors>(Callers.Officers, async (useCase, stage) => await useCase.Run(stage.A.Id, new SaySuccessorsInput(), Cancel)),
        Act<KeepRecords>([Caller.MissionAdmin], async (useCase, stage) => await useCase.Run(stage.A.Id, new KeepRecordsInput(), Cancel)),
        Act<ListKept>([Caller.DataFocalPoint], async (useCase, _) => await useCase.Run(null, KeptFilter.All, 1, Cancel)),
        Act<ViewKeptRecord>([Caller.DataFocalPoint], async (useCase, stage) => await useCase.Run(stage.IdOf("CommitmentId")!.Value, Cancel)),
        Reading<ViewKeptUntil>([], async (useCase, stage) => await useCase.Run(RecordKind.Commitment, stage.IdOf("CommitmentId")!.Value, Cancel)),
        Act<PlaceHold>([Caller.DataFocalPoint], async (useCase, stage) => await useCase.Run(stage.A.Id, null, new PlaceHoldInput(), Cancel)),
        Refused<LiftHold>([Caller.DataFocalPoint], async (useCase, stage) => await useCase.Run(new LiftHoldInput { HoldId = stage.Id("hold") }, Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var proposed = new ProposeChangeInput { Kind = ChangeKind.Close, EndsOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddYears(9), Reason = "The mandate ends." };
        (await stage.As<ProposeChange, Domain.Kernel.Result>(Caller.MissionAdmin, propose => propose.Run(stage.A.Id, proposed, Cancel))).Succeeded.ShouldBeTrue();
        stage.Keep("change", proposed.Id);
        var held = new PlaceHoldInput { Reason = "An inquiry is under way." };
        (await stage.As<PlaceHold, Domain.Kernel.Result>(Caller.DataFocalPoint, place => place.Run(stage.A.Id, null, held, Cancel))).Succeeded.ShouldBeTrue();
        stage.Keep("hold", held.Id);
    }

    private static WorkspaceChangeId Change(AccessStage stage) => new(stage.Id("change"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

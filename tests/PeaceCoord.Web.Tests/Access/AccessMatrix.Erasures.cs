using PeaceCoord.Application.Erasures;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Erasing identities and destroying what is due: proposed by the focal point, confirmed by a section head or a mission administrator.</summary>
internal sealed class ErasuresAccess : AccessRows
{
    private static Caller[] Deciders { get; } = [Caller.SectionHead, Caller.MissionAdmin];

    private static Caller[] Watchers { get; } = [.. Deciders, Caller.DataFocalPoint];

    private static Caller[] WatchersEverywhere { get; } = [.. Watchers, Caller.SectionHeadElsewhere, Caller.MissionAdminElsewhere];

    /// <summary>After the leader and the contact, before everything is held.</summary>
    public override int Order => 45;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/erasures", WatchersEverywhere, reads: Watchers),
        ActOn("/leaders/{Id:guid}/erase", stage => $"/leaders/{stage.Id("leader")}/erase", [Caller.DataFocalPoint]),
        ActOn("/organisations/{Id:guid}/contacts/{Contact:guid}/erase", stage => $"/organisations/{stage.Partner.Value}/contacts/{stage.Id("contact")}/erase", [Caller.DataFocalPoint]),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<ProposeErasure>([Caller.DataFocalPoint], async (useCase, stage) => await useCase.Run(new LeaderId(stage.Id("leader")), new ProposeErasureInput(), Cancel)),
        Act<ProposeContactErasure>([Caller.DataFocalPoint], async (useCase, stage) => await useCase.Run(stage.Partner, new ContactId(stage.Id("contact")), new ProposeErasureInput(), Cancel)),
        Act<ProposeDestruction>([Caller.DataFocalPoint], async (useCase, stage) => await useCase.Run(stage.A.Id, new ProposeDestructionInput(), Cancel)),
        Act<ListErasures>(WatchersEverywhere, async (useCase, _) => await useCase.Run(1, Cancel)),
        Refused<ConfirmErasures>(Deciders, async (useCase, stage) => await useCase.Run(Chosen(stage), Cancel)),
        Refused<WithdrawErasures>(Watchers, async (useCase, stage) => await useCase.Run(Chosen(stage), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var input = new ProposeErasureInput { Ground = ErasureGround.NoLongerNeeded, Reason = $"No longer met {AccessStage.Canary}." };
        (await stage.As<ProposeErasure, Result>(Caller.DataFocalPoint, propose => propose.Run(new LeaderId(stage.Id("leader")), input, Cancel))).Refusals.ShouldBeEmpty();
        stage.Keep("erasure", input.Id);
    }

    private static DecideErasuresInput Chosen(AccessStage stage) => new() { Erasures = [stage.Id("erasure").ToString()] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

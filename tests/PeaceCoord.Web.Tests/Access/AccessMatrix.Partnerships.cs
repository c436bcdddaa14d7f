using PeaceCoord.Application.Partnerships;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Partnerships;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>A partnership that the organisation's coordinator proposed and submitted.</summary>
internal sealed class PartnershipsAccess : AccessRows
{
    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/partnerships", Callers.SignedIn, reads: Readers),
        Page("/partnerships/new", Callers.SignedIn, reads: Readers.And(Caller.MissionAdmin)),
        Record("/partnerships/{Id:guid}", At(""), Readers),
        ActOn("/partnerships/{Id:guid}/edit", At("/edit"), Readers),
        ActOn("/partnerships/{Id:guid}/submit", At("/submit"), Readers),
        ActOn("/partnerships/{Id:guid}/review", At("/review"), Readers),
        ActOn("/partnerships/{Id:guid}/change", At("/change"), Readers),
        ActOn("/partnerships/{Id:guid}/sign", At("/sign"), Readers),
        ActOn("/partnerships/{Id:guid}/agree", At("/agree"), Readers),
        ActOn("/partnerships/{Id:guid}/start", At("/start"), Readers),
        ActOn("/partnerships/{Id:guid}/suspend", At("/suspend"), Readers),
        ActOn("/partnerships/{Id:guid}/end", At("/end"), Readers),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Reading<ListPartnerships>(Readers, async (useCase, _) => await useCase.Run(new ListPartnershipsInput(), Cancel)),
        Act<ViewPartnership>(Readers, async (useCase, stage) => await useCase.Run(new PartnershipId(stage.Id("partnership")), Cancel)),
        Guarded<ProposePartnership>(Sides),
        Guarded<EditPartnership>([Caller.OrgCoordinator]),
        Guarded<SubmitPartnership>([Caller.OrgCoordinator]),
        Guarded<ReviewPartnership>(Sides),
        Guarded<SignPartnership>(Sides),
        Guarded<AgreePartnership>([Caller.SectionHead, Caller.Leadership]),
        Guarded<StartPartnership>(Callers.Officers),
        Guarded<SuspendPartnership>(Sides),
        Guarded<EndPartnership>(Sides),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var input = new ProposePartnershipInput { OrganisationId = stage.Partner.Value, Kind = PartnershipKind.JointActivity, Title = $"Committee {AccessStage.Canary}", Purpose = $"Hear of danger {AccessStage.Canary}" };
        var proposed = await stage.As<ProposePartnership, Result<PartnershipId>>(Caller.OrgCoordinator, useCase => useCase.Run(input, Cancel));
        proposed.Refusals.ShouldBeEmpty();
        stage.Keep("partnership", proposed.Value.Value);

        var view = await stage.As<ViewPartnership, Result<PartnershipView>>(Caller.OrgCoordinator, useCase => useCase.Run(proposed.Value, Cancel));
        var whole = PartnershipInput.Of(view.Value.Partnership);
        whole.From = new DateOnly(2026, 1, 1);
        foreach (var party in whole.Parties)
            (party.Objectives, party.Responsibilities) = ("Fewer attacks", "Answers each warning");
        (await stage.As<EditPartnership, Result>(Caller.OrgCoordinator, useCase => useCase.Run(proposed.Value, whole, Cancel))).Refusals.ShouldBeEmpty();
        (await stage.As<SubmitPartnership, Result>(Caller.OrgCoordinator, useCase => useCase.Run(proposed.Value, Cancel))).Refusals.ShouldBeEmpty();
    }

    private static Caller[] Readers { get; } = Callers.Readers.And(Caller.DataFocalPoint, Caller.OrgCoordinator, Caller.OrgMember);

    /// <summary>Those who speak for one of the parties.</summary>
    private static Caller[] Sides { get; } = Callers.Officers.And(Caller.OrgCoordinator);

    private static Func<AccessStage, string> At(string act) => stage => $"/partnerships/{stage.Id("partnership")}{act}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

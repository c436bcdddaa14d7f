using PeaceCoord.Application.Sharing;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>A recorded consultation of the field office, shared with the partner organisation.</summary>
internal sealed class SharingAccess : AccessRows
{
    /// <summary>After the communities and commitments.</summary>
    public override int Order => 30;

    public override IEnumerable<AddressRow> Addresses =>
    [
        ActOn("/consultations/{Id:guid}/share", stage => $"/consultations/{stage.Id("recorded")}/share", Callers.Officers),
        Page("/shares", Callers.SignedIn, reads: Watchers),
        Page("/shared-with-us", Callers.SignedIn, reads: Partners),
        Record("/shared-with-us/{Id:guid}", stage => $"/shared-with-us/{stage.Id("share")}", Partners),
        NotAPage("POST /shares/{id:guid}/take-back"),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<ShareChoices>(Callers.Officers, async (useCase, stage) => await useCase.Run(Recorded(stage), Cancel)),
        Act<ShareConsultation>(Callers.Officers, async (useCase, stage) => await useCase.Run(Recorded(stage), new ShareConsultationInput(), Cancel)),
        Reading<ListShares>(Watchers, async (useCase, _) => await useCase.Run(Cancel)),
        Reading<ListSharedWithUs>(Partners, async (useCase, _) => await useCase.Run(Cancel)),
        Act<ViewSharedConsultation>(Partners, async (useCase, stage) => await useCase.Run(new ShareId(stage.Id("share")), "en", Cancel)),
        Guarded<RevokeShare>(Watchers),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var meeting = await MarketMeeting.Recorded(
            stage.Stage, stage.Account(Caller.LiaisonAssistant), stage.Account(Caller.Officer), stage.Account(Caller.Officer), AccessStage.Canary,
            fields => fields[Office] = stage.A.FieldOffices[0].Id.Value.ToString(), Cancel);
        stage.Keep("recorded", meeting.Id.Value);
        stage.Keep("concern", meeting.Concern.Value);
        var input = new ShareConsultationInput
        {
            OrganisationId = stage.Partner.Value,
            Sections = [nameof(SharedSection.Meeting), nameof(SharedSection.Concerns)],
            Purpose = $"Follow the lamps {AccessStage.Canary}",
            Until = DateOnly.FromDateTime(stage.Stage.Clock.GetUtcNow().UtcDateTime).AddDays(30),
        };
        (await stage.As<ShareConsultation, Result>(Caller.Officer, useCase => useCase.Run(meeting.Id, input, Cancel))).Refusals.ShouldBeEmpty();
        stage.Keep("share", input.Id);
    }

    /// <summary>Those who share, and the focal point, who only takes back.</summary>
    private static Caller[] Watchers { get; } = Callers.Officers.And(Caller.DataFocalPoint);

    private static Caller[] Partners { get; } = [Caller.OrgCoordinator, Caller.OrgMember];

    private static ConsultationId Recorded(AccessStage stage) => new(stage.Id("recorded"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

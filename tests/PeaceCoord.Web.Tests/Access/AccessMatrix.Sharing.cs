using PeaceCoord.Application.Sharing;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Two recorded consultations of the field office, shared with the partner organisation; one share is for taking back.</summary>
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
        Record("/shares/{Id:guid}", stage => $"/shares/{stage.Id("share")}", Callers.Officers),
        ActOn("/shares/{Id:guid}/redactions", stage => $"/shares/{stage.Id("share")}/redactions", Callers.Officers),
        // Those who read the consultation are led back to it, and may not: the use case's row says who may.
        Button("/shares/{id:guid}/take-back", stage => $"/shares/{stage.Id("share to take back")}/take-back", Callers.Readers.And(Caller.DataFocalPoint)),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<ShareChoices>(Callers.Officers, async (useCase, stage) => await useCase.Run(Recorded(stage), Cancel)),
        Act<ShareConsultation>(Callers.Officers, async (useCase, stage) => await useCase.Run(Recorded(stage), new ShareConsultationInput(), Cancel)),
        Reading<ListShares>(Watchers, async (useCase, _) => await useCase.Run(Cancel)),
        Reading<ListSharedWithUs>(Partners, async (useCase, _) => await useCase.Run(Cancel)),
        Act<ViewSharedConsultation>(Partners, async (useCase, stage) => await useCase.Run(new ShareId(stage.Id("share")), "en", Cancel)),
        Act<ViewShare>(Callers.Officers, async (useCase, stage) => await useCase.Run(new ShareId(stage.Id("share")), "en", Cancel)),
        Act<RedactShare>(Callers.Officers, async (useCase, stage) => await useCase.Run(new ShareId(stage.Id("share")), new RedactShareInput(), Cancel)),
        Act<OpenShare>(Callers.Officers, async (useCase, stage) => await useCase.Run(new ShareId(stage.Id("share")), new OpenShareInput(), Cancel)),
        Refused<RevokeShare>(Watchers, async (useCase, stage) => await useCase.Run(new ShareId(stage.Id("share")), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var meeting = await Meeting(stage);
        stage.Keep("recorded", meeting.Id.Value);
        stage.Keep("concern", meeting.Concern.Value);
        stage.Keep("share", await Shared(stage, meeting.Id));
        stage.Keep("share to take back", await Shared(stage, (await Meeting(stage)).Id));
    }

    private static Task<MarketMeeting> Meeting(AccessStage stage) => MarketMeeting.Recorded(
        stage.Stage, stage.Account(Caller.LiaisonAssistant), stage.Account(Caller.Officer), stage.Account(Caller.Officer), AccessStage.Canary,
        fields => fields[Office] = stage.A.FieldOffices[0].Id.Value.ToString(), Cancel);

    private static async Task<Guid> Shared(AccessStage stage, ConsultationId consultation)
    {
        var input = new ShareConsultationInput
        {
            OrganisationId = stage.Partner.Value,
            Sections = [nameof(SharedSection.Meeting), nameof(SharedSection.Concerns)],
            Purpose = $"Follow the lamps {AccessStage.Canary}",
            Until = DateOnly.FromDateTime(stage.Stage.Clock.GetUtcNow().UtcDateTime).AddDays(30),
        };
        (await stage.As<ShareConsultation, Result>(Caller.Officer, useCase => useCase.Run(consultation, input, Cancel))).Refusals.ShouldBeEmpty();
        return input.Id;
    }

    /// <summary>Those who share, and the focal point, who only takes back.</summary>
    private static Caller[] Watchers { get; } = Callers.Officers.And(Caller.DataFocalPoint);

    private static Caller[] Partners { get; } = [Caller.OrgCoordinator, Caller.OrgMember];

    private static ConsultationId Recorded(AccessStage stage) => new(stage.Id("recorded"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

using PeaceCoord.Application.Outreach;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>An outreach activity of the field office: read like recorded consultations, written by those who log them.</summary>
internal sealed class OutreachRows : AccessRows
{
    /// <summary>After the communities.</summary>
    public override int Order => 27;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/outreach", Callers.SignedIn, reads: Callers.Readers),
        Page("/outreach/new", Callers.Writers.And(Callers.OfficersElsewhere), reads: Callers.Writers),
        Record("/outreach/{Id:guid}", stage => $"/outreach/{stage.Id("outreach")}", Callers.Readers),
        Record("/outreach/{Id:guid}/rumours/{RumourId:guid}/concern", stage => $"/outreach/{stage.Id("outreach")}/rumours/{stage.Id("rumour")}/concern", Callers.Writers),
        Record("/outreach/{Id:guid}/edit", stage => $"/outreach/{stage.Id("outreach")}/edit", Callers.Writers),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Reading<ListOutreach>(Callers.Readers, async (useCase, _) => await useCase.Run(new OutreachFilter(), "en", Cancel)),
        Act<ViewOutreach>(Callers.Readers, async (useCase, stage) => await useCase.Run(Activity(stage), "en", Cancel)),
        Act<OutreachChoices>(Callers.Writers, async (useCase, stage) => await useCase.Run(stage.A.Id.Value, Cancel)),
        Act<NoteOutreach>([.. Callers.Writers, .. Callers.OfficersElsewhere], async (useCase, _) => await useCase.Run(new NoteOutreachInput(), Cancel)),
        Act<RumourChoices>(Callers.Writers, async (useCase, stage) => await useCase.Run(Activity(stage), new RumourId(stage.Id("rumour")), Cancel)),
        // An id of another kind begins no draft.
        Act<TakeUpRumour>(Callers.Writers, async (useCase, stage) => await useCase.Run(Activity(stage), new RumourId(stage.Id("rumour")), new TakeUpRumourInput { Id = Guid.Empty }, Cancel)),
        Act<CorrectOutreach>(Callers.Writers, async (useCase, stage) => await useCase.Run(Activity(stage), new CorrectOutreachInput(), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var input = new NoteOutreachInput
        {
            OfficeId = stage.A.FieldOffices[0].Id.Value,
            Channel = OutreachChannel.Radio,
            Message = $"What the mission may do {AccessStage.Canary}",
            Languages = ["fr"],
            Audience = $"Listeners {AccessStage.Canary}",
            Communities = [stage.Id("community")],
            On = DateOnly.FromDateTime(stage.Stage.Clock.GetUtcNow().UtcDateTime).AddDays(-1),
            Rumours = [new RumourInput { Theme = ConcernTheme.Water, Words = $"They sell the wells {AccessStage.Canary}" }],
            Label = Label.Confidential,
        };
        (await stage.As<NoteOutreach, Result>(Caller.Officer, useCase => useCase.Run(input, Cancel))).Refusals.ShouldBeEmpty();
        stage.Keep("outreach", input.Id);
        stage.Keep("rumour", (await stage.As<ViewOutreach, Result<OutreachView>>(Caller.Officer, useCase => useCase.Run(Activity(stage), "en", Cancel))).Value.Rumours[0].Id);
    }

    private static OutreachActivityId Activity(AccessStage stage) => new(stage.Id("outreach"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

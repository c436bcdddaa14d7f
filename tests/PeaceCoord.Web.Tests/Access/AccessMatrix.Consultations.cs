using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>
/// A draft of the officer's, with a concern that was passed on: nobody else plans, writes, passes on or drops it. A meeting that the liaison
/// assistant submitted, for the others to review. Lists show everybody their own, and what is recorded to those who read.
/// </summary>
internal sealed class ConsultationsAccess : AccessRows
{
    /// <summary>After the communities and commitments.</summary>
    public override int Order => 20;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/consultations", Callers.SignedIn, reads: Callers.Readers),
        Page("/consultations/plan", Callers.Writers.And(Callers.OfficersElsewhere), reads: Callers.Writers),
        Page("/work", Callers.SignedIn, reads: Callers.Officers) with { At = _ => Routes.WorkList(WorkList.Review) },
        Page("/urgent", Callers.SignedIn, reads: OnDuty),
        Record("/consultations/{Id:guid}", stage => $"/consultations/{stage.Id("consultation")}", [Caller.Officer]),
        Record("/consultations/{Id:guid}/edit", stage => $"/consultations/{stage.Id("consultation")}/edit", [Caller.Officer]),
        Record("/consultations/{Id:guid}/edit/{Part}", stage => $"/consultations/{stage.Id("consultation")}/edit/what", [Caller.Officer]),
        Record("/consultations/{Id:guid}/edit/{Part}", stage => $"/consultations/{stage.Id("consultation")}/edit/told", [Caller.Officer]),
        Record("/consultations/{Id:guid}/edit/where", stage => $"/consultations/{stage.Id("consultation")}/edit/where", [Caller.Officer]),
        Record("/consultations/{Id:guid}/edit/who", stage => $"/consultations/{stage.Id("consultation")}/edit/who", [Caller.Officer]),
        ActOn("/consultations/{Id:guid}/postpone", stage => $"/consultations/{stage.Id("consultation")}/postpone", [Caller.Officer]),
        ActOn("/consultations/{Id:guid}/cancel", stage => $"/consultations/{stage.Id("consultation")}/cancel", [Caller.Officer]),
        ActOn("/consultations/{Id:guid}/review", stage => $"/consultations/{stage.Id("consultation")}/review", [Caller.Officer]),
        ActOn("/consultations/{Id:guid}/concerns/{ConcernId:guid}", stage => $"/consultations/{stage.Id("consultation")}/concerns/{stage.Id("consultation")}", Callers.Nobody),
        Button("/consultations/start", _ => "/consultations/start", Callers.Writers.And(Callers.OfficersElsewhere)),
        Record("/consultations/{Id:guid}", stage => $"/consultations/{stage.Id("submitted")}", Callers.Writers),
        ActOn("/consultations/{Id:guid}/review", stage => $"/consultations/{stage.Id("submitted")}/review", Callers.Writers),
        Button("/consultations/{id:guid}/write", stage => $"/consultations/{stage.Id("consultation")}/write", [Caller.Officer]),
        Button("/consultations/{id:guid}/drop", stage => $"/consultations/{stage.Id("consultation")}/drop", [Caller.Officer]),
        Button("/urgent/{id:guid}", stage => $"/urgent/{stage.Id("urgent")}", OnDuty),
        new("PUT /api/drafts/{id:guid}", [Caller.Officer], [Caller.Officer], false, stage => $"/api/drafts/{stage.Id("consultation")}") { Sends = new Sent(HttpMethod.Put, """{"revision":0,"fields":{}}""") },
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        // It answers about what was typed, and never with what stands on record.
        Reading<LookAtTexts>(Callers.Nobody, async (useCase, stage) => await useCase.Run(new TextsToLookAt([("Input.Text", "+236 72 12 34 56")], stage.Id("community"), [], [], []), Cancel)),
        Reading<ListConsultations>(Callers.Readers, async (useCase, _) => await useCase.Run(new ConsultationFilter(), Cancel)),
        // The officer's own draft, and for the section head what the liaison assistant submitted.
        Reading<ListWork>([Caller.Officer], async (useCase, _) => await useCase.Run(WorkList.Drafts, null, "en", Cancel)),
        Reading<ListWork>(Callers.Officers, async (useCase, _) => await useCase.Run(WorkList.Review, null, "en", Cancel)),
        Act<ViewConsultation>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), Cancel)),
        Act<ConsultationHistory>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), Cancel)),
        // Not on record: nobody compares its versions, and those who see its changes hear why.
        Act<CompareVersions>(Callers.Writers, async (useCase, stage) => await useCase.Run(Submitted(stage), null, null, "en", Cancel)),
        Act<ReadDraft>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), Cancel)),
        Act<EditorChoices>(Callers.Writers, async (useCase, stage) => await useCase.Run(stage.A.Id.Value, Cancel)),
        Act<SaveDraft>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), new SaveDraftInput(0, new Dictionary<string, string?>(StringComparer.Ordinal)), Cancel)),
        Act<StartConsultation>(Callers.Writers, async (useCase, stage) => await useCase.Run(ConsultationId.New(), stage.A.Id.Value, null, Cancel)),
        Act<PlanConsultation>(Callers.Writers, async (useCase, stage) => await useCase.Run(ConsultationId.New(), new PlanConsultationInput { WorkspaceId = stage.A.Id.Value }, Cancel)),
        Act<OpenDraft>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), Cancel)),
        Act<DropDraft>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), Cancel)),
        Act<SubmitConsultation>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), Cancel)),
        Act<PostponeConsultation>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), new PostponeConsultationInput(), Cancel)),
        Act<CancelConsultation>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), new CancelConsultationInput(), Cancel)),
        Act<ViewConsultation>(Callers.Writers, async (useCase, stage) => await useCase.Run(Submitted(stage), Cancel)),
        Act<ReturnConsultation>(Callers.Nobody, async (useCase, stage) => await useCase.Run(Id(stage), new ReturnConsultationInput(), Cancel)),
        Act<RecordConsultation>(Callers.Nobody, async (useCase, stage) => await useCase.Run(Id(stage), new RecordConsultationInput(), Cancel)),
        // Without a comment, and on a version that never was: those who may get as far as that, and it stays submitted.
        Act<ReturnConsultation>(Callers.Officers, async (useCase, stage) => await useCase.Run(Submitted(stage), new ReturnConsultationInput(), Cancel)),
        Act<RecordConsultation>(Callers.Officers, async (useCase, stage) => await useCase.Run(Submitted(stage), new RecordConsultationInput { Version = 99 }, Cancel)),
        Act<AmendConsultation>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), "", Cancel)),
        Act<AnswerConcern>(Callers.Nobody, async (useCase, stage) => await useCase.Run(Id(stage), new ConcernId(stage.Id("consultation")), new AnswerConcernInput(), Cancel)),
        Act<PassOnUrgentConcern>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), new ConcernId(stage.Id("urgent")), Cancel)),
        Act<TakeUpUrgentConcern>(OnDuty, async (useCase, stage) => await useCase.Run(new ConcernId(stage.Id("urgent")), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var id = ConsultationId.New();
        (await stage.As<StartConsultation, Result>(Caller.Officer, useCase => useCase.Run(id, stage.A.Id.Value, null, Cancel))).Refusals.ShouldBeEmpty();
        var concern = ConcernId.New();
        var typed = new SaveDraftInput(1, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [DraftFieldNames.Title] = $"Market {AccessStage.Canary} {Canaries.Name}",
            [DraftFieldNames.Of(concern, "theme")] = nameof(ConcernTheme.Protection),
            [DraftFieldNames.Of(concern, "summary")] = $"The well is guarded {AccessStage.Canary} {Canaries.Name}",
        });
        (await stage.As<SaveDraft, Result<SavedDraft>>(Caller.Officer, useCase => useCase.Run(id, typed, Cancel))).Refusals.ShouldBeEmpty();
        (await stage.As<PassOnUrgentConcern, Result>(Caller.Officer, useCase => useCase.Run(id, concern, Cancel))).Refusals.ShouldBeEmpty();
        stage.Keep("consultation", id.Value);
        stage.Keep("urgent", concern.Value);

        var submitted = await MarketMeeting.Submitted(
            stage.Stage, stage.Account(Caller.LiaisonAssistant), stage.Account(Caller.Officer), AccessStage.Canary,
            fields => fields[DraftFieldNames.Office] = stage.A.FieldOffices[0].Id.Value.ToString(), Cancel);
        stage.Keep("submitted", submitted.Id.Value);
    }

    private static Caller[] OnDuty { get; } = Callers.Officers.And(Caller.Leadership);

    private static ConsultationId Id(AccessStage stage) => new(stage.Id("consultation"));

    private static ConsultationId Submitted(AccessStage stage) => new(stage.Id("submitted"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

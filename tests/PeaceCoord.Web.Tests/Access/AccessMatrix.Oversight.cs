using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Changes;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>
/// Recorded consultations of no office, which the liaison assistant of the one office does not read. Of the first the officer asks to lower the label; the
/// second the liaison assistant opened in an emergency: the relation "opened" of the matrix, which reads the record and nothing else.
/// The third is frozen after an incident.
/// </summary>
internal sealed class OversightAccess : AccessRows
{
    private static Caller[] Elsewhere { get; } = Callers.Readers.Except([Caller.LiaisonAssistant]);

    private static Caller[] Keepers { get; } = [Caller.MissionAdmin, Caller.DataFocalPoint, Caller.MissionAdminElsewhere];

    private static Caller[] Watchers { get; } = [Caller.LiaisonAssistant, Caller.SectionHead, Caller.DataFocalPoint];

    private static Caller[] Incidents { get; } = [Caller.DataFocalPoint, Caller.Leadership];

    /// <summary>After the communities.</summary>
    public override int Order => 45;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/label-requests", Callers.Officers.And(Callers.OfficersElsewhere).And(Caller.DataFocalPoint)),
        Record("/label-requests/{Id:guid}", stage => $"/label-requests/{stage.Id("label request")}", [Caller.Officer, Caller.DataFocalPoint]),
        Record("/label-requests/{Id:guid}/record", stage => $"/label-requests/{stage.Id("label request")}/record", [Caller.DataFocalPoint]),
        ActOn("/label-requests/ask/{Kind}/{Id:guid}", stage => $"/label-requests/ask/consultation/{stage.Id("opened")}", Callers.Officers),
        Page("/emergencies", Callers.Readers.And(Callers.OfficersElsewhere).And(Caller.DataFocalPoint)),
        Page("/emergencies/open", Callers.Readers.And(Callers.OfficersElsewhere)),
        Record("/emergencies/{Id:guid}", stage => $"/emergencies/{stage.Id("emergency")}", Watchers),
        Page("/sight", Keepers),
        ActOn("/consultations/{Id:guid}/readers", stage => $"/consultations/{stage.Id("opened")}/readers", [Caller.Officer, Caller.SectionHead, Caller.DataFocalPoint]),
        ActOn("/readers/{Kind}/{Id:guid}", stage => $"/readers/commitment/{stage.Id("commitment")}", [Caller.Officer, Caller.SectionHead, Caller.DataFocalPoint]),
        Record("/consultations/{Id:guid}", stage => $"/consultations/{stage.Id("labelled")}", Elsewhere),
        Record("/consultations/{Id:guid}", stage => $"/consultations/{stage.Id("opened")}", Callers.Readers),
        // Those who would read it are told that it is frozen, and nothing of it.
        ActOn("/consultations/{Id:guid}", stage => $"/consultations/{stage.Id("frozen")}", Elsewhere) with { Reads = Callers.Nobody },
        Page("/lookups", [Caller.DataFocalPoint]),
        Page("/incidents", Incidents),
        Page("/incidents/freeze", Incidents),
        Record("/incidents/{Id:guid}", stage => $"/incidents/{stage.Id("incident")}", Incidents),
        Record("/incidents/{Id:guid}/record", stage => $"/incidents/{stage.Id("incident")}/record", Incidents),
        ActOn("/consultations/{Id:guid}/versions", stage => $"/consultations/{stage.Id("opened")}/versions", Callers.Officers),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<ListLabelRequests>(Callers.Officers.And(Callers.OfficersElsewhere).And(Caller.DataFocalPoint), async (useCase, _) => await useCase.Run(null, Cancel)),
        Act<ViewLabelRequest>([Caller.Officer, Caller.DataFocalPoint], async (useCase, stage) => await useCase.Run(Request(stage), Cancel)),
        Act<OpenUnderRequest>([Caller.DataFocalPoint], async (useCase, stage) => await useCase.Run(Request(stage), "en", Cancel)),
        Act<ViewLabelStanding>(Elsewhere, async (useCase, stage) => await useCase.Run(LabelledKind.Consultation, stage.Id("labelled"), Cancel)),
        Act<AskToLower>(Callers.Officers, async (useCase, stage) => await useCase.Run(LabelledKind.Consultation, stage.Id("labelled"), new AskToLowerInput(), Cancel)),
        Refused<WithdrawLabelRequest>([Caller.Officer], async (useCase, stage) => await useCase.Run(Request(stage), new WithdrawLabelRequestInput(), Cancel)),
        Refused<DecideLabelRequest>([Caller.DataFocalPoint], async (useCase, stage) => await useCase.Run(Request(stage), new DecideLabelRequestInput { Decision = LabelDecision.Lower }, Cancel)),
        Act<OpenInEmergency>(Callers.Readers.And(Callers.OfficersElsewhere), async (useCase, _) => await useCase.Run(new OpenInEmergencyInput(), Cancel)),
        Refused<EndEmergency>([Caller.LiaisonAssistant, Caller.DataFocalPoint], async (useCase, stage) => await useCase.Run(Emergency(stage), new EndEmergencyInput(), Cancel)),
        Refused<ReviewEmergency>([Caller.DataFocalPoint], async (useCase, stage) => await useCase.Run(Emergency(stage), new ReviewEmergencyInput(), Cancel)),
        Act<ListEmergencies>(Callers.Readers.And(Callers.OfficersElsewhere).And(Caller.DataFocalPoint), async (useCase, _) => await useCase.Run(null, Cancel)),
        Act<ViewEmergency>(Watchers, async (useCase, stage) => await useCase.Run(Emergency(stage), Cancel)),
        Act<ViewSight>(Keepers, async (useCase, _) => await useCase.Run(null, null, Cancel)),
        Act<ListReaders>([Caller.Officer, Caller.SectionHead, Caller.DataFocalPoint], async (useCase, stage) => await useCase.Run(Opened(stage), Cancel)),
        // Of what the officer follows up or added, the officer too.
        ReadersOf(ChangedKind.Commitment, "commitment", Caller.Officer, Caller.SectionHead, Caller.DataFocalPoint),
        ReadersOf(ChangedKind.Leader, "leader", Caller.Officer, Caller.SectionHead, Caller.DataFocalPoint),
        ReadersOf(ChangedKind.Agreement, "agreement", Caller.SectionHead, Caller.DataFocalPoint),
        ReadersOf(ChangedKind.Forum, "forum", Caller.SectionHead, Caller.DataFocalPoint),
        ReadersOf(ChangedKind.Outreach, "outreach", Caller.SectionHead, Caller.DataFocalPoint),
        ReadersOf(ChangedKind.Request, "request", Caller.SectionHead, Caller.DataFocalPoint),
        ReadersOf(ChangedKind.Partnership, "partnership", Caller.SectionHead, Caller.DataFocalPoint),
        ReadersOf(ChangedKind.Community, "community", Caller.SectionHead, Caller.DataFocalPoint),
        Act<ViewConsultation>(Callers.Readers, async (useCase, stage) => await useCase.Run(Opened(stage), Cancel)),
        Act<ConsultationHistory>(Callers.Nobody, async (useCase, stage) => await useCase.Run(new ConsultationId(stage.Id("frozen")), Cancel)),
        Act<ListLookups>([Caller.DataFocalPoint], async (useCase, _) => await useCase.Run(new LookupFilter(), Cancel)),
        Act<FreezeRecord>(Incidents, async (useCase, _) => await useCase.Run(new FreezeRecordInput(), Cancel)),
        Act<ListIncidents>(Incidents, async (useCase, _) => await useCase.Run(null, Cancel)),
        Act<ViewIncident>(Incidents, async (useCase, stage) => await useCase.Run(Incident(stage), null, null, Cancel)),
        Act<OpenFrozen>(Incidents, async (useCase, stage) => await useCase.Run(Incident(stage), "en", Cancel)),
        Act<NoteOnIncident>(Incidents, async (useCase, stage) => await useCase.Run(Incident(stage), new NoteOnIncidentInput(), Cancel)),
        Act<ReleaseRecord>(Incidents, async (useCase, stage) => await useCase.Run(Incident(stage), new ReleaseRecordInput(), Cancel)),
        Act<ConsultationHistory>(Elsewhere, async (useCase, stage) => await useCase.Run(Opened(stage), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        foreach (var name in (string[])["labelled", "opened", "frozen"])
            stage.Keep(name, (await MarketMeeting.Recorded(stage.Stage, stage.Account(Caller.Officer), stage.Account(Caller.SectionHead), stage.Account(Caller.Officer), AccessStage.Canary, cancel: Cancel)).Id.Value);

        var asked = new AskToLowerInput { To = Label.Restricted, Reason = $"It was in the paper {AccessStage.Canary}" };
        (await stage.As<AskToLower, Result>(Caller.Officer, ask => ask.Run(LabelledKind.Consultation, stage.Id("labelled"), asked, Cancel))).Refusals.ShouldBeEmpty();
        stage.Keep("label request", asked.Id);

        await using var db = stage.Stage.OpenAsOwner();
        var reference = await db.Consultations.Where(c => c.Id == new ConsultationId(stage.Id("opened"))).Select(c => c.Reference).SingleAsync(Cancel);
        var broken = new OpenInEmergencyInput { Reference = reference, Reason = $"A convoy is on its way there {AccessStage.Canary}", Hours = 3 };
        (await stage.As<OpenInEmergency, Result<ConsultationId>>(Caller.LiaisonAssistant, open => open.Run(broken, Cancel))).Refusals.ShouldBeEmpty();
        var suspect = new FreezeRecordInput { Reference = await db.Consultations.Where(c => c.Id == new ConsultationId(stage.Id("frozen"))).Select(c => c.Reference).SingleAsync(Cancel), What = $"A page was left behind {AccessStage.Canary}" };
        (await stage.As<FreezeRecord, Result<IncidentId>>(Caller.DataFocalPoint, freeze => freeze.Run(suspect, Cancel))).Refusals.ShouldBeEmpty();
        stage.Keep("incident", suspect.Id);
        stage.Keep("emergency", (await db.Emergencies.Select(e => e.Id).SingleAsync(Cancel)).Value);
    }

    private static UseCaseRow ReadersOf(ChangedKind kind, string record, params Caller[] told) =>
        Act<ListReadersOfRecord>(told, async (useCase, stage) => await useCase.Run(kind, stage.Id(record), "en", Cancel));

    private static IncidentId Incident(AccessStage stage) => new(stage.Id("incident"));

    private static LabelRequestId Request(AccessStage stage) => new(stage.Id("label request"));

    private static EmergencyId Emergency(AccessStage stage) => new(stage.Id("emergency"));

    private static ConsultationId Opened(AccessStage stage) => new(stage.Id("opened"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Work;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>A recorded consultation that names the leader, with a consent that says how far it may be shared; the Strictly confidential one for those it names.</summary>
internal sealed class ConsentsAccess : AccessRows
{
    /// <summary>After the Strictly confidential record.</summary>
    public override int Order => 50;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Record("/consultations/{Id:guid}/consents", At("/consents"), Keepers),
        Record("/consultations/{Id:guid}/consents/{LeaderId:guid}", stage => At($"/consents/{stage.Id("leader")}")(stage), Keepers),
        ActOn("/consultations/{Id:guid}/consents/{LeaderId:guid}/withdraw", stage => At($"/consents/{stage.Id("leader")}/withdraw")(stage), Keepers),
        ActOn("/consultations/{Id:guid}/consents/again", At("/consents/again"), Keepers),
        ActOn("/consultations/{Id:guid}/consents", stage => $"/consultations/{stage.Id("secret")}/consents", AccessStage.Named),
        // Nothing waits to be read again: the withdrawal has tests of its own.
        Page("/consultations/read-again", Callers.SignedIn),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<ViewConsents>(Keepers, async (useCase, stage) => await useCase.Run(Named(stage), "en", Cancel)),
        Act<RecordConsent>(Keepers, async (useCase, stage) => await useCase.Run(Named(stage), Leader(stage), new RecordConsentInput(), Cancel)),
        Act<ConsentAnew>(Keepers, async (useCase, stage) => await useCase.Run(Named(stage), new ConsentAnewInput(), Cancel)),
        Act<WithdrawConsent>(Keepers, async (useCase, stage) => await useCase.Run(Named(stage), Leader(stage), new WithdrawConsentInput(), Cancel)),
        Act<ReadAgain>(Callers.Officers, async (useCase, stage) => await useCase.Run(Named(stage), new ReadAgainInput(), Cancel)),
        Act<ViewConsents>(AccessStage.Named, async (useCase, stage) => await useCase.Run(new ConsultationId(stage.Id("secret")), "en", Cancel)),
        Reading<ListToReadAgain>(Callers.Nobody, async (useCase, _) => await useCase.Run(Cancel)),
        Act<ListLeaderConsents>(Callers.Readers.And(Caller.DataFocalPoint), async (useCase, stage) => await useCase.Run(Leader(stage), Cancel)),
        OfTheOperator<RunWork>(),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var leader = Leader(stage);
        var meeting = await MarketMeeting.Recorded(
            stage.Stage, stage.Account(Caller.LiaisonAssistant), stage.Account(Caller.Officer), stage.Account(Caller.Officer), AccessStage.Canary,
            fields =>
            {
                fields[Office] = stage.A.FieldOffices[0].Id.Value.ToString();
                fields[LeaderIds] = leader.Value.ToString();
                fields[OfConsent(leader, nameof(ConsentFacts.Basis))] = nameof(LegalBasis.Consent);
                fields[OfConsent(leader, nameof(ConsentFacts.Limits))] = $"Not beyond the office {AccessStage.Canary}";
            },
            Cancel);
        stage.Keep("named", meeting.Id.Value);
    }

    private static Caller[] Keepers { get; } = Callers.Writers.And(Caller.DataFocalPoint);

    private static Func<AccessStage, string> At(string page) => stage => $"/consultations/{stage.Id("named")}{page}";

    private static ConsultationId Named(AccessStage stage) => new(stage.Id("named"));

    private static LeaderId Leader(AccessStage stage) => new(stage.Id("leader"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

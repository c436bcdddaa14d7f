using PeaceCoord.Application.Agreements;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Local agreements: read like recorded consultations, kept by officers and section heads.</summary>
internal sealed class AgreementsAccess : AccessRows
{
    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/agreements", Callers.SignedIn, reads: Readers),
        Page("/agreements/new", Callers.Officers.And(Callers.OfficersElsewhere)),
        Record("/agreements/{Id:guid}", stage => $"/agreements/{stage.Id("agreement")}", Readers),
        ActOn("/agreements/{Id:guid}/breach", stage => $"/agreements/{stage.Id("agreement")}/breach", Callers.Officers),
        ActOn("/agreements/{Id:guid}/note", stage => $"/agreements/{stage.Id("agreement")}/note", Callers.Officers),
        ActOn("/agreements/{Id:guid}/correct", stage => $"/agreements/{stage.Id("agreement")}/correct", Callers.Officers),
        ActOn("/agreements/{Id:guid}/breaches/{BreachId:guid}/settle", stage => $"/agreements/{stage.Id("agreement")}/breaches/{stage.Id("breach")}/settle", Callers.Officers),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Reading<ListAgreements>(Readers, async (useCase, _) => await useCase.Run(new AgreementFilter(), "en", Cancel)),
        Act<ViewAgreement>(Readers, async (useCase, stage) => await useCase.Run(Agreement(stage), Cancel)),
        Act<RegisterAgreement>([.. Callers.Officers, .. Callers.OfficersElsewhere], async (useCase, _) => await useCase.Run(new RegisterAgreementInput(), Cancel)),
        Act<RecordBreach>(Callers.Officers, async (useCase, stage) => await useCase.Run(Agreement(stage), new RecordBreachInput(), Cancel)),
        Act<NoteMonitoring>(Callers.Officers, async (useCase, stage) => await useCase.Run(Agreement(stage), new NoteMonitoringInput(), Cancel)),
        Act<CorrectAgreement>(Callers.Officers, async (useCase, stage) => await useCase.Run(Agreement(stage), new CorrectAgreementInput(), Cancel)),
        Act<SettleBreach>(Callers.Officers, async (useCase, stage) => await useCase.Run(Agreement(stage), new BreachId(stage.Id("breach")), new SettleBreachInput(), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var today = DateOnly.FromDateTime(stage.Stage.Clock.GetUtcNow().UtcDateTime);
        var input = new RegisterAgreementInput { Title = $"Corridor {AccessStage.Canary}", SignedOn = today.AddDays(-30), Label = Label.Confidential, Parties = $"Herders {AccessStage.Canary}\nFarmers", Undertakings = $"Keep to the trees {AccessStage.Canary}" };
        (await stage.As<RegisterAgreement, Result>(Caller.Officer, useCase => useCase.Run(input, Cancel))).Succeeded.ShouldBeTrue();
        var breach = new RecordBreachInput { On = today.AddDays(-2), What = $"Night grazing {AccessStage.Canary}", Version = 1 };
        (await stage.As<RecordBreach, Result>(Caller.Officer, useCase => useCase.Run(new LocalAgreementId(input.Id), breach, Cancel))).Succeeded.ShouldBeTrue();
        var note = new NoteMonitoringInput { On = today.AddDays(-1), Text = $"The trees are marked {AccessStage.Canary}", Version = 2 };
        (await stage.As<NoteMonitoring, Result>(Caller.Officer, useCase => useCase.Run(new LocalAgreementId(input.Id), note, Cancel))).Succeeded.ShouldBeTrue();
        stage.Keep("agreement", input.Id);
        var view = await stage.As<ViewAgreement, AgreementView?>(Caller.Officer, useCase => useCase.Run(new LocalAgreementId(input.Id), Cancel));
        stage.Keep("breach", view!.Breaches[0].Id);
    }

    /// <summary>A liaison assistant reads the agreements of the own office; this one was registered for all offices.</summary>
    private static Caller[] Readers { get; } = Callers.Readers.Except(Caller.LiaisonAssistant);

    private static LocalAgreementId Agreement(AccessStage stage) => new(stage.Id("agreement"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

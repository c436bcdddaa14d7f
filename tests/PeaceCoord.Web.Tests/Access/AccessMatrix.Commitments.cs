using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>A commitment of the field office that the officer owns: the owner neither verifies nor closes it.</summary>
internal sealed class CommitmentsAccess : AccessRows
{
    /// <summary>After the communities.</summary>
    public override int Order => 10;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/commitments", Callers.SignedIn, reads: Callers.Readers),
        Page("/commitments/board", Callers.SignedIn, reads: Callers.Readers),
        Page("/handover", Callers.Writers.And(Callers.OfficersElsewhere)),
        Record("/handover/{Mission:guid}/{Id:guid}", stage => $"/handover/{stage.A.Id.Value}/{stage.Account(Caller.Officer).Value}", Callers.Officers),
        Record("/handover/{Mission:guid}/{Id:guid}/give", stage => $"/handover/{stage.A.Id.Value}/{stage.Account(Caller.Officer).Value}/give", Callers.Officers),
        Record("/commitments/{Id:guid}", At(""), Callers.Readers),
        ActOn("/commitments/{Id:guid}/deliver", At("/deliver"), Callers.Readers),
        ActOn("/commitments/{Id:guid}/step", At("/step"), Callers.Readers),
        ActOn("/commitments/{Id:guid}/decline", At("/decline"), Callers.Readers),
        ActOn("/commitments/{Id:guid}/tell", At("/tell"), Callers.Readers),
        ActOn("/commitments/{Id:guid}/correct", At("/correct"), Callers.Readers),
        ActOn("/commitments/{Id:guid}/close-untold", At("/close-untold"), Callers.Readers),
        ActOn("/consultations/{Id:guid}/commitments/new", stage => $"/consultations/{stage.Id("recorded")}/commitments/new?concern={stage.Id("concern")}", Callers.Writers),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<AddCommitment>(Callers.Writers, async (useCase, stage) => await useCase.Run(new ConsultationId(stage.Id("recorded")), new AddCommitmentInput(), Cancel)),
        Act<CommitmentChoices>(Callers.Writers, async (useCase, stage) => await useCase.Run(new ConsultationId(stage.Id("recorded")), "en", Cancel)),
        Reading<ListCommitments>(Callers.Readers, async (useCase, _) => await useCase.Run(new CommitmentFilter(), "en", Cancel)),
        Act<ViewCommitment>(Callers.Readers, async (useCase, stage) => await useCase.Run(new CommitmentId(stage.Id("commitment")), "en", Cancel)),
        Reading<CommitmentBoard>(Callers.Readers, async (useCase, _) => await useCase.Run(new BoardFilter(), "en", Cancel)),
        Reading<CommitmentBoard>(Callers.Readers, async (useCase, _) => await useCase.Run(new BoardFilter(BoardBy.Owner), "en", Cancel)),
        Act<ListHandovers>(Callers.Writers.And(Callers.OfficersElsewhere), async (useCase, _) => await useCase.Run(Cancel)),
        Act<PrintHandoverSheet>(Callers.Officers, async (useCase, stage) => await useCase.Run(stage.A.Id, stage.Account(Caller.Officer), "en", Cancel)),
        Act<HandoverChoices>(Callers.Officers, async (useCase, stage) => await useCase.Run(stage.A.Id, stage.Account(Caller.Officer), "en", Cancel)),
        Act<HandOverCommitments>(Callers.Officers, async (useCase, stage) => await useCase.Run(stage.A.Id, stage.Account(Caller.Officer), new HandOverCommitmentsInput(), Cancel)),
        Guarded<AcceptCommitment>(Callers.Writers),
        Guarded<DeclineCommitment>(Callers.Writers),
        Guarded<PlanCommitment>(Callers.Writers),
        Guarded<StartCommitment>(Callers.Writers),
        Guarded<AddStep>(Callers.Writers),
        Guarded<DeliverCommitment>(Callers.Writers),
        Guarded<TellCommunity>(Callers.Writers),
        Guarded<CorrectCommitment>(Callers.Officers),
        Guarded<CloseUntold>(Callers.Writers),
        Guarded<VerifyCommitment>([Caller.SectionHead]),
        Guarded<CloseCommitment>([Caller.SectionHead]),
        Guarded<AgreeToCloseUntold>([Caller.SectionHead]),
        Guarded<TurnDownClosingUntold>([Caller.SectionHead]),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var now = stage.Stage.Clock.GetUtcNow();
        var commitment = Commitment.FromConsultation(
            CommitmentId.New(), stage.A.Id, ConsultationId.New(), null, [new CommunityId(stage.Id("community"))], stage.A.FieldOffices[0].Id, Label.Confidential,
            CommitmentKind.Promise, $"Repair the borehole {AccessStage.Canary}", PromisedBy.Section, stage.Account(Caller.Officer),
            DateOnly.FromDateTime(now.UtcDateTime).AddDays(30), Priority.Normal, now);
        await using var db = stage.Stage.OpenAsOwner();
        db.Add(commitment);
        await db.SaveChangesAsync(Cancel);
        stage.Keep("commitment", commitment.Id.Value);
    }

    private static Func<AccessStage, string> At(string act) => stage => $"/commitments/{stage.Id("commitment")}{act}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

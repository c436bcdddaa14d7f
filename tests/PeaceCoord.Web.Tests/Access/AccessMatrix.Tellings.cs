using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>A commitment of the field office that was delivered and told.</summary>
internal sealed class TellingsAccess : AccessRows
{
    /// <summary>After the communities.</summary>
    public override int Order => 11;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Record("/commitments/{Id:guid}/tellings/{TellingId:guid}/correct", stage => $"/commitments/{stage.Id("told commitment")}/tellings/{stage.Id("telling")}/correct", Callers.Readers),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<CorrectTelling>(Callers.Writers, async (useCase, stage) => await useCase.Run(new CommitmentId(stage.Id("told commitment")), new TellingId(stage.Id("telling")), new CorrectTellingInput(), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var now = stage.Stage.Clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var commitment = Commitment.FromConsultation(
            CommitmentId.New(), stage.A.Id, ConsultationId.New(), null, [new CommunityId(stage.Id("community"))], stage.A.FieldOffices[0].Id, Label.Confidential,
            CommitmentKind.Promise, $"Light the road {AccessStage.Canary}", PromisedBy.Section, stage.Account(Caller.Officer), today.AddDays(30), Priority.Normal, now);
        commitment.Accept();
        commitment.Deliver(today, AccessStage.Canary, today).Refusals.ShouldBeEmpty();
        commitment.Tell(new TellingFacts(today, ToldHow.Meeting, stage.Account(Caller.Officer), CommunityAnswer.Disputed, $"Dark {AccessStage.Canary}", "en", "The traders"), today, now).Refusals.ShouldBeEmpty();
        await using var db = stage.Stage.OpenAsOwner();
        db.Add(commitment);
        await db.SaveChangesAsync(Cancel);
        stage.Keep("told commitment", commitment.Id.Value);
        stage.Keep("telling", commitment.Tellings[0].Id.Value);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

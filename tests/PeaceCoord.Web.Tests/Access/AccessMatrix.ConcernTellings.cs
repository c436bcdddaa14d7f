using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>A concern of the field office that cannot be met, and that people were told of.</summary>
internal sealed class ConcernTellingsAccess : AccessRows
{
    /// <summary>After the consultations and the plans.</summary>
    public override int Order => 27;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Record("/consultations/{Id:guid}/tellings/{TellingId:guid}/correct", stage => $"/consultations/{Id(stage).Value}/tellings/{stage.Id("told no")}/correct", Callers.Writers),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<CorrectConcernTelling>(Callers.Writers, async (useCase, stage) => await useCase.Run(Id(stage), new TellingId(stage.Id("told no")), new CorrectConcernTellingInput(), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var meeting = await MarketMeeting.Recorded(
            stage.Stage, stage.Account(Caller.LiaisonAssistant), stage.Account(Caller.Officer), stage.Account(Caller.Officer), AccessStage.Canary,
            fields =>
            {
                fields[Office] = stage.A.FieldOffices[0].Id.Value.ToString();
                MarketMeeting.PromisedForNoConcern(fields);
            },
            Cancel);
        await using var db = stage.Stage.OpenAsOwner();
        var asked = await db.Set<Consultation>().SingleAsync(c => c.Id == meeting.Id, Cancel);
        asked.AnswerConcern(meeting.Concern, ConcernState.NotPossible, $"No road {AccessStage.Canary}", null).Refusals.ShouldBeEmpty();
        var facts = new TellingFacts(asked.HeldOn!.Value, ToldHow.Visit, stage.Account(Caller.Officer), CommunityAnswer.Disputed, $"We need it {AccessStage.Canary}", "en", "The traders");
        asked.TellNo(meeting.Concern, facts, stage.Stage.Clock.GetUtcNow()).ShouldBe(TellingOutcome.Told);
        asked.CorrectTelling(asked.ConcernTellings[0].Id, CommunityAnswer.Disputed, $"We need it much {AccessStage.Canary}", "en", "The traders", $"Heard anew {AccessStage.Canary}", stage.Account(Caller.Officer), stage.Stage.Clock.GetUtcNow()).Refusals.ShouldBeEmpty();
        await db.SaveChangesAsync(Cancel);
        stage.Keep("refused at", meeting.Id.Value);
        stage.Keep("told no", asked.ConcernTellings[0].Id.Value);
    }

    private static ConsultationId Id(AccessStage stage) => new(stage.Id("refused at"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

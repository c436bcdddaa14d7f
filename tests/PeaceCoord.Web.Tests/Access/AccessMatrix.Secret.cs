using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>
/// A recorded consultation that is Strictly confidential, with an urgent concern and a commitment: written by the section head, who names the
/// officer. Its texts carry <see cref="AccessStage.SecretCanary"/> too, which nobody else may find at any address or through any use case.
/// </summary>
internal sealed class SecretAccess : AccessRows
{
    /// <summary>After the communities and commitments.</summary>
    public override int Order => 40;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Record("/consultations/{Id:guid}", stage => $"/consultations/{stage.Id("secret")}", AccessStage.Named),
        Record("/consultations/{Id:guid}/versions", stage => $"/consultations/{stage.Id("secret")}/versions", AccessStage.Named),
        ActOn("/consultations/{Id:guid}/share", stage => $"/consultations/{stage.Id("secret")}/share", AccessStage.Named),
        ActOn("/consultations/{Id:guid}/concerns/{ConcernId:guid}", stage => $"/consultations/{stage.Id("secret")}/concerns/{stage.Id("secret concern")}", AccessStage.Named),
        ActOn("/consultations/{Id:guid}/commitments/new", stage => $"/consultations/{stage.Id("secret")}/commitments/new?concern={stage.Id("secret concern")}", AccessStage.Named),
        Record("/commitments/{Id:guid}", stage => $"/commitments/{stage.Id("secret commitment")}", AccessStage.Named),
        ActOn("/commitments/{Id:guid}/tell", stage => $"/commitments/{stage.Id("secret commitment")}/tell", AccessStage.Named),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<ViewConsultation>(AccessStage.Named, async (useCase, stage) => await useCase.Run(Secret(stage), Cancel)),
        Act<ConsultationHistory>(AccessStage.Named, async (useCase, stage) => await useCase.Run(Secret(stage), Cancel)),
        Act<CompareVersions>(AccessStage.Named, async (useCase, stage) => await useCase.Run(Secret(stage), null, null, "en", Cancel)),
        Act<ShareChoices>(AccessStage.Named, async (useCase, stage) => await useCase.Run(Secret(stage), Cancel)),
        Act<ViewCommitment>(AccessStage.Named, async (useCase, stage) => await useCase.Run(new CommitmentId(stage.Id("secret commitment")), "en", Cancel)),
        Act<AnswerConcern>(AccessStage.Named, async (useCase, stage) => await useCase.Run(Secret(stage), new ConcernId(stage.Id("secret concern")), new AnswerConcernInput(), Cancel)),
        // Another urgent concern stands there for everybody on duty; of this one they see that there is one.
        Reading<ListUrgent>(Callers.Officers.And(Caller.Leadership), async (useCase, _) => await useCase.Run(Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var meeting = await MarketMeeting.Recorded(
            stage.Stage, stage.Account(Caller.SectionHead), stage.Account(Caller.Officer), stage.Account(Caller.Officer), $"{AccessStage.Canary} {AccessStage.SecretCanary}",
            fields =>
            {
                fields[Office] = stage.A.FieldOffices[0].Id.Value.ToString();
                fields[CommunityIds] = stage.Id("community").ToString();
                fields[LabelField] = nameof(Label.StrictlyConfidential);
                fields[Readers] = stage.Account(Caller.Officer).Value.ToString();
                foreach (var theme in fields.Keys.Where(name => name.EndsWith("theme", StringComparison.Ordinal)).ToList())
                    fields[theme.Replace("theme", "urgency", StringComparison.Ordinal)] = nameof(ConcernUrgency.Urgent);
            },
            Cancel);
        stage.Keep("secret", meeting.Id.Value);
        stage.Keep("secret concern", meeting.Concern.Value);
        stage.Keep("secret commitment", meeting.Promise);
    }

    private static ConsultationId Secret(AccessStage stage) => new(stage.Id("secret"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

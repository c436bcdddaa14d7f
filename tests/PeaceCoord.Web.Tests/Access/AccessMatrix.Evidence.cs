using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Two files of the delivery of the commitment that was told: one is read, the other removed. What organisations get is asked by <c>EvidenceTests</c>.</summary>
internal sealed class EvidenceAccess : AccessRows
{
    /// <summary>After the tellings.</summary>
    public override int Order => 12;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Record("/commitments/{Id:guid}/files", stage => $"/commitments/{Id(stage).Value}/files", Callers.Readers),
        Record("GET /commitments/{id:guid}/files/{file:guid}", stage => $"/commitments/{Id(stage).Value}/files/{stage.Id("evidence")}", Callers.Readers),
        Button("/commitments/{id:guid}/files/{file:guid}/remove", stage => $"/commitments/{Id(stage).Value}/files/{stage.Id("evidence to remove")}/remove", Callers.Writers),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<AddEvidence>(Callers.Writers, async (useCase, stage) => await useCase.Run(Id(stage), new AddEvidenceInput(), Cancel)),
        Act<OpenEvidence>(Callers.Readers, async (useCase, stage) => await useCase.Run(Id(stage), new KeptFileId(stage.Id("evidence")), Cancel)),
        // Who may would remove it.
        Refused<RemoveEvidence>(Callers.Writers, async (useCase, stage) => await useCase.Run(Id(stage), new KeptFileId(stage.Id("evidence")), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        stage.Keep("evidence", await Added(stage));
        stage.Keep("evidence to remove", await Added(stage));
    }

    private static async Task<Guid> Added(AccessStage stage)
    {
        var input = new AddEvidenceInput { Id = Guid.CreateVersion7(), Name = $"Lamp {AccessStage.Canary} {Canaries.Name}.pdf", Bytes = Pictures.Pdf($"{AccessStage.Canary} {Canaries.Name}") };
        (await stage.As<AddEvidence, Result>(Caller.Officer, add => add.Run(Id(stage), input, Cancel))).Refusals.ShouldBeEmpty();
        return input.Id;
    }

    private static CommitmentId Id(AccessStage stage) => new(stage.Id("told commitment"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Files;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Two files of the officer's draft: one is read, the other removed. Who may read a file on record is asked by <c>FileTests</c>.</summary>
internal sealed class FilesAccess : AccessRows
{
    /// <summary>After the consultations and the plans.</summary>
    public override int Order => 26;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Record("/consultations/{Id:guid}/files", stage => $"/consultations/{stage.Id("consultation")}/files", [Caller.Officer]),
        Record("GET /consultations/{id:guid}/files/{file:guid}", stage => $"/consultations/{stage.Id("consultation")}/files/{stage.Id("keptfile")}", [Caller.Officer]),
        Button("/consultations/{id:guid}/files/{file:guid}/remove", stage => $"/consultations/{stage.Id("consultation")}/files/{stage.Id("file to remove")}/remove", [Caller.Officer]),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<AddFile>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), new AddFileInput(), Cancel)),
        Act<OpenFile>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), new KeptFileId(stage.Id("keptfile")), Cancel)),
        // Who may would remove it.
        Refused<RemoveFile>([Caller.Officer], async (useCase, stage) => await useCase.Run(Id(stage), new KeptFileId(stage.Id("keptfile")), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        stage.Keep("keptfile", await Added(stage));
        stage.Keep("file to remove", await Added(stage));
    }

    private static async Task<Guid> Added(AccessStage stage)
    {
        var input = new AddFileInput { Id = Guid.CreateVersion7(), Name = $"Letter {AccessStage.Canary} {Canaries.Name}.pdf", Bytes = Pictures.Pdf($"{AccessStage.Canary} {Canaries.Name}") };
        (await stage.As<AddFile, Result>(Caller.Officer, add => add.Run(Id(stage), input, Cancel))).Refusals.ShouldBeEmpty();
        return input.Id;
    }

    private static ConsultationId Id(AccessStage stage) => new(stage.Id("consultation"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

using PeaceCoord.Application.Publishing;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Publishing;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Published results: proposed and approved by section heads and leadership, read by everybody once they are published.</summary>
internal sealed class PublishingAccess : AccessRows
{
    private static Caller[] Publishers { get; } = [Caller.SectionHead, Caller.Leadership];

    private static Caller[] Keepers { get; } = [.. Publishers, Caller.DataFocalPoint];

    public override IEnumerable<AddressRow> Addresses =>
    [
        Public("/results"),
        Public("/results/{Code}", "/results/MINALPHA"),
        Public("/results/{Code}/{Quarter}", "/results/MINALPHA/2026-Q1"),
        Page("/publishing", Keepers.And(Caller.SectionHeadElsewhere)),
        ActOn("/publishing/{Id:guid}", stage => $"/publishing/{stage.Id("publication")}", Keepers),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        ForEverybody<ListResults>(),
        ForEverybody<ViewResults>(),
        ForEverybody<StampResults>(),
        Act<ListPublications>(Keepers.And(Caller.SectionHeadElsewhere), async (useCase, _) => await useCase.Run(Cancel)),
        Act<ViewPublication>(Keepers, async (useCase, stage) => await useCase.Run(Publication(stage), "en", Cancel)),
        Act<ProposePublication>(Publishers, async (useCase, stage) => await useCase.Run(new ProposePublicationInput { WorkspaceId = stage.A.Id.Value, Quarter = "2026" }, Cancel)),
        // Not by the section head, who proposed it.
        Act<ApprovePublication>([Caller.Leadership], async (useCase, stage) => await useCase.Run(Publication(stage), new ApprovePublicationInput(), Cancel)),
        Refused<WithdrawPublication>(Keepers, async (useCase, stage) => await useCase.Run(Publication(stage), new WithdrawPublicationInput(), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var proposed = new ProposePublicationInput { Quarter = "2025-Q4" };
        (await stage.As<ProposePublication, Domain.Kernel.Result>(Caller.SectionHead, useCase => useCase.Run(proposed, Cancel))).Succeeded.ShouldBeTrue();
        stage.Keep("publication", proposed.Id);

        // What visitors read, without the five meetings it takes.
        var now = stage.Stage.Clock.GetUtcNow();
        var published = Domain.Publishing.Publication.Propose(PublicationId.New(), stage.A.Id, new InclusionPeriod(2026, 1), AccountId.New(), new DateOnly(2026, 5, 1), now).Value;
        published.Approve(PublishedFigures.Of([new MeetingsOfArea(null, 5, MeetingFigures.None)], new Dictionary<Domain.Consultations.ConcernTheme, int>(), new Dictionary<PromiseFate, int>()), AccountId.New(), now).Succeeded.ShouldBeTrue();
        await using var db = stage.Stage.OpenAsOwner();
        db.AddRange(published, PublishedResults.Of(published, stage.A, new DateOnly(2026, 5, 1)));
        await db.SaveChangesAsync(Cancel);
    }

    private static PublicationId Publication(AccessStage stage) => new(stage.Id("publication"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Publishing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Publishing;

public sealed class PublicationTests
{
    private static readonly DateOnly Today = new(2026, 4, 1);
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly AccountId Head = AccountId.New();
    private static readonly AccountId Leader = AccountId.New();

    private static readonly PublishedFigures Figures = PublishedFigures.Of([new MeetingsOfArea(null, 5, MeetingFigures.None)], new Dictionary<ConcernTheme, int>(), new Dictionary<PromiseFate, int>())!;

    [Theory]
    [InlineData("2026-Q1", null)]
    [InlineData("2026-Q2", PublishingRefusalCodes.NotOver)]
    [InlineData("2025", PublishingRefusalCodes.NotAQuarter)]
    [InlineData("soon", PublishingRefusalCodes.NotAQuarter)]
    public void Only_a_quarter_that_is_over_is_proposed(string period, string? refusal)
    {
        var proposed = Propose(InclusionPeriod.Read(period), Today);

        proposed.Succeeded.ShouldBe(refusal is null);
        if (refusal is not null)
            proposed.Is(refusal).ShouldBeTrue();
    }

    [Fact]
    public void A_quarter_is_not_over_on_its_last_day() => Propose(new InclusionPeriod(2026, 1), Today.AddDays(-1)).Is(PublishingRefusalCodes.NotOver).ShouldBeTrue();

    [Fact]
    public void Whoever_proposed_does_not_approve_and_nothing_is_approved_twice_or_without_figures()
    {
        var publication = Propose(new InclusionPeriod(2026, 1), Today).Value;

        publication.Approve(Figures, Head, Now).Is(PublishingRefusalCodes.SecondPersonNeeded).ShouldBeTrue();
        publication.Approve(null, Leader, Now).Is(PublishingRefusalCodes.TooFewMeetings).ShouldBeTrue();
        publication.Figures.ShouldBeNull();
        publication.Approve(Figures, Leader, Now).Succeeded.ShouldBeTrue();
        (publication.State, publication.Figures, publication.ApprovedBy).ShouldBe((PublicationState.Published, Figures, Leader));
        publication.Approve(Figures, Leader, Now).Is(PublishingRefusalCodes.NotInThisState).ShouldBeTrue();
    }

    [Fact]
    public void It_is_withdrawn_by_one_person_once_before_or_after_it_was_approved()
    {
        var publication = Propose(new InclusionPeriod(2026, 1), Today).Value;
        publication.Withdraw(Head, Now).Succeeded.ShouldBeTrue();
        publication.Withdraw(Head, Now).Is(PublishingRefusalCodes.NotInThisState).ShouldBeTrue();
        publication.Approve(Figures, Leader, Now).Is(PublishingRefusalCodes.NotInThisState).ShouldBeTrue();

        var published = Propose(new InclusionPeriod(2026, 1), Today).Value;
        published.Approve(Figures, Leader, Now).Succeeded.ShouldBeTrue();
        published.Withdraw(Head, Now).Succeeded.ShouldBeTrue();
        published.Figures.ShouldBe(Figures);
    }

    private static Domain.Kernel.Result<Publication> Propose(InclusionPeriod? period, DateOnly today) => Publication.Propose(PublicationId.New(), WorkspaceId.New(), period, Head, today, Now);
}

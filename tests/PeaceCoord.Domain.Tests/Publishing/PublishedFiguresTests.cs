using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Publishing;

namespace PeaceCoord.Domain.Tests.Publishing;

public sealed class PublishedFiguresTests
{
    private static readonly MeetingFigures Thirty = Heads(30);

    private static readonly Dictionary<ConcernTheme, int> NoConcern = [];

    private static readonly Dictionary<PromiseFate, int> NoPromise = [];

    [Fact]
    public void Fewer_than_five_meetings_are_not_published()
    {
        PublishedFigures.Of([Met("A", 4)], NoConcern, NoPromise).ShouldBeNull();
        PublishedFigures.Of([Met("A", 4), Met(null, 1)], NoConcern, NoPromise).ShouldNotBeNull();
    }

    [Fact]
    public void An_area_stands_alone_from_five_meetings_on_and_the_others_together()
    {
        var figures = PublishedFigures.Of([Met("C", 3), Met("A", 6), Met("B", 2), Met("B", 3), Met(null, 4)], NoConcern, NoPromise)!;

        figures.Areas.Select(area => (area.PCode, area.Meetings)).ShouldBe([("A", 6), ("B", 5), (null, 7)]);
        figures.Areas.Sum(area => area.People.Least).ShouldBe(figures.People().People.Least);
    }

    [Fact]
    public void What_is_left_of_the_total_is_never_a_few_meetings()
    {
        // 11 less 6 less 5 would say nothing; with one meeting in C, the total would name it.
        PublishedFigures.Of([Met("A", 6), Met("B", 9), Met("C", 1)], NoConcern, NoPromise)!.Areas.Select(area => (area.PCode, area.Meetings)).ShouldBe([("B", 9), (null, 7)]);
        PublishedFigures.Of([Met("A", 6), Met("C", 1)], NoConcern, NoPromise)!.Areas.ShouldBeEmpty();
        PublishedFigures.Of([Met("A", 6), Met("B", 9)], NoConcern, NoPromise)!.Areas.Select(area => area.PCode).ShouldBe(["A", "B"]);
    }

    [Fact]
    public void Themes_raised_one_to_four_times_are_told_as_few_and_do_not_follow_from_the_others()
    {
        var figures = PublishedFigures.Of([Met("A", 5)], new Dictionary<ConcernTheme, int> { [ConcernTheme.Water] = 12, [ConcernTheme.Land] = 7, [ConcernTheme.Justice] = 2 }, NoPromise)!;

        figures.Concerns.ShouldBe(HeadRange.Exactly(21));
        figures.Themes.Select(theme => theme.Theme).ShouldBe([ConcernTheme.Land, ConcernTheme.Justice, ConcernTheme.Water], ignoreOrder: true);
        Raised(ConcernTheme.Justice).ShouldBe(new HeadRange(1, 4));
        Raised(ConcernTheme.Land).IsExact.ShouldBeFalse();
        Raised(ConcernTheme.Water).ShouldBe(HeadRange.Exactly(12));
        PublishedFigures.Of([Met("A", 5)], new Dictionary<ConcernTheme, int> { [ConcernTheme.Justice] = 2 }, NoPromise)!.Concerns.ShouldBe(new HeadRange(1, 4));

        HeadRange Raised(ConcernTheme theme) => figures.Themes.Single(told => told.Theme == theme).Raised;
    }

    [Fact]
    public void No_number_of_promises_from_one_to_four_is_told_nor_follows()
    {
        var promises = PublishedPromises.Of(new Dictionary<PromiseFate, int>
        {
            [new(PromiseStage.Open)] = 9,
            [new(PromiseStage.Delivered)] = 6,
            [new(PromiseStage.Confirmed)] = 3,
            [new(PromiseStage.DeclinedAndTold, DeclineGround.NotSafe)] = 2,
        });

        promises.Made.ShouldBe(HeadRange.Exactly(20));
        foreach (var few in new[] { promises.Confirmed, promises.Declined, promises.Grounds.Single().Declined })
            (few.Least, few.Most).ShouldBe((1, 4));
        promises.Disputed.ShouldBe(HeadRange.None);
        promises.Delivered.Least.ShouldBeLessThan(9);
        (promises.Made.Least - promises.Open.Most - promises.Declined.Most).ShouldBeLessThan(promises.Delivered.Most);
        promises.Told.IsExact.ShouldBeFalse();
    }

    [Theory]
    [InlineData(CommitmentState.InProgress, false, PromiseStage.Open)]
    [InlineData(CommitmentState.InProgress, true, PromiseStage.Open)]
    [InlineData(CommitmentState.Delivered, false, PromiseStage.Delivered)]
    [InlineData(CommitmentState.Delivered, true, PromiseStage.DeliveredAndTold)]
    [InlineData(CommitmentState.Confirmed, true, PromiseStage.Confirmed)]
    [InlineData(CommitmentState.Disputed, true, PromiseStage.Disputed)]
    [InlineData(CommitmentState.Declined, false, PromiseStage.Declined)]
    [InlineData(CommitmentState.Declined, true, PromiseStage.DeclinedAndTold)]
    public void Every_state_has_its_stage(CommitmentState state, bool told, PromiseStage stage) => PromiseFate.Of(state, told, null).Stage.ShouldBe(stage);

    private static MeetingsOfArea Met(string? area, int meetings) => new(area, meetings, Thirty);

    private static MeetingFigures Heads(int men) => MeetingFigures.Of([.. HeadCounts.Table.Select((cell, i) => i == 0 ? men : 0)], null, null);
}

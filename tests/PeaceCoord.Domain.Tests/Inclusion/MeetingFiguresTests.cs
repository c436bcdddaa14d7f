using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;

namespace PeaceCoord.Domain.Tests.Inclusion;

public sealed class MeetingFiguresTests
{
    [Fact]
    public void Nine_men_and_three_women_are_told_as_twelve_people_of_whom_few_are_women()
    {
        var told = MeetingFigures.Of(Heads((ParticipantSex.Men, AgeBand.From30To59, 9), (ParticipantSex.Women, AgeBand.From18To29, 1), (ParticipantSex.Women, AgeBand.From30To59, 2)), null, null);

        told.People.ShouldBe(HeadRange.Exactly(12));
        told[PeopleGroup.Women].Part.ShouldBe(new HeadRange(2, 7));
        told[PeopleGroup.Men].Part.ShouldBe(new HeadRange(5, 10));
        told[PeopleGroup.OtherOrNotRecorded].Part.ShouldBe(HeadRange.None);
        told[PeopleGroup.Youth].Part.IsExact.ShouldBeFalse();
        told[PeopleGroup.Displaced].ShouldBe(default);
    }

    /// <summary>Whatever meetings a report adds up, the difference that one meeting makes is what its own record tells.</summary>
    [Fact]
    public void A_report_with_a_meeting_and_one_without_it_differ_by_what_its_record_tells()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 2000; round++)
        {
            var meetings = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Meeting(random)).ToList();
            foreach (var group in Enum.GetValues<PeopleGroup>())
            {
                var all = meetings.Aggregate(HeadRange.None, (sum, m) => sum + m.Told[group].Part);
                var left = meetings.Skip(1).Aggregate(HeadRange.None, (sum, m) => sum + m.Told[group].Part);
                var true1 = meetings[0].Counted(group);
                true1.ShouldBeInRange(all.Least - left.Least, all.Most - left.Most);
                if (true1 is >= 1 and <= SmallNumbers.Few)
                    (all.Most - left.Most).ShouldBeGreaterThan(all.Least - left.Least, $"{group}: {true1}");
            }
        }
    }

    [Fact]
    public void A_share_is_told_from_the_least_to_the_most_it_can_be()
    {
        new ShownPart(HeadRange.Exactly(18), HeadRange.Exactly(6), HeadRange.Exactly(24)).Share.ShouldBe((75.0, 75.0));
        new ShownPart(new HeadRange(1, 4), new HeadRange(8, 11), HeadRange.Exactly(12)).Share!.Value.Least.ShouldBe(100.0 / 12, 0.001);
        new ShownPart(new HeadRange(1, 4), new HeadRange(8, 11), HeadRange.Exactly(12)).Share!.Value.Most.ShouldBe(400.0 / 12, 0.001);
        new ShownPart(new HeadRange(0, 4), new HeadRange(0, 4), new HeadRange(1, 4)).Share.ShouldBe((0.0, 100.0));
        default(ShownPart).Share.ShouldBeNull();
    }

    private static List<int> Heads(params IReadOnlyList<(ParticipantSex Sex, AgeBand Age, int Heads)> counted) =>
        [.. HeadCounts.Table.Select(cell => counted.Where(c => c.Sex == cell.Sex && c.Age == cell.Age).Sum(c => c.Heads))];

    private static (MeetingFigures Told, Func<PeopleGroup, int> Counted) Meeting(Random random)
    {
        var cells = Enum.GetValues<ParticipantSex>().SelectMany(sex => Enum.GetValues<AgeBand>().Select(age => (Sex: sex, Age: age, Heads: random.Next(4) == 0 ? random.Next(12) : 0))).ToList();
        var came = cells.Sum(cell => cell.Heads);
        int? disabled = random.Next(3) == 0 ? null : random.Next(came + 1);
        int? displaced = random.Next(3) == 0 ? null : random.Next(came + 1);
        return (MeetingFigures.Of(Heads([.. cells]), disabled, displaced), group => group switch
        {
            PeopleGroup.WithDisabilities => disabled ?? 0,
            PeopleGroup.Displaced => displaced ?? 0,
            _ => cells.Where(cell => group switch
            {
                PeopleGroup.Women => cell.Sex == ParticipantSex.Women,
                PeopleGroup.Men => cell.Sex == ParticipantSex.Men,
                PeopleGroup.OtherOrNotRecorded => cell.Sex is ParticipantSex.Other or ParticipantSex.NotRecorded,
                PeopleGroup.Children => cell.Age == AgeBand.Under18,
                _ => cell.Age == AgeBand.From18To29,
            }).Sum(cell => cell.Heads),
        });
    }
}

using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Domain.Inclusion;

/// <summary>
/// What one record tells of who came, group by group. Reports add these up and never look at the counts behind them: what they show is
/// worked out from what is told already, whichever meetings are in or out.
/// </summary>
public sealed class MeetingFigures
{
    private readonly Dictionary<PeopleGroup, ShownPart> _groups;

    private MeetingFigures(HeadRange people, Dictionary<PeopleGroup, ShownPart> groups) => (People, _groups) = (people, groups);

    public HeadRange People { get; }

    /// <summary>Nobody in and nobody out where it was not asked.</summary>
    public ShownPart this[PeopleGroup group] => _groups[group];

    public static MeetingFigures Of(IEnumerable<(ParticipantSex Sex, AgeBand Age, int Heads)> counted, int? personsWithDisabilities, int? displacedPersons)
    {
        var all = counted.ToList();
        var shown = HeadCounts.Protect(all);
        var came = all.Sum(cell => cell.Heads);
        return new MeetingFigures(shown.Total, Enum.GetValues<PeopleGroup>().ToDictionary(group => group, group => group switch
        {
            PeopleGroup.Women => shown.Those((sex, _) => sex == ParticipantSex.Women),
            PeopleGroup.Men => shown.Those((sex, _) => sex == ParticipantSex.Men),
            PeopleGroup.OtherOrNotRecorded => shown.Those((sex, _) => sex is ParticipantSex.Other or ParticipantSex.NotRecorded),
            PeopleGroup.Children => shown.Those((_, age) => age == AgeBand.Under18),
            PeopleGroup.Youth => shown.Those((_, age) => age == AgeBand.From18To29),
            PeopleGroup.WithDisabilities => SmallNumbers.Part(personsWithDisabilities, came) ?? default,
            _ => SmallNumbers.Part(displacedPersons, came) ?? default,
        }));
    }
}

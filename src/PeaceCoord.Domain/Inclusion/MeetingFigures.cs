using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Domain.Inclusion;

/// <summary>
/// What one record tells of who came, group by group. Reports add these up and never look at the counts behind them: what they show is
/// worked out from what is told already, whichever meetings are in or out.
/// </summary>
public sealed class MeetingFigures
{
    private static readonly IReadOnlyList<bool>[] BySexOrAge =
    [
        HeadCounts.Cells((sex, _) => sex == ParticipantSex.Women),
        HeadCounts.Cells((sex, _) => sex == ParticipantSex.Men),
        HeadCounts.Cells((sex, _) => sex is ParticipantSex.Other or ParticipantSex.NotRecorded),
        HeadCounts.Cells((_, age) => age == AgeBand.Under18),
        HeadCounts.Cells((_, age) => age == AgeBand.From18To29),
    ];

    /// <summary>In the order of <see cref="PeopleGroup"/>.</summary>
    private readonly ShownPart[] _groups;

    private MeetingFigures(HeadRange people, ShownPart[] groups) => (People, _groups) = (people, groups);

    public HeadRange People { get; }

    /// <summary>Nobody in and nobody out where it was not asked.</summary>
    public ShownPart this[PeopleGroup group] => _groups[(int)group];

    /// <param name="heads">In the order of <see cref="HeadCounts.Table"/>.</param>
    public static MeetingFigures Of(IReadOnlyList<int> heads, int? personsWithDisabilities, int? displacedPersons)
    {
        var shown = HeadCounts.Protect(heads);
        var came = heads.Sum();
        return new MeetingFigures(shown.Total,
        [
            .. BySexOrAge.Select(shown.Of),
            SmallNumbers.Part(personsWithDisabilities, came) ?? default,
            SmallNumbers.Part(displacedPersons, came) ?? default,
        ]);
    }
}

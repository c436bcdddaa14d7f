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

    public static MeetingFigures None { get; } = new(HeadRange.None, new ShownPart[BySexOrAge.Length + 2]);

    /// <summary>How many numbers <see cref="Written"/> has.</summary>
    public static int Length { get; } = None.Written().Count;

    public HeadRange People { get; }

    /// <summary>Nobody in and nobody out where it was not asked.</summary>
    public ShownPart this[PeopleGroup group] => _groups[(int)group];

    /// <summary>As they were written; so are the sums, number by number, of the figures of several meetings.</summary>
    public static MeetingFigures Read(IReadOnlyList<int> written)
    {
        var next = 0;
        var people = Range();
        var groups = new ShownPart[BySexOrAge.Length + 2];
        for (var group = 0; group < groups.Length; group++)
            groups[group] = new ShownPart(Range(), Range(), Range());
        return new MeetingFigures(people, groups);

        HeadRange Range() => new(written[next++], written[next++]);
    }

    /// <summary>All bounds one after the other, so that a database can add them up without knowing what they mean.</summary>
    public IReadOnlyList<int> Written() =>
        [.. _groups.SelectMany(group => (HeadRange[])[group.Part, group.Others, group.Whole]).Prepend(People).SelectMany(range => (int[])[range.Least, range.Most])];

    public static MeetingFigures operator +(MeetingFigures one, MeetingFigures other) =>
        new(one.People + other.People, [.. one._groups.Zip(other._groups, (mine, theirs) => mine + theirs)]);

    public static MeetingFigures Add(MeetingFigures one, MeetingFigures other) => one + other;

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

using PeaceCoord.Domain.Inclusion;

namespace PeaceCoord.Domain.Consultations;

/// <summary>One cell of a table of heads as it may be shown.</summary>
/// <param name="Heads">Null when the number is not shown: it is from 1 to 4, or would give away one that is.</param>
public sealed record HeadCell(ParticipantSex Sex, AgeBand Age, int? Heads, bool IsFew);

/// <summary>Counts that do not point at anybody: <see cref="SmallNumbers"/>, applied to who came to one consultation.</summary>
public static class HeadCounts
{
    /// <summary>Numbers from 1 to this are not shown.</summary>
    public const int Few = SmallNumbers.Few;

    /// <summary>Every cell, in the order in which they are asked for.</summary>
    public static readonly IReadOnlyList<(ParticipantSex Sex, AgeBand Age)> Table =
        [.. Enum.GetValues<ParticipantSex>().SelectMany(sex => Enum.GetValues<AgeBand>().Select(age => (sex, age)))];

    private static readonly int Ages = Enum.GetValues<AgeBand>().Length;

    private static readonly int[] Rows = [.. Table.Select(cell => (int)cell.Sex)];

    /// <summary>The cells to show, without those where nobody was. None when only the total may be told.</summary>
    public static IReadOnlyList<HeadCell> Shown(IEnumerable<(ParticipantSex Sex, AgeBand Age, int Heads)> counted)
    {
        var shown = Protect(counted);
        return shown.IsWithheld
            ? []
            : [.. Table.Index().Where(cell => shown[cell.Index] is null or > 0).Select(cell => new HeadCell(cell.Item.Sex, cell.Item.Age, shown[cell.Index], shown.IsFew(cell.Index)))];
    }

    /// <summary>The whole table.</summary>
    public static ShownCounts Protect(IEnumerable<(ParticipantSex Sex, AgeBand Age, int Heads)> counted)
    {
        var heads = new int[Table.Count];
        foreach (var (sex, age, count) in counted)
            heads[((int)sex * Ages) + (int)age] += count;
        return Protect(heads);
    }

    /// <param name="heads">In the order of <see cref="Table"/>.</param>
    public static ShownCounts Protect(IReadOnlyList<int> heads) => SmallNumbers.Protect(heads, Rows);

    /// <summary>The cells of a sex or age, to ask what <see cref="Protect"/> tells of them together.</summary>
    public static IReadOnlyList<bool> Cells(Func<ParticipantSex, AgeBand, bool> who) => [.. Table.Select(cell => who(cell.Sex, cell.Age))];
}

namespace PeaceCoord.Domain.Inclusion;

/// <summary>The counts of one gathering as they may be told, and what can be said of groups of them. Made by <see cref="SmallNumbers.Protect"/>.</summary>
public sealed class ShownCounts
{
    /// <summary>What may be told of one count.</summary>
    private enum Mark
    {
        Told,

        /// <summary>From 1 to 4.</summary>
        Few,

        /// <summary>Five or more, left out because it would give another away.</summary>
        LeftOut,

        /// <summary>Nothing is told of it, not even whether there was anybody.</summary>
        Withheld,
    }

    private readonly IReadOnlyList<int?> _told;
    private readonly IReadOnlyList<Mark> _marks;
    private readonly int _hidden;

    private ShownCounts(HeadRange total, IReadOnlyList<int?> told, IReadOnlyList<Mark> marks, int hidden) =>
        (Total, _told, _marks, _hidden) = (total, told, marks, hidden);

    public HeadRange Total { get; }

    /// <summary>Only the total is told, and below five not even that.</summary>
    public bool IsWithheld => _marks.Contains(Mark.Withheld);

    /// <summary>Whether it is told that the count is from 1 to 4.</summary>
    public bool IsFew(int index) => _marks[index] == Mark.Few;

    /// <summary>Null when it is not told.</summary>
    public int? this[int index] => _told[index];

    /// <summary>How many people the chosen groups hold together, as far as that follows from what is told.</summary>
    public HeadRange Of(Func<int, bool> chosen)
    {
        var within = Enumerable.Range(0, _marks.Count).Where(chosen).ToList();
        if (within.Count == _marks.Count)
            return Total;
        if (IsWithheld)
            return new HeadRange(0, within.Count == 0 ? 0 : Total.Most);

        var told = within.Sum(i => _told[i] ?? 0);
        var (least, most) = Bounds(within);
        var (othersLeast, othersMost) = Bounds(Enumerable.Range(0, _marks.Count).Except(within));
        return new HeadRange(told + Math.Max(least, _hidden - othersMost), told + Math.Min(most, _hidden - othersLeast));
    }

    internal static ShownCounts Withheld(int count, HeadRange total) =>
        new(total, new int?[count], [.. Enumerable.Repeat(Mark.Withheld, count)], 0);

    internal static ShownCounts Of(IReadOnlyList<int> counts, IReadOnlyCollection<int> few, int? beside)
    {
        List<Mark> marks = [.. counts.Select((_, i) => few.Contains(i) ? Mark.Few : i == beside ? Mark.LeftOut : Mark.Told)];
        return new ShownCounts(
            HeadRange.Exactly(counts.Sum()),
            [.. counts.Select((heads, i) => marks[i] == Mark.Told ? heads : (int?)null)],
            marks,
            counts.Where((_, i) => marks[i] != Mark.Told).Sum());
    }

    /// <summary>What the marks alone say of those that are left out.</summary>
    private (int Least, int Most) Bounds(IEnumerable<int> groups)
    {
        var (least, most) = (0, 0);
        foreach (var mark in groups.Select(i => _marks[i]).Where(mark => mark != Mark.Told))
        {
            least += mark == Mark.Few ? 1 : SmallNumbers.Few + 1;
            most += mark == Mark.Few ? SmallNumbers.Few : _hidden;
        }

        return (least, most);
    }
}

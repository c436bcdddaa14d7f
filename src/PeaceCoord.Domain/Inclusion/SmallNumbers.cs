namespace PeaceCoord.Domain.Inclusion;

/// <summary>
/// Which counts of one gathering may be told. Numbers from 1 to 4 are not; with them one of five or more is left out, because the total
/// gives away a single number, and the sum of several small ones. Which one that is depends on nothing but what is told anyway, so that
/// knowing this rule helps nobody. Where even so only one solution is left, no count is told but the total. See
/// <c>docs/decisions/0012-small-numbers.md</c>.
/// </summary>
public static class SmallNumbers
{
    /// <summary>Numbers from 1 to this are not told.</summary>
    public const int Few = 4;

    /// <param name="counts">People by group; everybody stands in one group, so that their sum is the total.</param>
    /// <param name="rows">The row of each group, when they stand in a table: the other one left out is of a row with a small number where there is one, so that the row's sum stays known.</param>
    public static ShownCounts Protect(IReadOnlyList<int> counts, IReadOnlyList<int>? rows = null)
    {
        var (total, few, hidden) = (0, 0, 0);
        foreach (var count in counts)
        {
            total += count;
            if (!IsFew(count))
                continue;
            few++;
            hidden += count;
        }

        if (IsFew(total))
            return ShownCounts.Withheld(counts.Count, new HeadRange(1, Few));

        int? beside = few == 0 ? null : Beside(counts, rows);
        hidden += beside is { } other ? counts[other] : 0;
        return IsSolved(few, beside is not null, hidden)
            ? ShownCounts.Withheld(counts.Count, HeadRange.Exactly(total))
            : ShownCounts.Of(counts, beside);
    }

    /// <summary>People of one sort among all who came; null where nobody asked.</summary>
    /// <param name="total">0 where heads were not counted.</param>
    public static ShownPart? Part(int? part, int total)
    {
        if (part is not { } heads)
            return null;
        int[] counts = total == 0 ? [heads, 0] : [heads, Math.Max(0, total - heads)];
        var shown = HasLastSolution(counts.Sum()) && counts.Any(IsFew) ? ShownCounts.Withheld(counts.Length, HeadRange.Exactly(counts.Sum())) : Protect(counts);
        return shown.Of([true, false]);
    }

    internal static bool IsFew(int count) => count is >= 1 and <= Few;

    /// <summary>
    /// The first group of five or more, of a row with a small number where there is one. That a group has five or more is told of each.
    /// </summary>
    private static int? Beside(IReadOnlyList<int> counts, IReadOnlyList<int>? rows)
    {
        int? first = null;
        for (var i = 0; i < counts.Count; i++)
        {
            if (counts[i] <= Few)
                continue;
            if (rows is null || HasFew(counts, rows, rows[i]))
                return i;
            first ??= i;
        }

        return first;
    }

    private static bool HasFew(IReadOnlyList<int> counts, IReadOnlyList<int> rows, int row)
    {
        for (var i = 0; i < counts.Count; i++)
        {
            if (rows[i] == row && IsFew(counts[i]))
                return true;
        }

        return false;
    }

    /// <summary>Whether the sum of what is left out has one solution only.</summary>
    private static bool IsSolved(int few, bool withOther, int sum) => few > 0
        && (withOther ? sum == few + Few + 1 : sum == few || sum == few * Few);

    /// <summary>
    /// Of two groups that nothing is told of, the total 8 would say that both are 4. So at the totals where two groups may come to have one
    /// solution, all their small numbers look alike.
    /// </summary>
    private static bool HasLastSolution(int total) => total is Few + 2 or 2 * Few;
}

/// <summary>People of one sort among all who came, and the others, as far as they may be told.</summary>
/// <param name="Whole">Both together: those of whom it is known.</param>
public readonly record struct ShownPart(HeadRange Part, HeadRange Others, HeadRange Whole)
{
    public static ShownPart operator +(ShownPart one, ShownPart other) => new(one.Part + other.Part, one.Others + other.Others, one.Whole + other.Whole);

    public static ShownPart Add(ShownPart one, ShownPart other) => one + other;

    /// <summary>The share in per cent, from the least to the most it can be; null of nobody.</summary>
    public (double Least, double Most)? Share => Part.Most + Others.Most == 0
        ? null
        : (Percent(Part.Least, Others.Most), Percent(Part.Most, Others.Least));

    private static double Percent(int part, int others) => part == 0 ? 0 : 100.0 * part / (part + others);
}

using System.Globalization;
using PeaceCoord.Domain.Inclusion;

namespace PeaceCoord.Domain.Tests.Inclusion;

/// <summary>
/// Judged by somebody who knows the rule and everything that is told: for each table, all tables that would be told in the same words are
/// looked up, and a small number must have at least two values among them.
/// </summary>
public sealed class SmallNumbersTests
{
    private const int Cells = 4;
    private const int Most = 10;

    /// <summary>Tables with larger numbers are not judged: others like them are not among those looked up.</summary>
    private const int MostJudged = 7;

    private static readonly int[] Rows = [0, 0, 1, 1];

    [Fact]
    public void No_small_number_follows_from_what_is_told_not_even_for_those_who_know_the_rule()
    {
        foreach (var alike in AllTables().GroupBy(table => Words(SmallNumbers.Protect(table, Rows))).Where(alike => alike.Any(table => table.Max() <= MostJudged)))
        {
            var tables = alike.ToList();
            foreach (var some in Subsets())
            {
                var sums = tables.Select(table => some.Sum(i => table[i])).ToHashSet();
                if (sums.Any(sum => sum is >= 1 and <= SmallNumbers.Few))
                    sums.Count.ShouldBeGreaterThan(1, $"{string.Join(',', tables[0])} is told as {alike.Key}: the groups {string.Join(',', some)} hold {sums.First()}");
            }
        }
    }

    [Fact]
    public void What_is_said_of_some_groups_together_is_true_and_tells_no_small_number()
    {
        foreach (var table in AllTables())
        {
            var shown = SmallNumbers.Protect(table, Rows);
            foreach (var some in Subsets())
            {
                var sum = some.Sum(i => table[i]);
                var told = shown.Of([.. Enumerable.Range(0, Cells).Select(some.Contains)]).Part;
                sum.ShouldBeInRange(told.Least, told.Most);
                if (sum is >= 1 and <= SmallNumbers.Few)
                    told.IsExact.ShouldBeFalse($"{string.Join(',', table)}: {sum}");
            }
        }
    }

    [Fact]
    public void Of_those_of_one_sort_and_the_others_neither_is_told_when_small()
    {
        for (var total = 0; total <= 40; total++)
        {
            foreach (var alike in Enumerable.Range(0, total + 1).GroupBy(part => SmallNumbers.Part(part, total)!.Value))
            {
                foreach (var part in alike)
                {
                    part.ShouldBeInRange(alike.Key.Part.Least, alike.Key.Part.Most);
                    (total - part).ShouldBeInRange(alike.Key.Others.Least, alike.Key.Others.Most);
                }

                if (total > 0 && alike.Any(part => IsSmall(part) || IsSmall(total - part)))
                    alike.Count().ShouldBeGreaterThan(1, $"{alike.First()} of {total}");
            }
        }

        SmallNumbers.Part(null, 12).ShouldBeNull();
        SmallNumbers.Part(3, 0)!.Value.Part.IsExact.ShouldBeFalse();
        SmallNumbers.Part(12, 12)!.Value.ShouldBe(new ShownPart(HeadRange.Exactly(12), HeadRange.None, HeadRange.Exactly(12)));

        static bool IsSmall(int heads) => heads is >= 1 and <= SmallNumbers.Few;
    }

    [Theory]
    [InlineData(new[] { 0, 0, 0, 0 }, "0: 0 0 0 0")]
    [InlineData(new[] { 12, 0, 9, 30 }, "51: 12 0 9 30")]
    [InlineData(new[] { 3, 0, 9, 30 }, "42: few 0 out 30")]
    [InlineData(new[] { 3, 8, 9, 30 }, "50: few out 9 30")]
    [InlineData(new[] { 1, 2, 9, 30 }, "42: few few out 30")]
    [InlineData(new[] { 3, 3, 4, 0 }, "10: few few few 0")]
    [InlineData(new[] { 1, 5, 0, 0 }, "6: nothing")]
    [InlineData(new[] { 4, 4, 4, 0 }, "12: nothing")]
    [InlineData(new[] { 1, 0, 2, 0 }, "1–4: nothing")]
    public void Small_numbers_and_one_beside_them_are_left_out(int[] counts, string told) => Words(SmallNumbers.Protect(counts, Rows)).ShouldBe(told);

    [Fact]
    public void The_same_counts_are_always_told_in_the_same_way()
    {
        foreach (var table in AllTables().Where(table => table.Sum() % 5 == 0))
            Words(SmallNumbers.Protect(table, Rows)).ShouldBe(Words(SmallNumbers.Protect([.. table], [.. Rows])));
    }

    private static string Words(ShownCounts shown) =>
        (shown.Total.IsExact ? $"{shown.Total.Least}" : $"{shown.Total.Least}–{shown.Total.Most}") + ": " + (shown.IsWithheld
            ? "nothing"
            : string.Join(' ', Enumerable.Range(0, Cells).Select(i => shown.IsFew(i) ? "few" : shown[i]?.ToString(CultureInfo.InvariantCulture) ?? "out")));

    private static IEnumerable<int[]> AllTables()
    {
        for (var n = 0; n < Math.Pow(Most + 1, Cells); n++)
            yield return [.. Enumerable.Range(0, Cells).Select(i => n / (int)Math.Pow(Most + 1, i) % (Most + 1))];
    }

    private static IEnumerable<HashSet<int>> Subsets() =>
        Enumerable.Range(1, (1 << Cells) - 1).Select(bits => Enumerable.Range(0, Cells).Where(i => (bits & (1 << i)) != 0).ToHashSet());
}

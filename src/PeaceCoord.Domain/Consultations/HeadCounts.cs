namespace PeaceCoord.Domain.Consultations;

/// <summary>One cell of a table of heads as it may be shown.</summary>
/// <param name="Heads">Null when the number is not shown: it is from 1 to 4, or would give away one that is.</param>
public sealed record HeadCell(ParticipantSex Sex, AgeBand Age, int? Heads, bool IsFew);

/// <summary>Counts that do not point at anybody.</summary>
public static class HeadCounts
{
    /// <summary>Numbers from 1 to this are not shown.</summary>
    public const int Few = 4;

    /// <summary>
    /// The cells to show. Numbers from 1 to 4 are held back; where only one would be, the next smallest is too, because the total gives
    /// the other away.
    /// </summary>
    public static IReadOnlyList<HeadCell> Shown(IReadOnlyCollection<(ParticipantSex Sex, AgeBand Age, int Heads)> counted)
    {
        var present = counted.Where(cell => cell.Heads > 0).OrderBy(cell => cell.Heads).ToList();
        var held = present.Where(cell => cell.Heads <= Few).ToHashSet();
        if (held.Count == 1 && present.Count > 1)
            held.Add(present[1]);
        return [.. present.Select(cell => new HeadCell(cell.Sex, cell.Age, held.Contains(cell) ? null : cell.Heads, cell.Heads <= Few))];
    }
}

namespace PeaceCoord.Domain.Inclusion;

/// <summary>The counts of one gathering as they may be told, and what can be said of groups of them. Made by <see cref="SmallNumbers.Protect"/>.</summary>
public sealed class ShownCounts
{
    private readonly int[] _told;
    private readonly Mark[] _marks;
    private readonly int _hidden;

    private ShownCounts(HeadRange total, int[] told, Mark[] marks, int hidden) => (Total, _told, _marks, _hidden) = (total, told, marks, hidden);

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

    public HeadRange Total { get; }

    /// <summary>Only the total is told, and below five not even that.</summary>
    public bool IsWithheld => _marks[0] == Mark.Withheld;

    /// <summary>Null when it is not told.</summary>
    public int? this[int index] => _marks[index] == Mark.Told ? _told[index] : null;

    /// <summary>Whether it is told that the count is from 1 to 4.</summary>
    public bool IsFew(int index) => _marks[index] == Mark.Few;

    /// <summary>How many people the chosen groups hold together, and how many the others, as far as that follows from what is told.</summary>
    /// <param name="chosen">For each group whether it is meant.</param>
    public ShownPart Of(IReadOnlyList<bool> chosen)
    {
        var (within, others) = (default(Bounds), default(Bounds));
        for (var i = 0; i < _marks.Length; i++)
        {
            ref var side = ref chosen[i] ? ref within : ref others;
            side.Add(_marks[i], _told[i], _hidden);
        }

        return new ShownPart(Together(within, others), Together(others, within), Total);
    }

    internal static ShownCounts Withheld(int count, HeadRange total)
    {
        var marks = new Mark[count];
        Array.Fill(marks, Mark.Withheld);
        return new ShownCounts(total, new int[count], marks, 0);
    }

    internal static ShownCounts Of(IReadOnlyList<int> counts, int? beside)
    {
        var (told, marks, hidden, total) = (new int[counts.Count], new Mark[counts.Count], 0, 0);
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = SmallNumbers.IsFew(counts[i]) ? Mark.Few : i == beside ? Mark.LeftOut : Mark.Told;
            told[i] = marks[i] == Mark.Told ? counts[i] : 0;
            hidden += counts[i] - told[i];
            total += counts[i];
        }

        return new ShownCounts(HeadRange.Exactly(total), told, marks, hidden);
    }

    private HeadRange Together(Bounds within, Bounds others)
    {
        if (others.Groups == 0)
            return Total;
        if (IsWithheld)
            return new HeadRange(0, within.Groups == 0 ? 0 : Total.Most);
        return new HeadRange(within.Told + Math.Max(within.Least, _hidden - others.Most), within.Told + Math.Min(within.Most, _hidden - others.Least));
    }

    /// <summary>What is told of some groups, and what the marks alone say of those that are left out.</summary>
    private struct Bounds
    {
        public int Groups { get; private set; }

        public int Told { get; private set; }

        public int Least { get; private set; }

        public int Most { get; private set; }

        public void Add(Mark mark, int told, int hidden)
        {
            Groups++;
            Told += told;
            Least += mark == Mark.Few ? 1 : mark == Mark.LeftOut ? SmallNumbers.Few + 1 : 0;
            Most += mark == Mark.Few ? SmallNumbers.Few : mark == Mark.LeftOut ? hidden : 0;
        }
    }
}

using System.Diagnostics;

namespace PeaceCoord.Bench;

/// <summary>Some who ask at once, each its next question when the last was answered.</summary>
internal static class Load
{
    /// <summary>Readers of public pages.</summary>
    public const int Readers = 16;

    /// <summary>People at work among records: as many as there are cores, so that what is timed is the server and not the wait for it.</summary>
    public static readonly int Workers = Environment.ProcessorCount;

    private const int WarmUp = 20;
    private const int Each = 100;
    private const int WarmUpAgain = 5;
    private const int Fewer = 24;
    private const int Rounds = 8;
    private const double MostStolen = 0.02;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Asked again where much was stolen meanwhile; of these rounds that with the least counts.</summary>
    /// <param name="fewer">Where it is asked several times anyhow.</param>
    /// <param name="first">Done before each question, and not timed.</param>
    public static async Task<Times> Of(int atOnce, Func<int, Task> ask, bool fewer = false, Func<Task>? first = null)
    {
        var best = await Once(atOnce, ask, fewer, first);
        for (var round = 1; round < Rounds && best.Stolen > MostStolen && !fewer; round++)
        {
            var again = await Once(atOnce, ask, fewer, first);
            if (again.Stolen < best.Stolen)
                best = again;
        }

        return best;
    }

    private static async Task<Times> Once(int atOnce, Func<int, Task> ask, bool fewer, Func<Task>? first)
    {
        var clock = Stopwatch.StartNew();
        var stolen = new Stolen();
        var times = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(number => Task.Run(() => fewer ? AskAgain(() => ask(number), first, WarmUpAgain, Fewer, clock) : AskAgain(() => ask(number), first, WarmUp, Each, clock))));
        return new Times([.. times.SelectMany(own => own).Order()], stolen.Share);
    }

    private static async Task<List<double>> AskAgain(Func<Task> ask, Func<Task>? first, int warmUp, int each, Stopwatch clock)
    {
        List<double> milliseconds = [];
        for (var turn = 0; turn < warmUp + each && clock.Elapsed < Longest; turn++)
        {
            await (first?.Invoke() ?? Task.CompletedTask);
            var started = Stopwatch.GetTimestamp();
            await ask();
            if (turn >= warmUp)
                milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return milliseconds;
    }
}

/// <param name="Sorted">Milliseconds, ascending.</param>
/// <param name="Stolen">The share of the machine's time that others took meanwhile.</param>
internal sealed record Times(IReadOnlyList<double> Sorted, double Stolen = 0)
{
    public double Median => At(0.50);

    public double P95 => At(0.95);

    private double At(double share) => Sorted.Count == 0 ? double.NaN : Sorted[(int)Math.Min(Sorted.Count - 1, Math.Floor(Sorted.Count * share))];
}

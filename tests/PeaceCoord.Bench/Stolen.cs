using System.Globalization;

namespace PeaceCoord.Bench;

/// <summary>Processor time that the host of a virtual machine gave to others while this one wanted it: what is timed meanwhile waits for nothing of ours.</summary>
internal readonly struct Stolen
{
    private const int Steal = 7;
    private const int Counted = 8;

    private readonly long[] _ticks = Ticks();

    public Stolen()
    {
    }

    /// <summary>Its share of all processor time since this was made, from 0 to 1; 0 where the system does not tell.</summary>
    public double Share
    {
        get
        {
            var now = Ticks();
            var all = now.Sum() - _ticks.Sum();
            return all <= 0 ? 0 : (double)(now[Steal] - _ticks[Steal]) / all;
        }
    }

    // user, nice, system, idle, waiting for disks, two kinds of interrupts, stolen.
    private static long[] Ticks() => File.Exists("/proc/stat")
        ? [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(Counted).Select(ticks => long.Parse(ticks, CultureInfo.InvariantCulture))]
        : new long[Counted];
}

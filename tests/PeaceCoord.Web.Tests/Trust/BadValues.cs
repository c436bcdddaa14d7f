using System.Globalization;
using System.Text;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>
/// What people paste by accident and what others type on purpose. Each text can carry a mark of its own, by which a dump of the database tells afterwards
/// whether it was stored.
/// </summary>
internal sealed class BadValues(int seed)
{
    private int _marks;

    public Random Random { get; } = new(seed);

    /// <summary>How many were made.</summary>
    public int Made { get; private set; }

    /// <summary>A mark that nothing else holds.</summary>
    public string Mark() => string.Create(CultureInfo.InvariantCulture, $"q7319m{++_marks}z");

    /// <summary>Whether a mark stands in a dump.</summary>
    public static bool IsIn(string dump, string mark) => dump.Contains(mark, StringComparison.Ordinal);

    /// <summary>Sometimes several of it.</summary>
    public string Text()
    {
        Made++;
        var text = new StringBuilder();
        for (var part = Random.Next(1, 4); part > 0; part--)
        {
            text.Append(Random.Next(16) switch
            {
                0 => (char)Random.Next(0, 32),
                1 => ((char)Random.Next(0x7f, 0xa0)).ToString(),
                2 => "\u202Egnp.exe\u200B\u2066",
                3 => new string('w', Random.Next(1, 30_000)),
                4 => "👩🏾‍🌾🕊️" + char.ConvertFromUtf32(Random.Next(0x1F300, 0x1F6FF)),
                5 => "'; DROP TABLE accounts; --",
                6 => "<svg onload=alert(7319)>",
                7 => "\"><script>alert(7319)</script>",
                8 => "\"onmouseover=\"alert(7319)",
                9 => Random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
                10 => Random.NextDouble() < 0.5 ? "NaN" : "1e309",
                11 => $"{Random.Next(0, 10000):0000}-{Random.Next(0, 14):00}-{Random.Next(0, 33):00}",
                12 => "{{7*7}}${7*7}%00%n%s",
                13 => Random.Next(-3, 300).ToString(CultureInfo.InvariantCulture),
                14 => "=+-@\t\r",
                _ => "متوسط العمر المتوقع ‫الأ",
            });
        }

        return text.ToString();
    }

    /// <summary>The same with a mark, which stands between its parts.</summary>
    public string Text(string mark) => Text() + mark + (Random.Next(3) == 0 ? Text() : "");
}

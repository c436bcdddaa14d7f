using System.Globalization;
using System.Text;

namespace PeaceCoord.Web.Calendars;

/// <summary>
/// Writes iCalendar (RFC 5545): lines end with CR LF, are folded at 75 octets and never within a character, texts are escaped. Only what
/// the feeds need.
/// </summary>
internal sealed class CalendarText
{
    /// <summary>Of a line, without its end.</summary>
    public const int MostOctets = 75;

    private readonly StringBuilder _written = new();

    /// <summary>A property whose value is text; left out when there is none.</summary>
    public CalendarText Text(string name, string? value) => string.IsNullOrWhiteSpace(value) ? this : Line(name + ":" + Escaped(value));

    /// <summary>A property whose value is no text: an address, a number, a word of the standard.</summary>
    public CalendarText Plain(string name, string value) => Line(name + ":" + value);

    public CalendarText Instant(string name, DateTimeOffset at) => Plain(name, at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public CalendarText Day(string name, DateOnly day) => Plain(name + ";VALUE=DATE", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    public override string ToString() => _written.ToString();

    /// <summary>Backslash, semicolon, comma and line breaks are escaped; other control characters, which no text may hold, are left out.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text.Trim().ReplaceLineEndings("\n"))
        {
            if (c == '\n')
                escaped.Append("\\n");
            else if (c is '\\' or ';' or ',')
                escaped.Append('\\').Append(c);
            else if (c == '\t' || !char.IsControl(c))
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>The continuation's space counts as one of its octets.</summary>
    private CalendarText Line(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                _written.Append("\r\n ");
                octets = 1;
            }

            _written.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _written.Append("\r\n");
        return this;
    }
}

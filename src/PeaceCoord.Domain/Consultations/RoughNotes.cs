using System.Text;
using System.Text.RegularExpressions;

namespace PeaceCoord.Domain.Consultations;

/// <summary>
/// Notes as they were taken, read as the concerns they probably are. Each item of a list is one; without a list each paragraph is one,
/// and without blank lines each line. No word is lost or shortened: whoever wrote them joins, mends and drops what was read wrongly.
/// </summary>
public static partial class RoughNotes
{
    /// <summary>An item this much further in than the list it stands in belongs to the item above it.</summary>
    private const int Deeper = 2;

    public static IReadOnlyList<string> Concerns(string notes)
    {
        var paragraphs = Paragraphs(notes);
        return
        [
            .. paragraphs.SelectMany(lines => lines.Exists(line => Bullet().IsMatch(line)) ? Items(lines) : paragraphs.Count > 1 ? [string.Join('\n', lines)] : lines)
                .Select(text => text.Trim())
                .Where(text => text.Length > 0),
        ];
    }

    /// <summary>Lines that stand together; blank ones, and those that only draw a line, stand between.</summary>
    private static List<List<string>> Paragraphs(string notes)
    {
        List<List<string>> paragraphs = [[]];
        foreach (var line in notes.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!Blank().IsMatch(line))
                paragraphs[^1].Add(line.TrimEnd());
            else if (paragraphs[^1].Count > 0)
                paragraphs.Add([]);
        }

        return [.. paragraphs.Where(lines => lines.Count > 0)];
    }

    /// <summary>The items of a list, each with the lines that go on with it; what stands before the first is one of its own.</summary>
    private static List<string> Items(List<string> lines)
    {
        var outermost = lines.Where(line => Bullet().IsMatch(line)).Min(Indent);
        List<StringBuilder> items = [];
        foreach (var line in lines)
        {
            var bullet = Bullet().Match(line);
            var begins = bullet.Success && Indent(line) < outermost + Deeper;
            if (begins || items.Count == 0)
                items.Add(new StringBuilder(begins ? line[bullet.Length..] : line));
            else
                items[^1].Append('\n').Append(line.Trim());
        }

        return items.ConvertAll(item => item.ToString());
    }

    private static int Indent(string line) => line.TakeWhile(char.IsWhiteSpace).Sum(space => space == '\t' ? 4 : 1);

    [GeneratedRegex(@"^[\s\u200b-\u200f\ufeff\-\u2013\u2014_*=~#.\u2022\u00b7]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blank();

    /// <summary>
    /// A dash, a dot, a star, or a number with a full stop, a bracket or a dash after it, in any script's digits; a letter with a bracket.
    /// "-5 degrees", "1.5 litres", "18-25 years" and "8.3.2026" begin no item.
    /// </summary>
    [GeneratedRegex(
        @"^[\s\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]*(?:[-\u2013\u2014*](?![-*0-9\u0660-\u0669\u06f0-\u06f9])|[\u2022\u2023\u25e6\u00b7\u2027\u2043\u25aa\u25ab\u25cf\u25cb\u25a0\u25a1\u27a2\u2192]|\(?\p{Nd}{1,2}\)(?!\p{Nd})|\p{Nd}{1,2}\.(?!\p{Nd})|\p{Nd}{1,2}[ \u00a0]?[-\u2013\u0640](?!\s*\p{Nd})(?=\s)|\p{Nd}{1,2}\u0640|\(?\p{L}\)(?=\s))[\s\u200e\u200f]*",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Bullet();
}

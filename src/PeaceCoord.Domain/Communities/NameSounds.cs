using System.Globalization;
using System.Text;

namespace PeaceCoord.Domain.Communities;

/// <summary>
/// What the parts of a name are compared by: their consonants, in Latin letters, so that one name is the same however it was written down, in Arabic or Latin
/// script: محمد, Mohammed, Muhammad and Mohamed are all "mhmd". An initial vowel is kept as "a": Amina is no Mona. Two names may sound alike and be
/// others: whoever finds one looks.
/// </summary>
public static class NameSounds
{
    /// <summary>More parts narrow nothing down.</summary>
    public const int MostParts = 12;

    private const int FewestConsonants = 2;

    /// <summary>Articles that are written or not.</summary>
    private static readonly HashSet<string> Articles = new(["al", "el", "ال"], StringComparer.Ordinal);

    /// <summary>One for each part of the name, in its order; a part of fewer than two consonants, or in another script, stands as it is without case and accents.</summary>
    public static IReadOnlyList<string> Of(string name) =>
        [.. Parts(name).Where(part => !Articles.Contains(part)).Select(Sound).Distinct(StringComparer.Ordinal).Take(MostParts)];

    private static IEnumerable<string> Parts(string name)
    {
        var part = new StringBuilder();
        foreach (var letter in Plain(name))
        {
            if (char.IsLetterOrDigit(letter))
                part.Append(char.ToLowerInvariant(letter));
            else if (IsBetween(letter) && part.Length > 0)
            {
                yield return part.ToString();
                part.Clear();
            }
        }

        if (part.Length > 0)
            yield return part.ToString();
    }

    /// <summary>Apostrophes stand within a part: N’Diaye is one.</summary>
    private static bool IsBetween(char letter) => letter is not ('\'' or '’' or '‘' or 'ʼ' or 'ʿ' or 'ʾ' or '`');

    /// <summary>Without accents, vowel signs and what draws a word out; ç is no c.</summary>
    private static IEnumerable<char> Plain(string name) => (Kernel.Check.IsPlain(name) ? name.Replace('ç', 's').Replace('Ç', 's').Normalize(NormalizationForm.FormKD) : name)
        .Where(letter => letter != 'ـ' && CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format));

    private static string Sound(string part)
    {
        var latin = Latin(part);
        if (latin is null)
            return part;
        var sound = new StringBuilder();
        for (var at = 0; at < latin.Length; at++)
        {
            var isFirst = at == 0;
            var letter = latin[at];
            if (IsVowel(letter) || (!isFirst && letter is 'y' or 'w'))
            {
                if (isFirst)
                    sound.Append('a');
                continue;
            }

            // A last h is written or not, and a letter twice is once.
            if ((letter == 'h' && at == latin.Length - 1) || (at > 0 && latin[at - 1] == letter))
                continue;
            sound.Append(letter);
        }

        return sound.Length < FewestConsonants ? part : sound.ToString();
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';

    /// <summary>The part in one Latin letter for each consonant; null for other scripts.</summary>
    private static string? Latin(string part)
    {
        if (part.All(letter => letter is >= 'a' and <= 'z'))
            return FromLatin(part);
        if (!part.All(letter => letter is >= '\u0621' and <= '\u06D3'))
            return null;
        var bare = part.StartsWith("ال", StringComparison.Ordinal) && part.Length > 4 ? part[2..] : part;
        return string.Concat(bare.Select((letter, at) => FromArabic(letter, at == 0)));
    }

    private static string FromLatin(string part)
    {
        var latin = new StringBuilder();
        for (var at = 0; at < part.Length; at++)
        {
            var next = at + 1 < part.Length ? part[at + 1] : ' ';
            var (letter, both) = (part[at], next) switch
            {
                ('k', 'h') => ('x', true),
                ('s', 'h') or ('c', 'h') => ('s', true),
                ('g', 'h') => ('g', true),
                ('t', 'h') => ('t', true),
                ('d', 'h') => ('d', true),
                ('p', 'h') => ('f', true),
                ('d', 'j') => ('j', true),
                ('c', 'e' or 'i' or 'y') => ('s', false),
                ('c', _) => ('k', false),
                ('q', _) => ('k', false),
                _ => (part[at], false),
            };
            latin.Append(letter);
            if (both)
                at++;
        }

        return latin.ToString();
    }

    private static string FromArabic(char letter, bool isFirst) => letter switch
    {
        'ا' or 'ع' or 'ء' or 'ٱ' => "a",
        'ى' or 'ة' => "",
        'ي' or 'ی' => isFirst ? "y" : "i",
        'و' => isFirst ? "w" : "u",
        'ب' => "b",
        'پ' => "p",
        'ت' or 'ط' or 'ث' => "t",
        'ج' or 'چ' => "j",
        'ح' or 'ه' => "h",
        'خ' => "x",
        'د' or 'ذ' or 'ض' => "d",
        'ر' => "r",
        'ز' or 'ظ' => "z",
        'س' or 'ش' or 'ص' => "s",
        'غ' or 'گ' => "g",
        'ف' => "f",
        'ڤ' => "v",
        'ق' or 'ك' or 'ک' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        _ => "",
    };
}

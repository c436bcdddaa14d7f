using System.Text;
using System.Text.RegularExpressions;

namespace PeaceCoord.Domain.Consultations;

/// <summary>What free text should not hold: it is searched, and not sealed as protected identities are.</summary>
public enum PersonalDetail
{
    TelephoneNumber,
    MailAddress,

    /// <summary>The name of a leader, whose name the author may open in any case: see <see cref="ProtectedNames"/>.</summary>
    ProtectedName,
}

/// <summary>Something in a draft's field that looks like a way to reach somebody, or names them.</summary>
/// <param name="Field">As in <see cref="DraftFieldNames"/>.</param>
/// <param name="Text">As it was typed.</param>
public sealed record FoundDetail(string Field, PersonalDetail Kind, string Text);

/// <summary>
/// Warns, and refuses nothing: a number that looks like a telephone may be something else. Digits of any script count. Days, spans of
/// years, amounts, sums of money, numbers of people, positions, p-codes and references are none.
/// </summary>
public static partial class PersonalDetails
{
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    /// <summary>How far before and after a number one looks for what it is a number of.</summary>
    private const int Around = 24;

    private static readonly char[] Between = [' ', '.', '-', '/', '('];

    private static readonly string[] TextFields =
    [
        DraftFieldNames.Title, DraftFieldNames.Purpose, DraftFieldNames.Place, DraftFieldNames.Language, DraftFieldNames.ForTheMission,
        DraftFieldNames.Notes, DraftFieldNames.Context, DraftFieldNames.ActionField, DraftFieldNames.DoNoHarm,
    ];

    /// <summary>Whether the field holds free text.</summary>
    public static bool IsText(string field) => TextFields.Contains(field) || DraftFieldNames.RowOf(field)?.Part is "summary" or "limits" or "text" or "words" or "answered-by";

    /// <summary>In the order of the fields' names; each text once a field.</summary>
    /// <param name="names">Those to look for; none when null.</param>
    public static IReadOnlyList<FoundDetail> In(DraftFields fields, ProtectedNames? names = null) =>
        [.. fields.All.Where(field => IsText(field.Key)).SelectMany(field => In(field.Key, field.Value, names)).Distinct()];

    /// <summary>What one text holds.</summary>
    public static IEnumerable<(PersonalDetail Kind, string Text)> In(string text) =>
        Mail().Matches(text).Select(match => (PersonalDetail.MailAddress, match.Value)).Concat(Telephones(text).Select(number => (PersonalDetail.TelephoneNumber, number)));

    private static IEnumerable<FoundDetail> In(string field, string text, ProtectedNames? names) =>
        In(text).Select(found => new FoundDetail(field, found.Kind, found.Text))
            .Concat((names?.In(text) ?? []).Select(found => new FoundDetail(field, PersonalDetail.ProtectedName, found.Text)));

    private static IEnumerable<string> Telephones(string text)
    {
        var plain = WithoutDays(InPlainDigits(text));
        foreach (var match in Number().Matches(plain).Cast<Match>())
        {
            foreach (var (from, length) in Numbers(match.Value))
            {
                var at = match.Index + from;
                if (length > 0 && IsTelephone(plain.Substring(at, length), plain[Math.Max(0, at - Around)..at], plain[(at + length)..Math.Min(plain.Length, at + length + Around)]))
                    yield return text.Substring(at, length);
            }
        }
    }

    /// <summary>What was read as one number, without what stands around it; where it is too long for one, those written beside each other.</summary>
    private static IEnumerable<(int From, int Length)> Numbers(string run, int from = 0)
    {
        if (run.Count(char.IsDigit) > MostDigits && run.IndexOfAny(['/', ' ']) >= 0)
        {
            var apart = run.Contains('/', StringComparison.Ordinal) ? '/' : ' ';
            foreach (var part in run.Split(apart))
            {
                foreach (var number in Numbers(part, from))
                    yield return number;
                from += part.Length + 1;
            }

            yield break;
        }

        var begun = run.TrimStart(Between);
        yield return (from + run.Length - begun.Length, begun.TrimEnd(Between).Length);
    }

    private static bool IsTelephone(string number, string before, string after)
    {
        var digits = number.Count(char.IsDigit);
        if (digits is < FewestDigits or > MostDigits)
            return false;
        // Said to be one, by how it begins or by the word before it; else as long as one, and not a number of something else.
        if (number[0] is '+' || Calls().IsMatch(before))
            return true;
        if (Position().IsMatch(number))
            return false;
        return number[0] is '0' || (digits > FewestDigits && !Years().IsMatch(number) && !Amount().IsMatch(number) && !MoneyBefore().IsMatch(before) && !MoneyOrHeads().IsMatch(after));
    }

    /// <summary>The same text, as long as it was, with digits of every script as 0 to 9.</summary>
    private static string InPlainDigits(string text)
    {
        var plain = new StringBuilder(text);
        for (var at = 0; at < plain.Length; at++)
        {
            if (!char.IsAscii(plain[at]) && char.IsDigit(plain[at]))
                plain[at] = (char)('0' + (int)char.GetNumericValue(plain[at]));
        }

        return plain.ToString();
    }

    private static string WithoutDays(string plain) => Days().Replace(plain, match => new string(';', match.Length));

    [GeneratedRegex(@"[^\s@<>()\[\],;:""]+@[^\s@<>()\[\],;:""]+\.[^\s@<>()\[\],;:"".]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mail();

    /// <summary>Digits with what people write between them; not the tail of a code.</summary>
    [GeneratedRegex(@"(?<![\p{L}0-9\-/.,])\+?\(?[0-9](?:[ \u00a0\u202f\u2010\u2011.\-/()]{0,3}[0-9]){6,}(?![\p{L}0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    /// <summary>Days of the last and of this century, and spans of years.</summary>
    [GeneratedRegex(
        @"(?<![0-9+]|[0-9][\-/.])(?:(?:19|20)[0-9]{2}([\-/. ])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12][0-9]|3[01])|(?:0?[1-9]|[12][0-9]|3[01])([\-/. ])(?:0?[1-9]|1[0-2])\2(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2} ?[\-/\u2013] ?(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?![0-9])",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Days();

    [GeneratedRegex(@"^[0-9]{4} ?[\-/] ?[0-9]{4}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Years();

    [GeneratedRegex(@"^[0-9]{1,3}(?:[ \u00a0\u202f.][0-9]{3})+(?:\.[0-9]{1,2})?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Amount();

    /// <summary>Degrees with their decimals.</summary>
    [GeneratedRegex(@"^(?:0|[1-9][0-9]{0,2})\.[0-9]{4,}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Position();

    [GeneratedRegex(@"(?:\b(?:tel|t\u00e9l|phone|telephone|t\u00e9l\u00e9phone|mobile|cell|portable|call|whats ?app|viber|signal|sms|appel|appeler|appelez|joindre)\b|\u2706|\u260e|هاتف|تلفون|جوال|موبايل|واتس|اتصل)[^0-9\n]{0,12}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Calls();

    [GeneratedRegex(@"(?:\p{Sc}|\b(?:AFN|BIF|CDF|CHF|COP|ETB|EUR|FCFA|CFA|GBP|GNF|HTG|IQD|JOD|KES|LBP|LRD|LYD|MRU|NGN|RWF|SDG|SLE|SOS|SSP|SYP|TND|UAH|UGX|US|USD|XAF|XOF|YER))[ \u00a0\u202f]?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MoneyBefore();

    [GeneratedRegex(@"^[ \u00a0\u202f]{0,2}(?:\p{Sc}|%|(?:AFN|BIF|CDF|CHF|COP|ETB|EUR|FCFA|CFA|GBP|GNF|HTG|IQD|JOD|KES|LBP|LRD|LYD|MRU|NGN|RWF|SDG|SLE|SOS|SSP|SYP|TND|UAH|UGX|USD|XAF|XOF|YER|francs?|dollars?|pounds?|euros?|livres?|gourdes?|people|persons?|inhabitants|households|families|voters|refugees|tonn?es|tons|lit(?:re|er)s?|kg|hectares|de personnes|personnes?|habitants|m\u00e9nages|familles|\u00e9lecteurs|r\u00e9fugi\u00e9s|d\u00e9plac\u00e9s)\b|دولار|جنيه|فرنك|دينار|ريال|ليرة|يورو|شخص|نسمة|أسرة|عائلة|نازح|لاجئ|طن|لتر)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex MoneyOrHeads();
}

using System.Text.RegularExpressions;

namespace PeaceCoord.Domain.Consultations;

/// <summary>What free text should not hold: it is searched, and not sealed as protected identities are.</summary>
public enum PersonalDetail
{
    TelephoneNumber,
    MailAddress,
}

/// <summary>Something in a draft's field that looks like a way to reach somebody.</summary>
/// <param name="Field">As in <see cref="DraftFieldNames"/>.</param>
/// <param name="Text">As it was typed.</param>
public sealed record FoundDetail(string Field, PersonalDetail Kind, string Text);

/// <summary>
/// Warns, and refuses nothing: a number that looks like a telephone may be something else. Digits of any script count. Days, spans of
/// years, amounts in groups of three, p-codes and references are none.
/// </summary>
public static partial class PersonalDetails
{
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    private static readonly string[] TextFields =
        [DraftFieldNames.Title, DraftFieldNames.Purpose, DraftFieldNames.Place, DraftFieldNames.ForTheMission, DraftFieldNames.Context, DraftFieldNames.ActionField, DraftFieldNames.DoNoHarm];

    /// <summary>In the order of the fields' names; each text once a field.</summary>
    public static IReadOnlyList<FoundDetail> In(DraftFields fields) =>
        [.. fields.All.Where(field => TextFields.Contains(field.Key) || DraftFieldNames.RowOf(field.Key)?.Part is "summary" or "limits" or "text" or "words" or "answered-by")
            .SelectMany(field => In(field.Value).Select(found => new FoundDetail(field.Key, found.Kind, found.Text)))
            .Distinct()];

    /// <summary>What one text holds.</summary>
    public static IEnumerable<(PersonalDetail Kind, string Text)> In(string text) =>
        Mail().Matches(text).Select(match => (PersonalDetail.MailAddress, match.Value))
            .Concat(Number().Matches(text).Select(match => match.Value.Trim(' ', '.', '-', '/', '(')).Where(IsTelephone).Select(number => (PersonalDetail.TelephoneNumber, number)));

    private static bool IsTelephone(string number)
    {
        var digits = number.Count(char.IsDigit);
        if (digits is < FewestDigits or > MostDigits)
            return false;
        // Said to be one by how it begins; else as long as one, and not a day, years or an amount.
        var begins = number[0] == '+' || (char.IsDigit(number[0]) && char.GetNumericValue(number[0]) == 0);
        return begins ? !Day().IsMatch(number) : digits > FewestDigits && !Day().IsMatch(number) && !Years().IsMatch(number) && !Amount().IsMatch(number);
    }

    [GeneratedRegex(@"[^\s@<>()\[\],;:""]+@[^\s@<>()\[\],;:""]+\.[^\s@<>()\[\],;:"".]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mail();

    /// <summary>Digits with what people write between them; not the tail of a code.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}\-/.,])\+?\(?\p{Nd}(?:[ \u00a0\u202f.\-/()]{0,2}\p{Nd}){6,}(?![\p{L}\p{Nd}])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:\p{Nd}{4}[\-/. ]\p{Nd}{1,2}[\-/. ]\p{Nd}{1,2}|\p{Nd}{1,2}[\-/. ]\p{Nd}{1,2}[\-/. ]\p{Nd}{4})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Day();

    [GeneratedRegex(@"^\p{Nd}{4} ?[\-/] ?\p{Nd}{4}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Years();

    [GeneratedRegex(@"^\p{Nd}{1,3}(?:[ \u00a0\u202f.]\p{Nd}{3})+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Amount();
}

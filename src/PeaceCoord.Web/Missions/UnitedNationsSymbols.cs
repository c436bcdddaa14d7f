using System.Text.RegularExpressions;

namespace PeaceCoord.Web.Missions;

/// <summary>Finds the symbols of UN documents in a text, in the forms that the reference data writes whole. What is not whole ("S/RES/39 and 47") is left alone.</summary>
internal static partial class UnitedNationsSymbols
{
    public readonly record struct Part(string Text, bool IsSymbol);

    public static IEnumerable<Part> In(string text)
    {
        var from = 0;
        foreach (Match symbol in Symbol().Matches(text))
        {
            if (symbol.Index > from)
                yield return new(text[from..symbol.Index], false);
            yield return new(symbol.Value, true);
            from = symbol.Index + symbol.Length;
        }

        if (from < text.Length)
            yield return new(text[from..], false);
    }

    [GeneratedRegex(@"S/RES/\d{1,4} \(\d{4}\)|A/RES/\d{1,4} \((?:ES-)?[IVX]+\)|A/RES/\d{2}/\d{1,3}\b|S/PRST/\d{4}/\d{1,3}\b|ST/SGB/\d{4}/\d{1,3}\b|\bA/\d{2}/\d{2,3}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Symbol();
}

using System.Globalization;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Inclusion;

/// <summary>Numbers and shares as far as they are told, in figures for the eye and in words for a screen reader.</summary>
/// <param name="Text">Such as "34", "&lt;5", "16–19" or "57–68%".</param>
/// <param name="Spoken">Null where the figures read well aloud.</param>
public sealed record Figure(string Text, string? Spoken = null)
{
    public static Figure Of(HeadRange heads) => heads switch
    {
        { IsExact: true } => new(Number(heads.Least)),
        { IsFew: true } => new("<" + Number(SmallNumbers.Few + 1), Fill(Words.FewerThan, SmallNumbers.Few + 1)),
        _ => new($"{Number(heads.Least)}–{Number(heads.Most)}", Fill(Words.FromTo, Number(heads.Least), Number(heads.Most))),
    };

    /// <summary>A dash where nobody asked.</summary>
    public static Figure Of(ShownPart shown) => shown.Share is null ? Unasked : Of(shown.Part);

    /// <summary>Widened to whole per cents.</summary>
    public static Figure ShareOf(ShownPart shown)
    {
        if (shown.Share is not var (least, most))
            return Unasked;
        if (least.Equals(most))
            return new(Fill(Words.PerCent, Math.Round(least)));
        return new(Fill(Words.PerCent, $"{Math.Floor(least)}–{Math.Ceiling(most)}"), Fill(Words.FromTo, Math.Floor(least), Fill(Words.PerCent, Math.Ceiling(most))));
    }

    private static Figure Unasked => new("–", Words.NotAsked);

    private static string Number(int heads) => heads.ToString("N0", CultureInfo.CurrentCulture);

    private static string Fill(string pattern, params object?[] values) => Say.Fill(pattern, values);
}

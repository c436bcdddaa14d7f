using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Web.Sharing;

/// <summary>Says texts of which something was removed, where no markup can stand.</summary>
internal static class ReadTexts
{
    /// <summary>The text with the words for what was removed where it was removed.</summary>
    public static string Said(this ReadText text) => text.IsWithheld ? Words.Withheld : string.Concat(text.Parts.Select((part, at) => part ?? Marked(text.Parts, at)));

    /// <summary>The mark for what was removed, with the spaces that the removed passage had taken with it.</summary>
    public static string Marked(IReadOnlyList<string?> parts, int at) =>
        (at > 0 && parts[at - 1] is { Length: > 0 } before && !char.IsWhiteSpace(before[^1]) ? " " : "") + Words.Redacted
        + (at + 1 < parts.Count && parts[at + 1] is { Length: > 0 } after && char.IsLetterOrDigit(after[0]) ? " " : "");
}

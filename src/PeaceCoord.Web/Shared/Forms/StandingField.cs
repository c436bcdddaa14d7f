using System.Collections;
using System.Globalization;

namespace PeaceCoord.Web.Shared;

/// <summary>What stands on record at a field where something else was typed, in words.</summary>
/// <param name="Name">The field's posted name.</param>
/// <param name="Texts">One, or one for each of several chosen; none where nothing stands.</param>
/// <param name="IsChosen">Whether it is offered as chosen: only the other person changed this field, or what was typed may not be saved over it.</param>
public sealed record StandingField(string Name, string Label, IReadOnlyList<(string Text, string? Language)> Texts, bool IsChosen);

internal static class StandingFields
{
    /// <summary>Whether the two hold the same: an empty text is none, line ends are alike, and the order of several chosen says nothing.</summary>
    public static bool AreSame(object? typed, object? stands) => Plain(typed) == Plain(stands);

    /// <summary>A value as one text, equal for values that are the same.</summary>
    public static string Plain(object? value) => value switch
    {
        null => "",
        string text => text.ReplaceLineEndings("\n").Trim(),
        IEnumerable several => string.Join('\n', Chosen(several).Order(StringComparer.Ordinal)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Ids or codes that are chosen.</summary>
    public static IEnumerable<string> Chosen(object? value) => value switch
    {
        null or "" => [],
        string one => [one],
        IEnumerable several => several.Cast<object?>().Select(Plain).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal),
        _ => [Plain(value)],
    };

    /// <summary>What is chosen, and what stands on record: both are to be offered.</summary>
    public static List<string> WithStanding(this IFormErrors? form, string name, IEnumerable<string> chosen) =>
        [.. form is not null && form.Stands(name, out var stands) ? chosen.Union(Chosen(stands), StringComparer.Ordinal) : chosen];
}

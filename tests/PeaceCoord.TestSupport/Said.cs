using System.Collections;
using System.Reflection;
using System.Text;

namespace PeaceCoord.TestSupport;

/// <summary>Every text that an answer of a use case holds, however deep.</summary>
public static class Said
{
    /// <summary>All of them, one a line.</summary>
    public static string All(object? answer) => string.Join('\n', Texts(answer, new HashSet<object>(ReferenceEqualityComparer.Instance)));

    public static bool Contains(object? answer, string word) =>
        Texts(answer, new HashSet<object>(ReferenceEqualityComparer.Instance)).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Texts(object? value, HashSet<object> seen)
    {
        if (value is null or Type or Delegate || value.GetType() is { IsPrimitive: true } or { IsEnum: true })
            return [];
        if (value is string text)
            return [text];
        // A file: its letters stand in it as they are.
        if (value is byte[] bytes)
            return [Encoding.Latin1.GetString(bytes)];
        if (!value.GetType().IsValueType && !seen.Add(value))
            return [];
        if (value is IEnumerable items)
            return items.Cast<object?>().SelectMany(item => Texts(item, seen));
        if (value.GetType().Namespace?.StartsWith("PeaceCoord", StringComparison.Ordinal) != true && value.GetType().Name.Split('`')[0] is not ("KeyValuePair" or "ValueTuple"))
            return [value.ToString() ?? ""];
        return Members(value).SelectMany(member => Texts(member, seen));
    }

    private static IEnumerable<object?> Members(object value) => value.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is not null)
        .Select(property => property.GetValue(value))
        .Concat(value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance).Select(field => field.GetValue(value)));
}

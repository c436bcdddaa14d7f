using System.Collections;
using System.Reflection;
using PeaceCoord.Web.Consultations;

namespace PeaceCoord.Web.Shared;

/// <summary>What was typed into a form's input, by the names of its fields.</summary>
internal static class FormTexts
{
    /// <summary>All texts, those of its rows too; not the words that a search box of the form looks for.</summary>
    public static IEnumerable<(string Name, string Text)> Of(object? input, string prefix)
    {
        foreach (var property in Properties(input))
        {
            var name = prefix + "." + property.Name;
            switch (property.GetValue(input))
            {
                case string text:
                    yield return (name, text);
                    break;
                case PlanFinds:
                    break;
                case IList rows when property.PropertyType.IsGenericType && IsRow(property.PropertyType.GetGenericArguments()[0]):
                    foreach (var text in rows.Cast<object?>().SelectMany((row, index) => Of(row, $"{name}[{index}]")))
                        yield return text;
                    break;
            }
        }
    }

    /// <summary>The ids that the form has chosen under that name, such as <c>Communities</c>.</summary>
    public static IReadOnlyList<Guid> Chosen(object input, string name) => input.GetType().GetProperty(name)?.GetValue(input) is IEnumerable<Guid> ids ? [.. ids] : [];

    private static bool IsRow(Type type) => type is { IsClass: true } && type != typeof(string) && type.Namespace?.StartsWith(nameof(PeaceCoord), StringComparison.Ordinal) == true;

    private static IEnumerable<PropertyInfo> Properties(object? input) =>
        input?.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanRead && property.GetIndexParameters().Length == 0) ?? [];
}

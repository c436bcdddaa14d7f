using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Web.Shared;

/// <summary>
/// Two people at one record: whoever saves second sees, field by field, what stands now beside what they typed, and chooses. What they typed stays, and the next save goes on
/// from what they were shown.
/// </summary>
public sealed partial class UseCaseForm<TInput>
{
    private const string Version = "Version";

    /// <summary>Why this is done: begins empty in every form.</summary>
    private const string Reason = "Reason";

    /// <summary>
    /// The form as it would begin now, its version too, for a record that others change; null for other forms.
    /// </summary>
    [Parameter] public Func<TInput>? Stands { get; set; }

    /// <summary>After a conflict: what stands now is said at each field in which it is something else, and the version shown is the one that is saved over.</summary>
    private void ShowWhatStands(Result result)
    {
        if (Stands is null || !result.Is(RefusalCodes.Conflict))
            return;
        var now = Stands();
        foreach (var property in typeof(TInput).GetProperties().Where(property => property is { CanRead: true, CanWrite: true, Name: not Reason } && (property.PropertyType.IsValueType || property.PropertyType.IsAssignableTo(typeof(IEnumerable)))))
        {
            var stands = property.GetValue(now);
            if (property.Name == Version)
                property.SetValue(Input, stands);
            else if (Same(stands) != Same(property.GetValue(Input)))
                _refused.Add((FieldIds.Of($"{Prefix}.{property.Name}"), Said(stands) is { } said ? Say.Fill(Words.StandsNowAs, said) : Words.StandsNowOtherwise));
        }
    }

    /// <summary>Two values are the same when they are written alike; what a browser sends has its own ends of lines.</summary>
    private static string Same(object? value) => value switch
    {
        null => "",
        string text => text.ReplaceLineEndings("\n").Trim(),
        IEnumerable many => string.Join('\n', many.Cast<object>().Select(Same).Order(StringComparer.Ordinal)),
        _ when IsPlain(value) => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => string.Join('\t', value.GetType().GetProperties().Where(part => part.CanWrite).Select(part => Same(part.GetValue(value)))),
    };

    /// <summary>In words; null for what has none of its own, such as the ids of records.</summary>
    private static string? Said(object? value) => value switch
    {
        null or "" => Words.Nothing,
        string text => text,
        bool yes => yes ? Words.Yes : Words.No,
        Enum choice => Say.Choice(choice),
        DateOnly day => Say.Date(day),
        int number => number.ToString(CultureInfo.CurrentCulture),
        IEnumerable many when many.Cast<object>().Select(Said).ToList() is var all && !all.Contains(null) => all.Count == 0 ? Words.Nothing : string.Join(", ", all),
        _ => null,
    };

    private static bool IsPlain(object value) => value is Enum or ValueType;
}

using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;

namespace PeaceCoord.Web.Shared;

/// <summary>What every field of a form has: its label, its hint, its errors beside it, and the ids that tie them together.</summary>
public abstract class Field<TValue> : ComponentBase
{
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What to enter, in words; shown under the label.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Says "optional" beside the label.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Belongs to this act and not to the record, such as why it is corrected: there is nothing that stands to compare it with.</summary>
    [Parameter] public bool Own { get; set; }

    [Parameter] public TValue? Value { get; set; }

    [Parameter] public EventCallback<TValue> ValueChanged { get; set; }

    [Parameter] public Expression<Func<TValue>>? ValueExpression { get; set; }

    [CascadingParameter] public IFormErrors? Form { get; set; }

    /// <summary>The posted name, such as <c>Input.Title</c>.</summary>
    protected string Name => field ??= NameOf(ValueExpression!.Body);

    protected string Id => FieldIds.Of(Name);

    protected IReadOnlyList<string> Errors => Form is null ? [] : [.. Form.Of(Id)];

    /// <summary>What was typed and could not be read, to be shown again as it is: a box for dates or numbers would show nothing.</summary>
    protected string? Unread => Form?.Unread(Name);

    protected string Class => Errors.Count > 0 ? "field bad" : "field";

    protected string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : Id + "-hint", Errors.Count > 0 ? Id + "-error" : null, Standing is null ? null : Id + "-stands" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    /// <summary>What stands on record where somebody else saved meanwhile and something else is typed here; else null.</summary>
    protected StandingField? Standing
    {
        get
        {
            if (Own || Form is not { Compares: true } form || !form.Stands(Name, out var stands) || StandingFields.AreSame(Value, stands))
                return null;
            return stands is TValue value
                ? new(Name, Label, [.. Said(value).Where(said => said.Text.Length > 0)], form.IsUntouched(Name) || MustStand(value))
                : new(Name, Label, [], form.IsUntouched(Name));
        }
    }

    protected string? Invalid => Errors.Count > 0 ? "true" : null;

    /// <summary>A value of this field in words, each with its language where that is known.</summary>
    protected virtual IEnumerable<(string Text, string? Language)> Said(TValue value) => [(Convert.ToString(value, CultureInfo.CurrentCulture) ?? "", null)];

    /// <summary>Whether what is typed may not be saved in the place of what stands.</summary>
    protected virtual bool MustStand(TValue stands) => false;

    private static string NameOf(Expression expression) => expression switch
    {
        MemberExpression { Expression: ConstantExpression or null } member => member.Member.Name,
        MemberExpression member => NameOf(member.Expression!) + "." + member.Member.Name,
        MethodCallExpression { Method.Name: "get_Item", Object: { } list, Arguments: [var index] } => $"{NameOf(list)}[{Expression.Lambda(index).Compile().DynamicInvoke()}]",
        UnaryExpression unary => NameOf(unary.Operand),
        _ => throw new NotSupportedException($"A field binds to a property, not to {expression}."),
    };
}

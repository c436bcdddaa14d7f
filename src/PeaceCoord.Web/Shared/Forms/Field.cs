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

    protected string? DescribedBy => (Hint, Errors.Count) switch
    {
        (null, 0) => null,
        (null, _) => Id + "-error",
        (_, 0) => Id + "-hint",
        _ => $"{Id}-hint {Id}-error",
    };

    protected string? Invalid => Errors.Count > 0 ? "true" : null;

    private static string NameOf(Expression expression) => expression switch
    {
        MemberExpression { Expression: ConstantExpression or null } member => member.Member.Name,
        MemberExpression member => NameOf(member.Expression!) + "." + member.Member.Name,
        MethodCallExpression { Method.Name: "get_Item", Object: { } list, Arguments: [var index] } => $"{NameOf(list)}[{Expression.Lambda(index).Compile().DynamicInvoke()}]",
        UnaryExpression unary => NameOf(unary.Operand),
        _ => throw new NotSupportedException($"A field binds to a property, not to {expression}."),
    };
}

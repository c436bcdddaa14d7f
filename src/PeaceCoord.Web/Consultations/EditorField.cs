using Microsoft.AspNetCore.Components;

namespace PeaceCoord.Web.Consultations;

/// <summary>One field of the editor. Its name is the draft's name for it, and also its id.</summary>
public abstract class EditorField : ComponentBase
{
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public bool Optional { get; set; }

    [CascadingParameter] public required EditorForm Form { get; set; }

    protected string Text => Form[Name];

    protected IReadOnlyList<string> Errors => Form.Errors(Name);

    protected string Class => Errors.Count > 0 ? "field bad" : "field";

    protected string? Invalid => Errors.Count > 0 ? "true" : null;

    protected string? DescribedBy => (Hint, Errors.Count) switch
    {
        (null, 0) => null,
        (null, _) => Name + "-error",
        (_, 0) => Name + "-hint",
        _ => $"{Name}-hint {Name}-error",
    };
}

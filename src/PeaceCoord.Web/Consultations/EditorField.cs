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

    protected IReadOnlyList<string> Warnings => Form.Warnings(Name);

    protected string Class => Errors.Count > 0 ? "field bad" : "field";

    protected string? Invalid => Errors.Count > 0 ? "true" : null;

    protected string? DescribedBy => string.Join(' ', Described) is { Length: > 0 } ids ? ids : null;

    private IEnumerable<string> Described
    {
        get
        {
            if (Hint is not null)
                yield return Name + "-hint";
            if (Errors.Count > 0)
                yield return Name + "-error";
            if (Warnings.Count > 0)
                yield return Name + "-warn";
        }
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Forms.Mapping;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Web.Shared;

/// <summary>
/// A form that runs one use case. Works without JavaScript; inside an island it works through the circuit. Refusals stand in a
/// summary on top that takes the focus, and beside their fields; what was typed stays. Posts that could not be read (a malformed
/// date, a letter in a number) never reach the use case.
/// </summary>
public sealed partial class UseCaseForm<TInput> : IFormErrors
    where TInput : class
{
    private readonly List<(string? Field, string Text)> _refused = [];
    private EditContext _context = null!;

    /// <summary>Owned by the page (<c>[SupplyParameterFromForm]</c>), so that what was posted is what is shown.</summary>
    [Parameter, EditorRequired] public required TInput Input { get; set; }

    [Parameter, EditorRequired] public required Func<TInput, CancellationToken, Task<Result>> Run { get; set; }

    /// <summary>Where to go when it is done; asked after the use case ran.</summary>
    [Parameter, EditorRequired] public required Func<string> Done { get; set; }

    /// <summary>The form's name; must differ between forms of one page.</summary>
    [Parameter] public string Name { get; set; } = "form";

    /// <summary>The page's title, to be shown with "Error: " before it.</summary>
    [Parameter] public string? Title { get; set; }

    [Parameter] public string? SubmitText { get; set; }

    [Parameter] public string? SubmitClass { get; set; }

    [Parameter] public string? CancelTo { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    [CascadingParameter] public FormMappingContext? Mapping { get; set; }

    [Inject] public required NavigationManager Navigate { get; init; }

    public bool HasErrors => Errors.Any();

    private string Here => "/" + Navigate.ToBaseRelativePath(Navigate.Uri).Split('#')[0];

    private IEnumerable<(string? FieldId, string Text)> Errors =>
        Unreadable.Select(name => ((string?)FieldIds.Of(name), Words.Malformed))
            .Concat(_refused.Select(refused => (refused.Field is null ? null : FieldIds.Of("Input." + refused.Field), refused.Text)))
            .Distinct();

    private IEnumerable<string> Unreadable => Mapping?.GetAllErrors(Name).Select(error => error.Path) ?? [];

    public IEnumerable<string> Of(string fieldId) => Errors.Where(error => error.FieldId == fieldId).Select(error => error.Text);

    protected override void OnParametersSet()
    {
        if (_context is null || !ReferenceEquals(_context.Model, Input))
            _context = new EditContext(Input);
    }

    private async Task Submit()
    {
        _refused.Clear();
        if (Unreadable.Any())
            return;

        var result = await Run(Input, CancellationToken.None);
        if (result.Succeeded)
            Navigate.NavigateTo(Done());
        else
            _refused.AddRange(result.Refusals.Select(refusal => (refusal.Field, Say.Refusal(refusal))));
    }
}

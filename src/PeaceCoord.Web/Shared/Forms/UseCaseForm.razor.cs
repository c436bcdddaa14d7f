using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Forms.Mapping;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Web.Security;

namespace PeaceCoord.Web.Shared;

/// <summary>
/// A form that runs one use case. Works without JavaScript; inside an island it works through the circuit. Refusals stand in a
/// summary on top that takes the focus, and beside their fields; what was typed stays. Posts that could not be read (a malformed
/// date, a letter in a number) never reach the use case. An act that asks for a proof of who acts gets a field for it in the form.
/// </summary>
public sealed partial class UseCaseForm<TInput> : IFormErrors
    where TInput : class
{
    private const string OnlyForm = "form";

    private readonly List<(string? FieldId, string Text)> _refused = [];
    private EditContext? _context;
    private ProofAsked? _asked;

    /// <summary>Owned by the page (<c>[SupplyParameterFromForm]</c>), so that what was posted is what is shown.</summary>
    [Parameter, EditorRequired] public required TInput Input { get; set; }

    [Parameter, EditorRequired] public required Func<TInput, CancellationToken, Task<Result>> Run { get; set; }

    /// <summary>Where to go when it is done; asked after the use case ran. Null to stay, where the answer is shown once and never again.</summary>
    [Parameter, EditorRequired] public required Func<string?> Done { get; set; }

    /// <summary>The form's name; must differ between forms of one page.</summary>
    [Parameter] public string Name { get; set; } = OnlyForm;

    /// <summary>The name of the page's property that holds the input; differs where a page has several forms.</summary>
    [Parameter] public string Prefix { get; set; } = "Input";

    /// <summary>The page's title, to be shown with "Error: " before it.</summary>
    [Parameter] public string? Title { get; set; }

    [Parameter] public string? SubmitText { get; set; }

    [Parameter] public string? SubmitClass { get; set; }

    [Parameter] public string? CancelTo { get; set; }

    /// <summary>For a form that itself cancels something: "Cancel" beside it would read as the same.</summary>
    [Parameter] public string? CancelText { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    [CascadingParameter] public FormMappingContext? Mapping { get; set; }

    [CascadingParameter] public HttpContext? Http { get; set; }

    [Inject] public required NavigationManager Navigate { get; init; }

    [Inject] public required ConfirmIdentity Confirm { get; init; }

    public bool HasErrors => Errors.Any();

    private string Here => "/" + Navigate.ToBaseRelativePath(Navigate.Uri).Split('#')[0];

    private IEnumerable<(string? FieldId, string Text)> Errors =>
        Unreadable.Select(name => ((string?)FieldIds.Of(name), Words.Malformed))
            .Concat(_refused)
            .Distinct();

    /// <summary>Errors are filed under the form's name only where the page's parameter names its form; pages with one form do not. An empty field is no error here.</summary>
    private IEnumerable<(string Name, string Typed)> Unread =>
        (Name == OnlyForm ? Listed() : Named()).Where(error => !string.IsNullOrEmpty(error.Typed)).Where(error => !_taken.Contains(error.Name, StringComparer.Ordinal)).Select(error => (error.Name, error.Typed!)).DistinctBy(error => error.Name);

    private IEnumerable<string> Unreadable => Unread.Select(error => error.Name);

    private IEnumerable<(string Name, string? Typed)> Listed() =>
        (Mapping?.GetAllErrors(Name) ?? []).Concat(Mapping?.GetAllErrors() ?? []).Select(error => (error.Path, error.AttemptedValue));

    /// <summary>The framework lists what could not be read in a named form under the form's name: the field is the one into which that was typed.</summary>
    private IEnumerable<(string Name, string? Typed)> Named() =>
        (Mapping?.GetAllErrors(Name) ?? []).SelectMany(error => typeof(TInput).GetProperties().Select(property => $"{Prefix}.{property.Name}")
            .Where(name => Http?.Request.HasFormContentType == true && Http.Request.Form[name] == error.AttemptedValue)
            .DefaultIfEmpty(error.Path).Select(name => (name, error.AttemptedValue)));

    public IEnumerable<string> Of(string fieldId) => Errors.Where(error => error.FieldId == fieldId).Select(error => error.Text);

    string? IFormErrors.Unread(string name) => Unread.FirstOrDefault(error => error.Name == name).Typed;

    protected override void OnParametersSet()
    {
        // A page still asking the database may show its form before it has filled one in: there is nothing to show yet.
        if (Input is not null && !ReferenceEquals(_context?.Model, Input))
            _context = new EditContext(Input);
    }

    private async Task Submit()
    {
        _refused.Clear();
        TakeWhatStands();
        if (Unreadable.Any() || await LooksAgain())
            return;
        if (!await IsConfirmed())
            return;

        var result = await Run(Input, CancellationToken.None);
        Http.TellRefusal(result);
        if (result.Is(PeopleRefusalCodes.ConfirmFirst))
            _asked = await Confirm.Asked(CancellationToken.None);
        if (!result.Succeeded)
        {
            _refused.AddRange(result.Refusals.Select(refusal => (FieldOf(refusal), Told(refusal))));
            GoOnFromWhatStands(result);
        }
        else if (Done() is { } next)
            Navigate.NavigateTo(next);
    }

    private string? FieldOf(Refusal refusal) => refusal switch
    {
        { Code: PeopleRefusalCodes.ConfirmFirst } => ConfirmField.FieldId,
        // It is nobody's field that somebody else saved.
        { Code: RefusalCodes.Conflict } => null,
        { Field: { } field } => FieldIds.Of(Prefix + "." + field),
        _ => null,
    };

    /// <summary>Proves who acts with what was typed for that, if anything was; false when it was wrong.</summary>
    private async Task<bool> IsConfirmed()
    {
        if (Http?.Request.HasFormContentType != true || Http.Request.Form[ConfirmField.Posted].ToString() is not { Length: > 0 } secret)
            return true;
        var confirmed = await Confirm.Run(new ConfirmIdentityInput { Secret = secret }, CancellationToken.None);
        if (confirmed.Succeeded)
            return true;
        _refused.AddRange(confirmed.Refusals.Select(refusal => ((string?)ConfirmField.FieldId, Say.Refusal(refusal))));
        _asked = await Confirm.Asked(CancellationToken.None);
        return false;
    }
}

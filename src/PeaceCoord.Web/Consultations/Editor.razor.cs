using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Web.Security;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Consultations;

/// <summary>
/// The editor: a plain form for each section, which works by posting, and which editor.js saves by itself while one types. No circuit
/// holds anything typed, so a dropped link or a restarted server loses nothing that was sent.
/// </summary>
public sealed partial class Editor
{
    private EditorForm? _form;
    private string? _reason;

    [Parameter, EditorRequired] public required Guid Id { get; set; }

    [Parameter] public string? Part { get; set; }

    /// <summary>Says what is still to be filled in, when one comes from "check and submit".</summary>
    [SupplyParameterFromQuery] public string? Check { get; set; }

    [CascadingParameter] public HttpContext? Http { get; set; }

    [Inject] public required ReadDraft Read { get; init; }

    [Inject] public required SaveDraft Save { get; init; }

    [Inject] public required SubmitConsultation Submit { get; init; }

    [Inject] public required AmendConsultation Amend { get; init; }

    [Inject] public required PassOnUrgentConcern PassOn { get; init; }

    [Inject] public required EditorChoices Choices { get; init; }

    [Inject] public required ICurrentActor Current { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    private EditorSection Here { get; set; }

    private string Name => _form![DraftFieldNames.Title] is { Length: > 0 } title ? title : Words.Untitled;

    private bool IsAmendment => _form!.Draft.State == ConsultationState.Recorded;

    /// <summary>Each problem once, with where to mend it.</summary>
    private IReadOnlyList<(string Text, string? To)> Problems =>
        [.. _form!.Of(Here).Concat(Here == EditorSection.Check ? _form.Refused.Where(r => r.Field is not null) : []).DistinctBy(r => (r.Code, r.Field))
            .Select(r => (Say.Refusal(r), r.Field is null or "Reason" ? null : r.Code == ConsultationRefusalCodes.ChangedOnRecord ? "#" + EditorPost.Chosen + r.Field : Routes.EditConsultation(Id, DraftFieldNames.SectionOf(r.Field) ?? Here) + "?check=1#" + r.Field))];

    protected override async Task OnInitializedAsync()
    {
        if (!Enum.TryParse<EditorSection>(Part ?? nameof(EditorSection.What), ignoreCase: true, out var here) || !Enum.IsDefined(here) || !await Load())
        {
            Navigate.NotFound();
            return;
        }

        Here = here;
    }

    private async Task<bool> Load()
    {
        if (!(await Read.Run(new ConsultationId(Id), CancellationToken.None)).TryGet(out var draft))
            return false;
        if (await Choices.Run(draft.WorkspaceId, CancellationToken.None) is not { } choices)
            return false;

        _form = new EditorForm(draft, choices) { ShowsMissing = Check is not null, MadeFor = Standings.Of(await Current.Get(CancellationToken.None)) };
        return true;
    }

    private async Task Post()
    {
        var post = new EditorPost(Http!.Request.Form);
        _reason = post.Reason;
        var saved = await Save.Run(new ConsultationId(Id), post.ToSave(), CancellationToken.None);
        if (!saved.Succeeded)
        {
            await Again(saved, post);
            return;
        }

        var done = await Act(post);
        if (done.Succeeded && !post.Finds)
            Navigate.NavigateTo(await Next(post, saved.Value.At));
        else
            await Again(done, post);
    }

    private async Task<Result> Act(EditorPost post) => post.Act switch
    {
        "submit" => await Submit.Run(new ConsultationId(Id), CancellationToken.None),
        "amend" => await Amend.Run(new ConsultationId(Id), post.Reason, post.Choices, CancellationToken.None),
        "pass-on" when post.Row is { } row => await PassOn.Run(new ConsultationId(Id), new ConcernId(row), CancellationToken.None),
        _ => Result.Done,
    };

    /// <summary>Shows the form again with everything that was typed, with what is wrong, and with what was looked for.</summary>
    private async Task Again(Result refused, EditorPost post)
    {
        Http.TellRefusal(refused);
        if (refused.Is(RefusalCodes.NotFound) || !await Load())
        {
            Navigate.NotFound();
            return;
        }

        _form!.Refused = refused.Refusals;
        _form.Typed = post.Fields;
        // Chosen between other texts than those that stand now, it was not chosen.
        if (_form.Draft.Meanwhile?.Stands == post.Choices.Against)
            _form.Picked = post.Picked;
        (_form.Finds, _form.Finding) = (post.Sought, post.Finding);
    }

    /// <param name="concern">The one to go on with, where concerns were made or joined.</param>
    private async Task<string> Next(EditorPost post, Guid? concern) => post.Act switch
    {
        _ when concern is { } at => Routes.EditConsultation(Id, Here) + $"#{DraftFieldNames.ConcernRow}-{at:N}",
        "submit" or "amend" => Routes.Consultation(Id),
        "add" or "pass-on" => Routes.EditConsultation(Id, Here) + "#" + post.Anchor,
        "next" when !HasMistakes(post) => Routes.EditConsultation(Id, await After()),
        _ => Routes.EditConsultation(Id, Here),
    };

    /// <summary>The next section; where there is nothing to tell, nobody is led through an empty one.</summary>
    private async Task<EditorSection> After() =>
        Here + 1 == EditorSection.Told && (await Read.Run(new ConsultationId(Id), CancellationToken.None)).TryGet(out var draft) && draft.ToTell.Rows.Count == 0 && draft.Fields.Rows(DraftFieldNames.ToldRow).Count == 0
            ? Here + 2
            : Here + 1;

    /// <summary>Something typed here cannot be read: it is kept, and one stays to mend it.</summary>
    private static bool HasMistakes(EditorPost post)
    {
        var check = new Check();
        var fields = DraftFields.Empty.With(post.Fields.Where(field => field.Value is not null));
        if (fields.TryGet(out var typed))
            DraftReading.Read(typed, check);
        return !check.Passed;
    }
}

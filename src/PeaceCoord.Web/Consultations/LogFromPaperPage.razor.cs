using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Web.Communities;
using PeaceCoord.Web.Organisations;
using PeaceCoord.Web.Security;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Consultations;

/// <summary>
/// The quick way in from paper. Its fields carry the names of the draft's own, so that one post is one save of a draft: there is no second form of the
/// record. The ids of the draft and of its rows are made with the form; posted twice, it makes one.
/// </summary>
public sealed partial class LogFromPaperPage
{
    /// <summary>So many concerns are there; the editor adds more.</summary>
    private const int MostConcerns = 8;

    private const int MostPromises = 4;

    private const int MostReferrals = 3;

    /// <summary>The others open when they are wanted.</summary>
    private const int Shown = 3;

    private Choices? _choices;
    private ConsultationView? _plan;
    private ConsultationView? _stands;
    private int? _version;
    private EditorForm? _form;
    private Guid _id = Guid.CreateVersion7();
    private bool _isThere;
    private IReadOnlyList<Guid> _concerns = Ids(MostConcerns);
    private IReadOnlyList<Guid> _promises = Ids(MostPromises);
    private IReadOnlyList<Guid> _referrals = Ids(MostReferrals);

    /// <summary>The mission's code, for people who write in several.</summary>
    [SupplyParameterFromQuery] public string? Workspace { get; set; }

    /// <summary>The plan that the form was printed from; its record takes what was written.</summary>
    [SupplyParameterFromQuery] public string? Plan { get; set; }

    [CascadingParameter] public HttpContext? Http { get; set; }

    [Inject] public required LogFromPaper Log { get; init; }

    [Inject] public required ViewConsultation View { get; init; }

    [Inject] public required EditorChoices Choices { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    private string Here => Routes.With(Routes.LogFromPaper, ("workspace", Workspace), ("plan", Plan));

    private Workplace? Place => _choices is null ? null
        : _plan is not null ? _choices.Workspaces.FirstOrDefault(place => place.Id == _plan.WorkspaceId)
        : MissionChoice.Of(_choices.Workspaces, Workspace);

    private IReadOnlyList<Refusal> Refused => _form?.Refused ?? [];

    private IEnumerable<(string Text, string? To)> Problems =>
        Refused.DistinctBy(refusal => (refusal.Code, refusal.Field)).Select(refusal => refusal.Field is { } name && DraftFieldNames.SectionOf(name) is not null
            ? (Say.Fill(Words.Labelled, FieldLabels.Of(name), Say.Refusal(refusal)), Here + "#" + name)
            : (Say.Refusal(refusal), null));

    protected override async Task OnInitializedAsync()
    {
        _choices = await Choices.Run(null, CancellationToken.None);
        if (_choices is null)
        {
            Navigate.NotFound();
            return;
        }

        if (Plan is { Length: > 0 })
        {
            if (!Guid.TryParse(Plan, out var plan) || !(await View.Run(new(plan), CancellationToken.None)).TryGet(out _plan) || !_plan.Acts.Write)
            {
                Navigate.NotFound();
                return;
            }

            (_id, _version) = (plan, _plan.Version);
        }

        if (Place is not { } place)
            return;
        if (_choices.Workspaces.Count > 1)
            _choices = await Choices.Run(place.Id.Value, CancellationToken.None);
        _form = Blank(_choices!, place, _plan, _plan is null ? [] : await Log.ListsOf(_plan.Id, CancellationToken.None));
    }

    private async Task Send()
    {
        if (_form is null)
            return;
        var post = new EditorPost(Http!.Request.Form);
        _id = _plan is null && Guid.TryParse(Http.Request.Form["id"], out var made) ? made : _id;
        _version = int.TryParse(Http.Request.Form["version"], out var version) ? version : _version;
        (_concerns, _promises, _referrals) = (Rows(post, DraftFieldNames.ConcernRow, _concerns), Rows(post, DraftFieldNames.CommitmentRow, _promises), Rows(post, DraftFieldNames.ReferralRow, _referrals));
        _form.Typed = post.Fields;
        (_form.Finds, _form.Finding) = (post.Sought, post.Finding);
        if (post.Finds)
            return;

        var logged = _plan is null
            ? await Log.Run(new ConsultationId(_id), Place!.Id.Value, post.Fields, CancellationToken.None)
            : (await Log.Into(_plan.Id, _version, post.Fields, CancellationToken.None)).GoOnFromWhatStands(stands => (_version, _stands) = (stands, _plan));
        Http.TellRefusal(logged);
        if (logged.Succeeded)
            Navigate.NavigateTo(Routes.EditConsultation(_id, EditorSection.Check) + "?check=1");
        else if (logged.Is(RefusalCodes.NotFound) || logged.Is(RefusalCodes.NotPermitted))
            Navigate.NotFound();
        else
            (_form.Refused, _isThere) = (logged.Refusals, logged.Is(ConsultationRefusalCodes.DraftChangedElsewhere));
    }

    private bool HasText(Guid concern) => _form!.Typed.Any(field => field.Value is { Length: > 0 } && DraftFieldNames.RowOf(field.Key) is (DraftFieldNames.ConcernRow, var id, _) && id == concern);

    private bool IsTyped(Guid referral) => _form!.Typed.Any(field => field.Value is { Length: > 0 } && DraftFieldNames.RowOf(field.Key) is (DraftFieldNames.ReferralRow, var id, _) && id == referral);

    /// <summary>What the form holds before anything is typed: the label and the office that a draft begins with; of a plan its label, how sensitive its place is, and its lists.</summary>
    private static EditorForm Blank(Choices choices, Workplace place, ConsultationView? plan, IEnumerable<KeyValuePair<string, string?>> lists)
    {
        var fields = DraftFields.Empty.With([
            new(DraftFieldNames.LabelField, (plan?.Label ?? choices.DefaultLabel).ToString()),
            new(DraftFieldNames.Sensitivity, plan?.Sensitivity?.ToString()),
            new(DraftFieldNames.Interpreter, plan is { WithInterpreter: true } ? "yes" : null),
            new(DraftFieldNames.Office, plan is null && choices.Offices is [var only] ? only.Value : null),
            .. lists,
        ]).Value;
        var draft = new DraftView(place.Id.Value, ConsultationState.Draft, 0, default, "UTC", fields, null, new Dictionary<Guid, DateTimeOffset>(), [], [], new Dictionary<Guid, string>(), new ToTellList([], KnowsWhom: true));
        return new EditorForm(draft, choices);
    }

    /// <summary>The rows that were posted, in the order they were shown in.</summary>
    private static List<Guid> Rows(EditorPost post, string row, IReadOnlyList<Guid> otherwise)
    {
        var posted = post.Fields.Keys.Select(DraftFieldNames.RowOf).Where(of => of?.Row == row).Select(of => of!.Value.Id).Distinct().OrderBy(id => id.ToString("N"), StringComparer.Ordinal).ToList();
        return posted.Count > 0 ? posted : [.. otherwise];
    }

    /// <summary>In rising order: rows are shown by it.</summary>
    private static List<Guid> Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).OrderBy(id => id.ToString("N"), StringComparer.Ordinal)];
}

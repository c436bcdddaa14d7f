using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Web.Consultations;

/// <summary>One post of the editor's form: what was typed, and which button was pressed.</summary>
internal sealed class EditorPost
{
    /// <summary>How the names of search boxes begin.</summary>
    private const string Finder = "find-";

    /// <summary>How the names of the choices begin between the author's text and that on record.</summary>
    public const string Chosen = "stands-";

    public const string KeepMine = "mine";
    public const string TakeStands = "record";

    /// <summary>The version that was shown beside the author's text.</summary>
    public const string Against = "against";

    private readonly Guid _newRow = Guid.CreateVersion7();
    private readonly string[] _button;
    private readonly int _revision;

    public EditorPost(IFormCollection form)
    {
        _button = form["act"].ToString().Split(':');
        _revision = int.TryParse(form["revision"], out var revision) ? revision : 0;
        Reason = form["reason"];
        var fields = form.Keys.Where(name => DraftFieldNames.SectionOf(name) is not null)
            .ToDictionary(name => name, string? (name) => DraftFieldNames.IsList(name) ? string.Join('\n', form[name].Where(value => !string.IsNullOrEmpty(value))) : form[name].ToString().ReplaceLineEndings("\n"), StringComparer.Ordinal);
        foreach (var shown in form["shown"].OfType<string>().Where(name => DraftFieldNames.SectionOf(name) is not null))
            fields.TryAdd(shown, null);
        if (Act == "add" && RowKinds.TryGetValue(_button.ElementAtOrDefault(1) ?? "", out var part))
            fields[DraftFieldNames.InRow(_button[1], _newRow, part)] = "";
        Fields = fields;
        Picked = form.Keys.Where(key => key.StartsWith(Chosen, StringComparison.Ordinal) && DraftFieldNames.SectionOf(key[Chosen.Length..]) is not null)
            .ToDictionary(key => key[Chosen.Length..], key => form[key].ToString(), StringComparer.Ordinal);
        Choices = new AmendChoices
        {
            Against = int.TryParse(form[Against], out var against) ? against : null,
            Mine = [.. Picked.Where(field => field.Value == KeepMine).Select(field => field.Key)],
            Stands = [.. Picked.Where(field => field.Value == TakeStands).Select(field => field.Key)],
        };
        Sought = form.Keys.Where(key => key.StartsWith(Finder, StringComparison.Ordinal) && DraftFieldNames.SectionOf(key[Finder.Length..]) is not null && !string.IsNullOrWhiteSpace(form[key]))
            .ToDictionary(key => key[Finder.Length..], key => form[key].ToString().Trim(), StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, string?> Fields { get; }

    /// <summary>What the button asks for: <c>save</c>, <c>next</c>, <c>add:concern</c>, <c>remove:concern:id</c>, <c>join:concern:id</c>, <c>split</c>, <c>pass-on:id</c>, <c>find:communities</c>, <c>submit</c>, <c>amend</c>.</summary>
    public string Act => _button[0];

    public string? Reason { get; }

    /// <summary>What was chosen, by field, where the record was changed since the amendment was begun.</summary>
    public IReadOnlyDictionary<string, string> Picked { get; }

    public AmendChoices Choices { get; }

    /// <summary>What stands in the search boxes, by the field each is for.</summary>
    public IReadOnlyDictionary<string, string> Sought { get; }

    /// <summary>The field whose search was asked for by its own button.</summary>
    public string? Finding => Act == "find" ? _button.ElementAtOrDefault(1) : null;

    /// <summary>Whether the page should come back with what the search boxes find.</summary>
    public bool Finds => Act == "find" || (Act == "save" && Sought.Count > 0);

    /// <summary>The row the button belongs to.</summary>
    public Guid? Row => Guid.TryParse(_button[^1], out var row) ? row : null;

    /// <summary>Where the page should stand afterwards.</summary>
    public string Anchor => Act == "add" ? $"{_button.ElementAtOrDefault(1)}-{_newRow:N}" : $"{DraftFieldNames.ConcernRow}-{Row:N}";

    public SaveDraftInput ToSave() => new(_revision, Fields)
    {
        RemovedRows = Act == "remove" && Row is { } row ? [(_button[1], row)] : [],
        SplitsNotes = Act == "split",
        JoinedUp = Act == "join" ? Row : null,
    };

    /// <summary>The kinds of rows, and the part that makes one exist.</summary>
    private static readonly Dictionary<string, string> RowKinds = new(StringComparer.Ordinal)
    {
        [DraftFieldNames.ConcernRow] = "theme",
        [DraftFieldNames.ReferralRow] = "topic",
        [DraftFieldNames.CommitmentRow] = "kind",
    };
}

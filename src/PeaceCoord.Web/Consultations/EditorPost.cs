using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Web.Consultations;

/// <summary>One post of the editor's form: what was typed, and which button was pressed.</summary>
internal sealed class EditorPost
{
    private readonly Guid _newRow = Guid.CreateVersion7();
    private readonly string[] _button;
    private readonly int _revision;

    public EditorPost(IFormCollection form)
    {
        _button = form["act"].ToString().Split(':');
        _revision = int.TryParse(form["revision"], out var revision) ? revision : 0;
        Reason = form["reason"];
        var fields = form.Keys.Where(name => DraftFieldNames.SectionOf(name) is not null)
            .ToDictionary(name => name, string? (name) => DraftFieldNames.Lists.Contains(name) ? string.Join('\n', form[name].Where(value => !string.IsNullOrEmpty(value))) : form[name].ToString().ReplaceLineEndings("\n"), StringComparer.Ordinal);
        foreach (var shown in form["shown"].OfType<string>().Where(name => DraftFieldNames.SectionOf(name) is not null))
            fields.TryAdd(shown, null);
        if (Act == "add" && RowKinds.TryGetValue(_button.ElementAtOrDefault(1) ?? "", out var part))
            fields[DraftFieldNames.InRow(_button[1], _newRow, part)] = "";
        Fields = fields;
    }

    public IReadOnlyDictionary<string, string?> Fields { get; }

    /// <summary>What the button asks for: <c>save</c>, <c>next</c>, <c>add:concern</c>, <c>remove:concern:id</c>, <c>pass-on:id</c>, <c>submit</c>, <c>amend</c>.</summary>
    public string Act => _button[0];

    public string? Reason { get; }

    /// <summary>The row the button belongs to.</summary>
    public Guid? Row => Guid.TryParse(_button[^1], out var row) ? row : null;

    /// <summary>Where the page should stand afterwards.</summary>
    public string Anchor => Act == "add" ? $"{_button.ElementAtOrDefault(1)}-{_newRow:N}" : $"{DraftFieldNames.ConcernRow}-{Row:N}";

    public SaveDraftInput ToSave() => new(_revision, Fields)
    {
        RemovedRows = Act == "remove" && Row is { } row ? [(_button[1], row)] : [],
    };

    /// <summary>The kinds of rows, and the part that makes one exist.</summary>
    private static readonly Dictionary<string, string> RowKinds = new(StringComparer.Ordinal)
    {
        [DraftFieldNames.ConcernRow] = "theme",
        [DraftFieldNames.ReferralRow] = "topic",
        [DraftFieldNames.CommitmentRow] = "kind",
    };
}

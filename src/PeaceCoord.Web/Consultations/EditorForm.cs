using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Consultations;

/// <summary>What the fields of the editor show: the draft, what was typed and could not be kept, and what is wrong.</summary>
public sealed class EditorForm(DraftView draft, Choices choices)
{
    private static readonly string[] Absences = [RefusalCodes.Required, ConsultationRefusalCodes.NobodyCame, ConsultationRefusalCodes.NobodyNamed, ConsultationRefusalCodes.NotesLeft];

    /// <summary>What a post held that was refused: shown again, so that nothing typed is lost.</summary>
    public IReadOnlyDictionary<string, string?> Typed { get; set; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Why the last post was refused.</summary>
    public IReadOnlyList<Refusal> Refused { get; set; } = [];

    /// <summary>What was chosen between the author's text and that on record, by field.</summary>
    public IReadOnlyDictionary<string, string> Picked { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What was looked for, by the field it was looked for at. It is posted, never part of an address.</summary>
    public IReadOnlyDictionary<string, string> Finds { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The field whose button was pressed to find.</summary>
    public string? Finding { get; set; }

    /// <summary>Whom the page was made for: an island notices when that changes.</summary>
    public string MadeFor { get; init; } = "";

    /// <summary>Also says what is still to be filled in.</summary>
    public bool ShowsMissing { get; init; }

    public DraftView Draft => draft;

    public Choices Choices => choices;

    public string this[string name] => Typed.TryGetValue(name, out var text) ? text ?? "" : draft.Fields[name];

    public bool Has(string name, string value) => this[name].Split('\n').Contains(value, StringComparer.Ordinal);

    public IReadOnlyList<string> Errors(string name) =>
        [.. Refused.Concat(Shown).Where(refusal => refusal.Field == name).Select(Say.Refusal).Distinct(StringComparer.Ordinal)];

    /// <summary>What should not stand in a field, as it was saved: to be thought of, and nothing that is refused.</summary>
    public IReadOnlyList<string> Warnings(string name) => ConsultationWords.Found(draft.Details.Where(found => found.Field == name));

    /// <summary>What stands in the draft now, where somebody else's text was in the way.</summary>
    public string? Other(string name) =>
        Refused.Any(r => r.Field == name && r.Code == ConsultationRefusalCodes.DraftChangedElsewhere) ? draft.Fields[name] : null;

    /// <summary>Every error of one section, in the order of its fields; a missing word is an error only when one asks to be checked.</summary>
    public IEnumerable<Refusal> Of(EditorSection section) =>
        Refused.Concat(Shown).Where(refusal => refusal.Field is null || DraftFieldNames.SectionOf(refusal.Field) == section);

    /// <summary>What the reviewer asks of a section, in the order it was asked.</summary>
    public IReadOnlyList<AskedView> AskedOf(EditorSection section) => [.. draft.Asked.Where(asked => asked.Section == section).OrderBy(asked => asked.At)];

    /// <summary>What the reviewer asks and is not marked as answered yet.</summary>
    public IEnumerable<AskedView> Unanswered => draft.Asked.Where(asked => this[DraftFieldNames.Answered(asked.Id)].Length == 0);

    /// <summary>How many fields of a section are still empty, and how many are wrong.</summary>
    public (int Missing, int Wrong) Count(EditorSection section)
    {
        var here = draft.Missing.Where(refusal => refusal.Field is not null && DraftFieldNames.SectionOf(refusal.Field) == section).DistinctBy(r => r.Field).ToList();
        var missing = here.Count(refusal => Absences.Contains(refusal.Code));
        return (missing, here.Count - missing);
    }

    private IEnumerable<Refusal> Shown => ShowsMissing ? draft.Missing : draft.Missing.Where(refusal => !Absences.Contains(refusal.Code));
}

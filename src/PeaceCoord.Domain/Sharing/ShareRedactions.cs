using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Sharing;

/// <summary>What a share leaves out of its sections, and what it holds back because the record changed since somebody looked.</summary>
public sealed partial class Share
{
    /// <summary>More than this is a record that should not be shared.</summary>
    public const int MostRedactions = 200;

    private readonly List<Redaction> _redactions = [];
    private List<Guid> _seen = [];

    public IReadOnlyList<Redaction> Redactions => _redactions;

    public bool LeavesOut(RedactionKind kind, Guid? item = null) => _redactions.Exists(redaction => redaction.Kind == kind && redaction.ItemId == item);

    /// <summary>Concerns and commitments that came after somebody chose what to leave out wait for somebody to look: nobody said that they may be read.</summary>
    public bool IsUnseen(Guid item) => _redactions.Count > 0 && !_seen.Contains(item);

    /// <summary>The text as the organisation reads it. Closed where a passage marked in it is found less often than it was.</summary>
    public ReadText Read(TextToShare text)
    {
        if (Lost(text).Any())
            return ReadText.Withheld;
        return Without(text.Text);
    }

    /// <summary>What it is for, as the organisation reads it: a passage that is removed stands there neither.</summary>
    public ReadText ReadPurpose() => Without(Purpose);

    /// <summary>Whether something of it is held back until somebody has looked at it again.</summary>
    /// <param name="texts">Of the sections that are open, as they stand.</param>
    public bool Waits(IEnumerable<TextToShare> texts) =>
        _redactions.Count > 0 && texts.Where(IsShared).Any(text => (text.ItemId is { } item && IsUnseen(item)) || Lost(text).Any());

    /// <summary>
    /// Says anew what is left out, against the texts as they stand now. A passage that is in none of them, or too short, is refused, and
    /// so is an item that is not among them. All refusals at once; nothing changes when something is refused.
    /// </summary>
    /// <param name="texts">Of the sections that are open, as they stand.</param>
    public Result Redact(RedactionFacts facts, IReadOnlyList<TextToShare> texts, DateTimeOffset now)
    {
        if (!Stands(now))
            return new Refusal(SharingRefusalCodes.Over);
        var items = texts.Select(text => text.ItemId).OfType<Guid>().ToHashSet();
        var passages = facts.Passages.Select(Passages.Folded).Index().Select(passage => (Text: passage.Item, Line: passage.Index + 1))
            .Where(passage => passage.Text.Length > 0).DistinctBy(passage => passage.Text, StringComparer.OrdinalIgnoreCase).ToList();
        List<Redaction> redactions =
        [
            .. facts.Items.Distinct().Select(item => Redaction.Of(RedactionKind.Item, item)),
            .. facts.Groups.Distinct().Select(item => Redaction.Of(RedactionKind.Group, item)),
            .. Details(facts).Select(kind => Redaction.Of(kind)),
        ];
        var check = new Check().Unless(facts.Items.Concat(facts.Groups).All(items.Contains), new Refusal(RefusalCodes.UnknownChoice, nameof(facts.Items)));
        var kept = texts.Where(text => text.ItemId is not { } item || !facts.Items.Contains(item)).ToList();
        foreach (var (passage, line) in passages)
        {
            check.Unless(passage.Length >= Passages.FewestCharacters, new Refusal(SharingRefusalCodes.PassageTooShort, nameof(facts.Passages), line, Passages.FewestCharacters))
                .Text(passage, Redaction.PassageMaxLength, nameof(facts.Passages));
            var found = kept.Select(text => Redaction.OfPassage(text, passage, Passages.Find(text.Text, passage).Count)).Where(redaction => redaction.Times > 0).ToList();
            check.Unless(found.Count > 0, new Refusal(SharingRefusalCodes.PassageNotFound, nameof(facts.Passages), line));
            redactions.AddRange(found);
        }

        check.Unless(redactions.Count <= MostRedactions, new Refusal(SharingRefusalCodes.TooManyRedactions, nameof(facts.Passages), MostRedactions));
        if (!check.Passed)
            return check.Result();

        _redactions.Clear();
        _redactions.AddRange(redactions);
        _seen = [.. items.Order()];
        return Result.Done;
    }

    /// <summary>Passages marked in the text that stand in it less often than they did.</summary>
    public IEnumerable<Redaction> Lost(TextToShare text) =>
        _redactions.Where(redaction => redaction.IsOf(text) && Passages.Find(text.Text, redaction.Passage!).Count < redaction.Times);

    /// <summary>Whether anything of the text could be read at all: its item or its detail is not left out.</summary>
    public bool IsShared(TextToShare text) => text switch
    {
        { Field: SharedField.Place } => !LeavesOut(RedactionKind.Place) && !LeavesOut(RedactionKind.Area),
        { ItemId: { } item } => !LeavesOut(RedactionKind.Item, item),
        _ => true,
    };

    private ReadText Without(string text) =>
        ReadText.Without(text, _redactions.Where(redaction => redaction.Passage is not null).SelectMany(redaction => Passages.Find(text, redaction.Passage!)));

    private static IEnumerable<RedactionKind> Details(RedactionFacts facts)
    {
        if (facts.MonthOnly)
            yield return RedactionKind.ExactDay;
        if (facts.AreaOnly)
            yield return RedactionKind.Place;
        if (facts.NoArea)
            yield return RedactionKind.Area;
    }
}

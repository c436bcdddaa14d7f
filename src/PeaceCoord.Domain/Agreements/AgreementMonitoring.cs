using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Agreements;

/// <summary>What is seen of an agreement as time goes on.</summary>
public sealed partial class LocalAgreement
{
    private readonly List<MonitoringNote> _notes = [];

    /// <summary>What those who watch it saw, in the order it was written down.</summary>
    public IReadOnlyList<MonitoringNote> Notes => _notes;

    /// <summary>Notes how the agreement is kept, on a day. What went against it is a breach. Refused before the signing or in the future.</summary>
    /// <param name="today">The mission's day.</param>
    public Result NoteMonitoring(DateOnly? on, string? text, AccountId by, DateOnly today)
    {
        var check = SinceSigned(on, today).RequiredText(text, MonitoringNote.TextMaxLength, "Text");
        if (!check.Passed)
            return check.Result();

        _notes.Add(new MonitoringNote(MonitoringNoteId.New(), on!.Value, text!.Trim(), by));
        return Result.Done;
    }
}

/// <summary>What was seen of an agreement on a day, by whom it was written down.</summary>
public sealed class MonitoringNote(MonitoringNoteId id, DateOnly on, string text, AccountId by)
{
    public const int TextMaxLength = 2000;

    public MonitoringNoteId Id { get; private init; } = id;

    public DateOnly On { get; private init; } = on;

    public string Text { get; private set; } = text;

    public AccountId By { get; private init; } = by;

    internal void TakeOut(WrittenName name) => Text = name.TakenOutOf(Text)!;
}

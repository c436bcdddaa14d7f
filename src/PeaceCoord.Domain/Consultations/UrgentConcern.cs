using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Consultations;

/// <summary>A concern that cannot wait for review: on the duty list from the moment it was passed on, a draft's too, until somebody took it up.</summary>
public sealed class UrgentConcern : AggregateRoot, IInWorkspace
{
    private UrgentConcern()
    {
    }

    /// <summary>The concern's id.</summary>
    public ConcernId Id { get; private init; }

    public ConsultationId ConsultationId { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public FieldOfficeId? FieldOfficeId { get; private set; }

    /// <summary>Its consultation's: who may not read that reads no word of this either.</summary>
    public Label Label { get; private set; }

    /// <summary>Accounts that read its text when it is Strictly confidential: those who read its consultation by name.</summary>
    public List<Guid> NamedReaders { get; private set; } = [];

    public ConcernTheme Theme { get; private set; }

    /// <summary>What was said and where, sealed: it may come out of a draft.</summary>
    public Sealed Text { get; private set; } = new([]);

    public AccountId PassedOnBy { get; private init; }

    public DateTimeOffset PassedOnAt { get; private init; }

    public AccountId? TakenUpBy { get; private set; }

    public DateTimeOffset? TakenUpAt { get; private set; }

    /// <summary>As the draft has it now; what it leaves open is the consultation's. A draft never lowers the label of what is recorded.</summary>
    public static UrgentConcern PassOn(Consultation consultation, ConcernContent concern, ConsultationContent content, Sealed text, AccountId by, DateTimeOffset now) => new()
    {
        Id = concern.Id,
        ConsultationId = consultation.Id,
        WorkspaceId = consultation.WorkspaceId,
        FieldOfficeId = content.FieldOfficeId ?? consultation.FieldOfficeId,
        Label = Higher(content.Label ?? consultation.Label, consultation.Label),
        NamedReaders = [.. (consultation.State == ConsultationState.Recorded ? consultation.NamedToRead() : content.Readers.Append(consultation.AuthorId)).Distinct().Select(reader => reader.Value)],
        Theme = concern.Theme!.Value,
        Text = text,
        PassedOnBy = by,
        PassedOnAt = now,
    };

    /// <summary>
    /// Its consultation was submitted or amended: whoever may not read that any more may not read this either. It stays more closed than that where it was passed
    /// on so: the duty list has relied on it.
    /// </summary>
    /// <param name="isLowered">The data protection focal point decided that the label is lowered.</param>
    public Result Follow(Label label, FieldOfficeId? office, IEnumerable<AccountId> readers, bool isLowered = false)
    {
        FieldOfficeId = office;
        if (label < Label && !isLowered)
            return Result.Done;
        Label = label;
        NamedReaders = [.. readers.Select(reader => reader.Value)];
        return Result.Done;
    }

    /// <summary>The draft it came out of was given another label or other readers: more closed at once, and never more open before it is submitted.</summary>
    public void Close(Label label, IEnumerable<AccountId> readers)
    {
        if (label < Label)
            return;
        Label = label;
        NamedReaders = [.. readers.Select(reader => reader.Value)];
    }

    /// <summary>What was said is put otherwise now; the text comes sealed.</summary>
    public void Say(ConcernTheme theme, Sealed text) => (Theme, Text) = (theme, text);

    private static Label Higher(Label one, Label other) => one > other ? one : other;

    /// <summary>Somebody on duty acts on it. A second one is told that it is taken up already.</summary>
    public Result TakeUp(AccountId by, DateTimeOffset now)
    {
        if (TakenUpBy is not null)
            return new Refusal(ConsultationRefusalCodes.TakenUpAlready);

        (TakenUpBy, TakenUpAt) = (by, now);
        return Result.Done;
    }
}

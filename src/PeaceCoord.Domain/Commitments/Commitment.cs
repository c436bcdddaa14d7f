using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Commitments;

/// <summary>
/// Something that was promised to a community, or taken on because of what it said. Delivered is not closed: it closes when the
/// community was told and has answered, or, where telling is not safe or not possible, when a second person agrees.
/// </summary>
public sealed partial class Commitment : AggregateRoot, IInWorkspace
{
    public const int TextMaxLength = 1000;
    public const int ReasonMaxLength = 1000;
    public const int NoteMaxLength = 2000;
    public const int AnswerMaxLength = 2000;
    public const int GroupMaxLength = 200;
    public const int LanguageMaxLength = 10;

    private readonly List<OwedCommunity> _communities = [];
    private readonly List<CommitmentStep> _steps = [];
    private readonly List<Telling> _tellings = [];
    private readonly List<CommitmentCorrection> _corrections = [];
    private readonly List<TellingCorrection> _tellingCorrections = [];
    private readonly List<Handover> _handovers = [];

    private Commitment()
    {
    }

    public CommitmentId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    /// <summary>The consultation it comes from.</summary>
    public ConsultationId ConsultationId { get; private init; }

    /// <summary>The concern it answers; null when it answers the meeting as a whole.</summary>
    public ConcernId? ConcernId { get; private init; }

    public FieldOfficeId? FieldOfficeId { get; private set; }

    /// <summary>The organisation that gave its word, when <see cref="PromisedBy"/> is one that is registered here.</summary>
    public OrganisationId? OrganisationId { get; private init; }

    /// <summary>The label of its consultation.</summary>
    public Label Label { get; private set; }

    /// <summary>Accounts that read it when it is Strictly confidential: those who read its consultation by name.</summary>
    public List<Guid> NamedReaders { get; private set; } = [];

    public CommitmentKind Kind { get; private init; }

    public string Text { get; private set; } = "";

    public PromisedBy PromisedBy { get; private init; }

    /// <summary>The member who follows it up.</summary>
    public AccountId OwnerId { get; private set; }

    /// <summary>Overdue from 00:00 of the day after, in the mission's time.</summary>
    public DateOnly Due { get; private set; }

    public Priority Priority { get; private set; }

    /// <summary>How soon it is meant to be of use, said when it is planned; null when that was not said.</summary>
    public Horizon? Horizon { get; private set; }

    public CommitmentState State { get; private set; }

    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>The reason that was given to the community when it was declined.</summary>
    public string? DeclinedReason { get; private set; }

    /// <summary>The kind of reason; null where it was not said.</summary>
    public DeclineGround? DeclinedGround { get; private set; }

    public DateOnly? DeclinedOn { get; private set; }

    public DateOnly? DeliveredOn { get; private set; }

    public string? DeliveryNote { get; private set; }

    public AccountId? VerifiedBy { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>The day on which the last of the communities was told, and since its delivery or refusal; null while one of them was not.</summary>
    public DateOnly? ToldOn { get; private set; }

    /// <summary>The request to close it untold, and who agreed.</summary>
    public UntoldClosing? Untold { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public AccountId? ClosedBy { get; private set; }

    /// <summary>The communities it was made to, and which of them know what became of it; none where the meeting named none.</summary>
    public IReadOnlyList<OwedCommunity> Communities => _communities;

    public IReadOnlyList<CommitmentStep> Steps => _steps;

    public IReadOnlyList<Telling> Tellings => _tellings;

    /// <summary>What it said before it was corrected.</summary>
    public IReadOnlyList<CommitmentCorrection> Corrections => _corrections;

    /// <summary>What stood in tellings before they were corrected.</summary>
    public IReadOnlyList<TellingCorrection> TellingCorrections => _tellingCorrections;

    /// <summary>Who followed it up before, and why another does now.</summary>
    public IReadOnlyList<Handover> Handovers => _handovers;

    public bool IsClosed => ClosedAt is not null;

    /// <summary>What decides whether it closes.</summary>
    public ClosingFacts Closing => new(State, IsClosed, ToldOn is not null, Answers.Contains(CommunityAnswer.NotYet), Priority, VerifiedBy is not null, Untold is not null);

    /// <summary>Evidence is added from its acceptance until it closes.</summary>
    public bool TakesFiles => !IsClosed && State is not (CommitmentState.Recorded or CommitmentState.Declined);

    /// <summary>Whether there is something that a file could be evidence of: a step, or its delivery.</summary>
    /// <param name="step">Null for the delivery.</param>
    public bool HasPart(Guid? step) => step is { } id ? _steps.Exists(taken => taken.Id.Value == id) : DeliveredOn is not null;

    /// <summary>Follows it up now or did once: neither judges how it was kept.</summary>
    public bool WasOwnedBy(AccountId person) => OwnerId == person || _handovers.Exists(handover => handover.From == person);

    /// <summary>The day from which the community is owed word: when it was delivered or declined.</summary>
    public DateOnly? OwedWordSince => State == CommitmentState.Declined ? DeclinedOn : DeliveredOn;

    /// <summary>
    /// Made when its consultation is recorded, or added to a recorded one. The consultation checked its fields, and
    /// <see cref="CheckFacts"/> is how.
    /// </summary>
    public static Commitment FromConsultation(
        CommitmentId id,
        WorkspaceId workspace,
        ConsultationId consultation,
        ConcernId? concern,
        IEnumerable<CommunityId> communities,
        FieldOfficeId? office,
        Label label,
        CommitmentKind kind,
        string text,
        PromisedBy promisedBy,
        AccountId owner,
        DateOnly due,
        Priority priority,
        DateTimeOffset now,
        OrganisationId? organisation = null,
        IEnumerable<AccountId>? readers = null)
    {
        var commitment = new Commitment
        {
            Id = id,
            WorkspaceId = workspace,
            ConsultationId = consultation,
            ConcernId = concern,
            FieldOfficeId = office,
            OrganisationId = promisedBy == PromisedBy.Organisation ? organisation : null,
            Label = label,
            NamedReaders = [.. (readers ?? []).Select(reader => reader.Value)],
            Kind = kind,
            Text = text.Trim(),
            PromisedBy = promisedBy,
            OwnerId = owner,
            Due = due,
            Priority = priority,
            State = CommitmentState.Recorded,
            RecordedAt = now,
        };
        commitment._communities.AddRange(communities.Distinct().Select(community => new OwedCommunity(community)));
        return commitment;
    }

    /// <summary>The rules of a new one, promised at the meeting or added to its record: a text, and a due date that is not before the meeting was held.</summary>
    /// <param name="held">Null while the day of the meeting is not said.</param>
    public static Check CheckFacts(Check check, string? text, DateOnly? due, DateOnly? held, string textField, string dueField) =>
        check.RequiredText(text, TextMaxLength, textField)
            .Unless(due is not null, Refusal.Required(dueField))
            .Unless(due is null || held is null || due >= held, new Refusal(CommitmentRefusalCodes.DueBeforeHeld, dueField, held ?? default));

    /// <summary>Not done, and the mission's day is after the due day.</summary>
    public bool IsOverdue(DateOnly today) => IsOverdue(State, Due, IsClosed, today);

    /// <summary>As <see cref="IsOverdue(DateOnly)"/>, of a row that was read of it.</summary>
    public static bool IsOverdue(CommitmentState state, DateOnly due, bool isClosed, DateOnly today) =>
        !isClosed && due < today && state is not (CommitmentState.Declined or CommitmentState.Delivered or CommitmentState.Confirmed);

    /// <summary>
    /// Whether everybody who reads it may also read a meeting of that label and those readers: only then may words of the meeting be
    /// written on it.
    /// </summary>
    public bool IsReadWithin(Label label, IReadOnlyCollection<AccountId> readers) => Labels.IsWithin(Label, NamedReaders, label, readers);
}

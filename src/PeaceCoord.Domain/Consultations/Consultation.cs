using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Consultations;

/// <summary>A meeting of the mission with a community, its leaders or its organisations: what was asked, said and promised.</summary>
public sealed partial class Consultation : AggregateRoot, IInWorkspace, IShareable
{
    public const int TitleMaxLength = 200;
    public const int PlaceMaxLength = 200;
    public const int LanguageMaxLength = 100;
    public const int ShortTextMaxLength = 500;
    public const int TextMaxLength = 8_000;
    public const int ReasonMaxLength = 1_000;
    public const int ReferenceMaxLength = 40;

    /// <summary>More people than this in one count is a slip of the key.</summary>
    public const int MostHeads = 100_000;

    private List<string> _tasks = [];
    private List<int> _figures = [];
    private readonly List<Participation> _participation = [];
    private readonly List<ConsultedCommunity> _communities = [];
    private readonly List<ConsultedOrganisation> _organisations = [];
    private readonly List<ConsultedLeader> _leaders = [];
    private readonly List<Concern> _concerns = [];
    private readonly List<Referral> _referrals = [];
    private readonly List<ProposedCommitment> _proposedCommitments = [];
    private readonly List<MeetingTelling> _tellings = [];
    private readonly List<Telling> _concernTellings = [];
    private readonly List<TellingCorrection> _tellingCorrections = [];
    private readonly List<Review> _reviews = [];
    private readonly List<SectionComment> _comments = [];
    private readonly List<NamedReader> _namedReaders = [];

    private Consultation()
    {
    }

    public ConsultationId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public AccountId AuthorId { get; private init; }

    public ConsultationState State { get; private set; }

    /// <summary><c>WORKSPACE-YYYY-NNNN</c>, given at recording: the year of the meeting and a random number, so that it tells nothing.</summary>
    public string? Reference { get; private set; }

    public Label Label { get; private set; }

    /// <summary>Null while it was only ever a draft.</summary>
    public string? Title { get; private set; }

    public ConsultationKind? Kind { get; private set; }

    public SectionId? SectionId { get; private set; }

    public FieldOfficeId? FieldOfficeId { get; private set; }

    public string? AreaPCode { get; private set; }

    public string? PlaceName { get; private set; }

    /// <summary>The local day it was held, or is planned for.</summary>
    public DateOnly? HeldOn { get; private set; }

    /// <summary>Local time.</summary>
    public TimeOnly? StartsAt { get; private set; }

    public TimeOnly? EndsAt { get; private set; }

    /// <summary>IANA zone of the local times.</summary>
    public string Zone { get; private set; } = "";

    /// <summary>The instant it began; midnight of the day where no time was noted.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    public string? Language { get; private set; }

    public bool WithInterpreter { get; private set; }

    public string? Purpose { get; private set; }

    /// <summary>Codes of the mandate tasks it served.</summary>
    public IReadOnlyList<string> Tasks => _tasks;

    /// <summary>Who led and attended for the mission; never leaves in shares or exports.</summary>
    public string? ForTheMission { get; private set; }

    public int? TeamWomen { get; private set; }

    public int? TeamMen { get; private set; }

    public PlaceSensitivity? Sensitivity { get; private set; }

    /// <summary>How likely harm was thought to those who are met; null where the meeting was not planned here.</summary>
    public ReprisalRisk? ReprisalRisk { get; private set; }

    /// <summary>How far it was planned to be seen; null where the meeting was not planned here.</summary>
    public MeetingVisibility? Visibility { get; private set; }

    public string? DoNoHarm { get; private set; }

    public string? Context { get; private set; }

    public string? Action { get; private set; }

    public Horizon? Horizon { get; private set; }

    public Counting? Counting { get; private set; }

    public int? PersonsWithDisabilities { get; private set; }

    public int? DisplacedPersons { get; private set; }

    /// <summary>
    /// What this record tells of who came, as <see cref="MeetingFigures.Written"/>: worked out once, when it is written, so that a report over
    /// thousands of meetings adds up numbers and looks at no counts. Empty until it is submitted.
    /// </summary>
    public IReadOnlyList<int> Figures => _figures;

    /// <summary>Why it was put off, cancelled or last amended.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? RecordedAt { get; private set; }

    public IReadOnlyList<Participation> Participation => _participation;

    public IReadOnlyList<ConsultedCommunity> Communities => _communities;

    public IReadOnlyList<ConsultedOrganisation> Organisations => _organisations;

    public IReadOnlyList<ConsultedLeader> Leaders => _leaders;

    public IReadOnlyList<Concern> Concerns => _concerns;

    public IReadOnlyList<Referral> Referrals => _referrals;

    /// <summary>Promises written down, until recording makes commitments of them.</summary>
    public IReadOnlyList<ProposedCommitment> ProposedCommitments => _proposedCommitments;

    /// <summary>What the people met were told of earlier commitments and concerns.</summary>
    public IReadOnlyList<MeetingTelling> Tellings => _tellings;

    public IReadOnlyList<Review> Reviews => _reviews;

    /// <summary>What reviewers asked of its sections, round after round.</summary>
    public IReadOnlyList<SectionComment> Comments => _comments;

    /// <summary>Who may read it when it is Strictly confidential, besides its author. Nobody is kept under another label: those are read by clearance.</summary>
    public IReadOnlyList<NamedReader> NamedReaders => _namedReaders;

    /// <summary>Who reads it when it is Strictly confidential: those named on it, and its author.</summary>
    public IReadOnlyList<AccountId> NamedToRead() => [.. _namedReaders.Select(reader => reader.AccountId).Append(AuthorId).Distinct()];

    /// <summary>A meeting that was held and is being written down.</summary>
    public static Consultation Start(ConsultationId id, MissionWorkspace workspace, AccountId author, Label label) =>
        Begin(id, workspace, author, label, ConsultationState.Draft);

    private static Consultation Begin(ConsultationId id, MissionWorkspace workspace, AccountId author, Label label, ConsultationState state) => new()
    {
        Id = id,
        WorkspaceId = workspace.Id,
        AuthorId = author,
        State = state,
        Label = label,
        Zone = workspace.TimeZone,
    };
}

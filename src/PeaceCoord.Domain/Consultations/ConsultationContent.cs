using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Consultations;

/// <summary>Everything that is written about one consultation, before it is applied to the record. Null where nothing was given.</summary>
public sealed record ConsultationContent
{
    public string? Title { get; init; }

    public ConsultationKind? Kind { get; init; }

    public SectionId? SectionId { get; init; }

    public FieldOfficeId? FieldOfficeId { get; init; }

    public IReadOnlyList<CommunityId> Communities { get; init; } = [];

    /// <summary>Code of the gazetteer's area.</summary>
    public string? AreaPCode { get; init; }

    public string? PlaceName { get; init; }

    /// <summary>The local day.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>Local time.</summary>
    public TimeOnly? StartsAt { get; init; }

    public TimeOnly? EndsAt { get; init; }

    public string? Language { get; init; }

    public bool WithInterpreter { get; init; }

    public string? Purpose { get; init; }

    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>Who led and attended for the mission; never leaves in shares or exports.</summary>
    public string? ForTheMission { get; init; }

    public int? TeamWomen { get; init; }

    public int? TeamMen { get; init; }

    public Label? Label { get; init; }

    public PlaceSensitivity? Sensitivity { get; init; }

    /// <summary>Who may read it when it is Strictly confidential.</summary>
    public IReadOnlyList<AccountId> Readers { get; init; } = [];

    /// <summary>Who could be hurt by this meeting or this record, and what is done about it.</summary>
    public string? DoNoHarm { get; init; }

    public string? Context { get; init; }

    /// <summary>Whether notes are left that no concerns were made of: they do not go on record.</summary>
    public bool HasNotesLeft { get; init; }

    /// <summary>What the mission does next.</summary>
    public string? Action { get; init; }

    public Horizon? Horizon { get; init; }

    public IReadOnlyDictionary<(ParticipantSex Sex, AgeBand Age), int> Heads { get; init; } = new Dictionary<(ParticipantSex, AgeBand), int>();

    public Counting? Counting { get; init; }

    public int? PersonsWithDisabilities { get; init; }

    public int? DisplacedPersons { get; init; }

    public IReadOnlyList<OrganisationId> Organisations { get; init; } = [];

    public IReadOnlyList<LeaderId> Leaders { get; init; } = [];

    /// <summary>Of those among <see cref="Leaders"/> for whom something was noted.</summary>
    public IReadOnlyList<ConsentContent> Consents { get; init; } = [];

    public IReadOnlyList<ConcernContent> Concerns { get; init; } = [];

    public IReadOnlyList<ReferralContent> Referrals { get; init; } = [];

    public IReadOnlyList<CommitmentContent> Commitments { get; init; } = [];

    /// <summary>What they were told of earlier commitments and concerns.</summary>
    public IReadOnlyList<TellingContent> Tellings { get; init; } = [];

    /// <summary>Comments of the reviewer that the author marked as answered.</summary>
    public IReadOnlyList<SectionCommentId> Answered { get; init; } = [];
}

public sealed record ConsentContent(LeaderId LeaderId, ConsentFacts Facts);

public sealed record ConcernContent(ConcernId Id, ConcernTheme? Theme, ConcernGroup? RaisedBy, string? Summary, ConcernUrgency? Urgency, bool IsAttributable);

public sealed record ReferralContent(ReferralId Id, ReferralTopic? Topic, ReferralBody? Body, DateOnly? On);

/// <param name="OrganisationId">Counts only where an organisation promised.</param>
/// <param name="LeftOut">Communities of the meeting that it is not owed to.</param>
public sealed record CommitmentContent(
    CommitmentId Id,
    CommitmentKind? Kind,
    string? Text,
    PromisedBy? PromisedBy,
    AccountId? OwnerId,
    DateOnly? Due,
    Priority? Priority,
    ConcernId? ConcernId,
    OrganisationId? OrganisationId = null,
    IReadOnlyList<CommunityId>? LeftOut = null);

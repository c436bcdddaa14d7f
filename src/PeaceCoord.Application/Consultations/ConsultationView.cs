using PeaceCoord.Application.Files;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>What this reader may do now.</summary>
public sealed record ConsultationActs(bool Write, bool Replan, bool Postpone, bool Cancel, bool Review, bool Amend, bool Share, bool AddCommitment, bool Consents, bool HasDraft)
{
    /// <summary>Add and remove files.</summary>
    public bool KeepFiles { get; init; }

    /// <summary>Register what it ended in.</summary>
    public bool RegisterAgreement { get; init; }

    /// <summary>See who can see it.</summary>
    public bool SeeReaders { get; init; }

    /// <summary>Correct what is noted of the answer to a concern that cannot be met.</summary>
    public bool CorrectTellings { get; init; }
}

/// <summary>A consultation as one reader sees it.</summary>
public sealed record ConsultationView
{
    /// <param name="seesCorrections">What a correction of a telling took out was taken away from everybody but those who may correct.</param>
    /// <param name="isOwnPlan">Whoever planned it is told where they planned it, however sensitive the place.</param>
    /// <param name="readable">Its reviews that the reader may read: one of when its label was higher is not for everybody who reads it now.</param>
    internal ConsultationView(Consultation record, string workspace, bool isOwnPlan, bool seesCorrections, IReadOnlyCollection<Review> readable)
    {
        Workspace = workspace;
        WorkspaceId = record.WorkspaceId;
        Id = record.Id;
        Version = record.Version;
        State = record.State;
        Reference = record.Reference;
        Label = record.Label;
        Kind = record.Kind;
        HeldOn = record.HeldOn;
        StartsAt = record.StartsAt;
        EndsAt = record.EndsAt;
        Zone = record.Zone;
        Place = record.Sensitivity.ShowsPlace || isOwnPlan ? record.PlaceName : null;
        AreaPCode = record.Sensitivity.ShowsArea || isOwnPlan ? record.AreaPCode : null;
        Sensitivity = record.Sensitivity;
        Language = record.Language;
        WithInterpreter = record.WithInterpreter;
        Purpose = record.Purpose;
        ForTheMission = record.ForTheMission;
        TeamWomen = record.TeamWomen;
        TeamMen = record.TeamMen;
        DoNoHarm = record.DoNoHarm;
        ReprisalRisk = record.ReprisalRisk;
        Visibility = record.Visibility;
        Context = record.Context;
        Action = record.Action;
        Horizon = record.Horizon;
        Counting = record.Counting;
        PersonsWithDisabilities = SmallNumbers.Part(record.PersonsWithDisabilities, record.Participation.Sum(p => p.Heads));
        DisplacedPersons = SmallNumbers.Part(record.DisplacedPersons, record.Participation.Sum(p => p.Heads));
        Reason = record.Reason;
        ReadAgainSince = record.ReadAgainSince;
        Came = record.Participation.Sum(p => p.Heads);
        Heads = HeadCounts.Shown(record.Participation.Select(p => (p.Sex, p.Age, p.Heads)));
        Communities = [.. record.Communities.Select(c => c.CommunityId.Value)];
        Organisations = [.. record.Organisations.Select(o => o.OrganisationId.Value)];
        Leaders = [.. record.Leaders.Select(l => l.LeaderId.Value)];
        Readers = [.. record.NamedReaders.Select(r => r.AccountId.Value)];
        Concerns = [.. record.Concerns.OrderBy(c => c.Order).Select(c => new ConcernView(c.Id.Value, c.Theme, c.RaisedBy, c.Summary, c.Urgency, c.IsAttributable, c.State, c.NotPossibleReason, c.ChangedBecause) { Tellings = [.. record.TellingsOf(c.Id).Select(told => Told(record, told, seesCorrections))] })];
        Referrals = [.. record.Referrals.OrderBy(r => r.On).Select(r => new ReferralView(r.Topic, r.Body, r.On))];
        Proposed = record.State == ConsultationState.Recorded ? [] : [.. record.ProposedCommitments.OrderBy(p => p.Order).Select(p => new ProposedView(p.Text, p.PromisedBy, p.OwnerId.Value, p.Due, p.Priority))];
        WasReviewed = record.Reviews.Count > 0;
        ReturnedWith = record.State == ConsultationState.Returned && record.Reviews.MaxBy(r => r.At) is { } last && readable.Contains(last) ? last.Comment : null;
    }

    private static ToldNo Told(Consultation record, Telling told, bool seesCorrections) => new(told.Id.Value, told.On, told.How, told.Answer, told.AnswerWords, told.AnswerLanguage, told.AnsweredBy, told.MeetingId)
    {
        Communities = told.Communities,
        Corrections = seesCorrections ? Corrected(record, told) : [],
    };

    private static IReadOnlyList<CorrectedNo> Corrected(Consultation record, Telling told) =>
        [.. record.TellingCorrections.Where(c => c.TellingId == told.Id).OrderByDescending(c => c.At).Select(c => new CorrectedNo(c.Answer, c.AnswerWords, c.AnswerLanguage, c.AnsweredBy, c.Reason, c.By.Value, c.At))];

    public string Workspace { get; }

    public WorkspaceId WorkspaceId { get; }

    public ConsultationId Id { get; }

    public int Version { get; }

    public ConsultationState State { get; }

    public string? Reference { get; }

    public Label Label { get; }

    public required string? Title { get; init; }

    public ConsultationKind? Kind { get; }

    public DateOnly? HeldOn { get; }

    public TimeOnly? StartsAt { get; }

    public TimeOnly? EndsAt { get; }

    public string Zone { get; }

    /// <summary>Null when only the area, or nothing, may be shown.</summary>
    public string? Place { get; }

    /// <summary>Null when the place is hidden.</summary>
    public string? AreaPCode { get; }

    /// <summary>Null when there is none to show, or the gazetteer no longer has it.</summary>
    public required AreaChoice? Area { get; init; }

    public PlaceSensitivity? Sensitivity { get; }

    public string? Language { get; }

    public bool WithInterpreter { get; }

    public string? Purpose { get; }

    /// <summary>The mandate tasks it served.</summary>
    public required IReadOnlyList<TaskName> Tasks { get; init; }

    public string? ForTheMission { get; }

    public int? TeamWomen { get; }

    public int? TeamMen { get; }

    public string? DoNoHarm { get; }

    /// <summary>As it was judged when it was planned; null when it was not planned here.</summary>
    public ReprisalRisk? ReprisalRisk { get; }

    /// <summary>How far it was planned to be seen.</summary>
    public MeetingVisibility? Visibility { get; }

    public string? Context { get; }

    public string? Action { get; }

    public Horizon? Horizon { get; }

    public Counting? Counting { get; }

    public ShownPart? PersonsWithDisabilities { get; }

    public ShownPart? DisplacedPersons { get; }

    public string? Reason { get; }

    /// <summary>Since when its words wait to be read again after a withdrawal.</summary>
    public DateTimeOffset? ReadAgainSince { get; }

    /// <summary>How many came in all; shown exactly from five on.</summary>
    public int Came { get; }

    public IReadOnlyList<HeadCell> Heads { get; }

    public IReadOnlyList<Guid> Communities { get; }

    public IReadOnlyList<Guid> Organisations { get; }

    public IReadOnlyList<Guid> Leaders { get; }

    public IReadOnlyList<Guid> Readers { get; }

    public IReadOnlyList<ConcernView> Concerns { get; }

    /// <summary>By concern: the outreach activity at which it was heard as a rumour.</summary>
    public IReadOnlyDictionary<Guid, HeardFirst> Heard { get; init; } = new Dictionary<Guid, HeardFirst>();

    public IReadOnlyList<ReferralView> Referrals { get; }

    /// <summary>Promises not yet on record; recorded ones are commitments.</summary>
    public IReadOnlyList<ProposedView> Proposed { get; }

    /// <summary>Whether it was sent back or recorded before.</summary>
    public bool WasReviewed { get; }

    /// <summary>What the reviewer asked of the whole when it was last sent back, while it is; null where the reader may not read that.</summary>
    public string? ReturnedWith { get; }

    /// <summary>Whom it waits for; null unless it waits for its review.</summary>
    public required GoesTo? GoesTo { get; init; }

    /// <summary>What reviewers asked of its sections, for its author and those who review; the latest round first.</summary>
    public required IReadOnlyList<AskedView> Asked { get; init; }

    /// <summary>What was told at it, as far as the reader sees what it was told of.</summary>
    public required IReadOnlyList<ToldView> Tellings { get; init; }

    /// <summary>Meetings that the reader may open and at which one of its concerns was answered, by their reference.</summary>
    public required IReadOnlyDictionary<ConsultationId, string> Meetings { get; init; }

    public required string Author { get; init; }

    public required string? Office { get; init; }

    public required string? Section { get; init; }

    /// <summary>Names of colleagues that the record mentions, by account.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    /// <summary>Communities the reader may see, by id.</summary>
    public required IReadOnlyDictionary<Guid, string> CommunityNames { get; init; }

    public required IReadOnlyDictionary<Guid, string> OrganisationNames { get; init; }

    /// <summary>Codes, never names.</summary>
    public required IReadOnlyDictionary<Guid, string> LeaderCodes { get; init; }

    /// <summary>How many were named and withdrew; 0 for those who see no leaders.</summary>
    public required int NamedNoMore { get; init; }

    /// <summary>What came of its promises, as far as the reader may see.</summary>
    public required IReadOnlyList<MadeCommitment> Commitments { get; init; }

    /// <summary>Agreements that it ended in, the oldest first, as far as the actor reads them.</summary>
    public IReadOnlyList<EndedIn> Agreements { get; init; } = [];

    /// <summary>Whom it is shared with, and was.</summary>
    public required IReadOnlyList<ShareRow> Shares { get; init; }

    /// <summary>Its files, oldest first, and that some were removed.</summary>
    public required IReadOnlyList<FileView> Files { get; init; }

    public required ConsultationActs Acts { get; init; }

    /// <summary>Null when it is no plan any more.</summary>
    public required PlanNotes? Notes { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Until when it is open to the reader in an emergency; null for those who read it anyway.</summary>
    public DateTimeOffset? OpenUntil { get; private init; }

    /// <summary>Whether it is read for one purpose, without acts, files and shares: in an emergency, or to decide about its label.</summary>
    public bool IsOpened { get; private init; }

    /// <summary>For reading alone: whoever opened it so does nothing with it, and takes no file.</summary>
    internal ConsultationView AsOpened(DateTimeOffset? until) => this with { OpenUntil = until, IsOpened = true, Acts = new(false, false, false, false, false, false, false, false, false, false), Files = [], Shares = [] };
}

public sealed record ConcernView(Guid Id, ConcernTheme Theme, ConcernGroup RaisedBy, string Summary, ConcernUrgency Urgency, bool IsAttributable, ConcernState State, string? NotPossibleReason, string? ChangedBecause)
{
    /// <summary>The times they were told that it is not possible, the earliest first.</summary>
    public IReadOnlyList<ToldNo> Tellings { get; init; } = [];
}

/// <summary>One time they were told why something is not possible, and their answer.</summary>
public sealed record ToldNo(Guid Id, DateOnly On, ToldHow How, CommunityAnswer Answer, string Words, string Language, string By, ConsultationId? MeetingId)
{
    /// <summary>Which of the meeting's communities; none where that is not known.</summary>
    public IReadOnlyList<Guid> Communities { get; init; } = [];

    /// <summary>What stood there before, newest first; for those who may correct it.</summary>
    public IReadOnlyList<CorrectedNo> Corrections { get; init; } = [];
}

/// <summary>What was noted of an answer, and why it was corrected.</summary>
/// <param name="CorrectedBy">The account's id.</param>
public sealed record CorrectedNo(CommunityAnswer Answer, string Words, string Language, string By, string Reason, Guid CorrectedBy, DateTimeOffset At);

/// <summary>Something told at a meeting.</summary>
/// <param name="SubjectId">The commitment; the concern, where it is not possible.</param>
/// <param name="AskedId">The consultation at which the concern was raised.</param>
public sealed record ToldView(Guid SubjectId, Guid? AskedId, ToldOf What, string Text, CommunityAnswer Answer, string Words, string Language, string By, TellingOutcome Outcome);

public sealed record ReferralView(ReferralTopic Topic, ReferralBody Body, DateOnly On);

public sealed record ProposedView(string Text, Domain.Commitments.PromisedBy PromisedBy, Guid Owner, DateOnly Due, Domain.Commitments.Priority Priority);

public sealed record MadeCommitment(Guid Id, string Text, PromisedBy PromisedBy, string Owner, DateOnly Due, CommitmentState State, bool IsClosed);

/// <summary>A local agreement that a meeting ended in.</summary>
public sealed record EndedIn(Guid Id, string Title, DateOnly SignedOn, Label Label);

using PeaceCoord.Application.Communities;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Commitments;

/// <summary>A commitment as its reader sees it.</summary>
public sealed record CommitmentRecord
{
    /// <param name="names">Of the communities that the reader sees.</param>
    /// <param name="seesCorrections">What a correction took out was taken away from everybody but those who may correct.</param>
    /// <param name="ofTheMission">Others are told how it was answered at a meeting and not in which words, and not why telling is not safe: the meeting is not theirs to read.</param>
    internal CommitmentRecord(Commitment commitment, IReadOnlyDictionary<CommunityId, SaidName> names, DateOnly today, bool seesCorrections, bool ofTheMission)
    {
        Id = commitment.Id;
        Version = commitment.Version;
        ConsultationId = commitment.ConsultationId;
        Label = commitment.Label;
        Kind = commitment.Kind;
        Text = commitment.Text;
        PromisedBy = commitment.PromisedBy;
        OwnerId = commitment.OwnerId;
        Due = commitment.Due;
        Priority = commitment.Priority;
        Horizon = commitment.Horizon;
        State = commitment.State;
        RecordedAt = commitment.RecordedAt;
        DeclinedOn = commitment.DeclinedOn;
        DeclinedReason = commitment.DeclinedReason;
        DeliveredOn = commitment.DeliveredOn;
        DeliveryNote = commitment.DeliveryNote;
        VerifiedBy = commitment.VerifiedBy;
        VerifiedAt = commitment.VerifiedAt;
        ToldOn = commitment.ToldOn;
        ClosedAt = commitment.ClosedAt;
        ClosedBy = commitment.ClosedBy;
        DaysOverdue = commitment.IsOverdue(today) ? today.DayNumber - commitment.Due.DayNumber : 0;
        DaysUntold = commitment is { IsUntold: true, OwedWordSince: { } since } ? today.DayNumber - since.DayNumber : null;
        Untold = commitment.Untold is { } asked ? new UntoldRecord(asked.Reason, ofTheMission ? asked.Explanation : "", asked.AskedBy, asked.AskedAt, asked.AgreedBy) : null;
        Communities =
        [
            .. commitment.Communities.Select(owed => new OwedRecord(owed.CommunityId, names.GetValueOrDefault(owed.CommunityId), owed.ToldOn, owed.Answer, commitment.StateFor(owed), commitment.IsToHear(owed)))
                .OrderBy(owed => owed.Name?.Text ?? "\uffff", StringComparer.CurrentCulture).ThenBy(owed => owed.Id.Value),
        ];
        Steps = [.. commitment.Steps.OrderByDescending(step => (step.On, step.AddedAt)).Select(step => new StepRecord(step.Id, step.On, step.Note, step.AddedBy))];
        Tellings = [.. commitment.Tellings.OrderByDescending(telling => (telling.On, telling.RecordedAt)).Select(telling => Told(telling, seesCorrections ? commitment.TellingCorrections : [], ofTheMission || telling.MeetingId is null))];
        Corrections = seesCorrections ? [.. commitment.Corrections.OrderByDescending(c => c.At).Select(c => new WordingRecord(c.Text, c.Due, c.Priority, c.Reason, c.By, c.At))] : [];
    }

    public CommitmentId Id { get; }

    public int Version { get; }

    public ConsultationId ConsultationId { get; }

    public Label Label { get; }

    public CommitmentKind Kind { get; }

    public string Text { get; }

    public PromisedBy PromisedBy { get; }

    public AccountId OwnerId { get; }

    public DateOnly Due { get; }

    public Priority Priority { get; }

    public Horizon? Horizon { get; }

    public CommitmentState State { get; }

    public DateTimeOffset RecordedAt { get; }

    public DateOnly? DeclinedOn { get; }

    public string? DeclinedReason { get; }

    public DateOnly? DeliveredOn { get; }

    public string? DeliveryNote { get; }

    public AccountId? VerifiedBy { get; }

    public DateTimeOffset? VerifiedAt { get; }

    public DateOnly? ToldOn { get; }

    public DateTimeOffset? ClosedAt { get; }

    public AccountId? ClosedBy { get; }

    /// <summary>0 when not overdue.</summary>
    public int DaysOverdue { get; }

    /// <summary>Since the community is owed word; null when it is not.</summary>
    public int? DaysUntold { get; }

    /// <summary>The request to close it untold.</summary>
    public UntoldRecord? Untold { get; }

    /// <summary>Whom it is owed to, by name, those that the reader does not see last.</summary>
    public IReadOnlyList<OwedRecord> Communities { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<StepRecord> Steps { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TellingRecord> Tellings { get; }

    /// <summary>What it said before, newest first; for those who may tell the community of it.</summary>
    public IReadOnlyList<WordingRecord> Corrections { get; }

    /// <summary>Newest first; for staff of the mission only.</summary>
    public IReadOnlyList<HandoverRecord> Handovers { get; internal init; } = [];

    public required Domain.Workspaces.WorkspaceId WorkspaceId { get; init; }

    public bool IsClosed => ClosedAt is not null;

    private static TellingRecord Told(Telling telling, IReadOnlyList<TellingCorrection> corrections, bool inWords) =>
        new(telling.Id, telling.What, telling.On, telling.How, telling.By, telling.Answer, inWords ? telling.AnswerWords : "", inWords ? telling.AnswerLanguage : "", inWords ? telling.AnsweredBy : "", telling.MeetingId)
        {
            Communities = [.. telling.Communities.Select(community => new CommunityId(community))],
            Corrections =
            [
                .. corrections.Where(c => c.TellingId == telling.Id).OrderByDescending(c => c.At)
                    .Select(c => new CorrectionRecord(c.On, c.How, c.Answer, c.AnswerWords, c.AnswerLanguage, c.AnsweredBy, [.. c.Communities.Select(community => new CommunityId(community))], c.Reason, c.OpenedAgain, c.By, c.At)),
            ],
        };
}

/// <summary>A community that a commitment is owed to.</summary>
/// <param name="Name">Null where the reader does not see it.</param>
/// <param name="ToldOn">Since it was delivered or declined; null when it was not told.</param>
/// <param name="State">Where it stands with this one.</param>
/// <param name="IsToHear">Whether it can be told now.</param>
public sealed record OwedRecord(CommunityId Id, SaidName? Name, DateOnly? ToldOn, CommunityAnswer? Answer, CommitmentState State, bool IsToHear);

public sealed record UntoldRecord(UntoldReason Reason, string Explanation, AccountId AskedBy, DateTimeOffset AskedAt, AccountId? AgreedBy);

/// <summary>What a commitment said before it was corrected, and why it was.</summary>
public sealed record WordingRecord(string Text, DateOnly Due, Priority Priority, string Reason, AccountId By, DateTimeOffset At);

public sealed record HandoverRecord(AccountId From, AccountId To, string Reason, AccountId By, DateTimeOffset At);

public sealed record StepRecord(CommitmentStepId Id, DateOnly On, string Note, AccountId AddedBy);

/// <param name="AnswerWords">The answer in the community's words; empty while there is none.</param>
/// <param name="MeetingId">The consultation at which they were told; the reader may not be able to open it.</param>
public sealed record TellingRecord(TellingId Id, ToldOf What, DateOnly On, ToldHow How, AccountId By, CommunityAnswer Answer, string AnswerWords, string AnswerLanguage, string AnsweredBy, ConsultationId? MeetingId)
{
    /// <summary>Which communities were told; none where it is owed to none.</summary>
    public IReadOnlyList<CommunityId> Communities { get; init; } = [];

    /// <summary>What stood there before, newest first.</summary>
    public IReadOnlyList<CorrectionRecord> Corrections { get; init; } = [];
}

/// <param name="OpenedAgain">The commitment had been closed, and is open again by the correction.</param>
public sealed record CorrectionRecord(DateOnly On, ToldHow How, CommunityAnswer Answer, string AnswerWords, string AnswerLanguage, string AnsweredBy, IReadOnlyList<CommunityId> Communities, string Reason, bool OpenedAgain, AccountId By, DateTimeOffset At);

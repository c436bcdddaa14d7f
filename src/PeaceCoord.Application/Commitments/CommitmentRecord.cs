using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Commitments;

/// <summary>A commitment as its reader sees it.</summary>
public sealed record CommitmentRecord
{
    internal CommitmentRecord(Commitment commitment, DateOnly today)
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
        Untold = commitment.Untold is { } asked ? new UntoldRecord(asked.Reason, asked.Explanation, asked.AskedBy, asked.AskedAt, asked.AgreedBy) : null;
        Steps = [.. commitment.Steps.OrderByDescending(step => (step.On, step.AddedAt)).Select(step => new StepRecord(step.On, step.Note, step.AddedBy))];
        Tellings = [.. commitment.Tellings.OrderByDescending(telling => (telling.On, telling.RecordedAt)).Select(Told)];
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

    /// <summary>Newest first.</summary>
    public IReadOnlyList<StepRecord> Steps { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TellingRecord> Tellings { get; }

    /// <summary>Newest first; for staff of the mission only.</summary>
    public IReadOnlyList<HandoverRecord> Handovers { get; internal init; } = [];

    public required Domain.Workspaces.WorkspaceId WorkspaceId { get; init; }

    public bool IsClosed => ClosedAt is not null;

    private static TellingRecord Told(Telling telling) =>
        new(telling.What, telling.On, telling.How, telling.By, telling.Answer, telling.AnswerWords, telling.AnswerLanguage, telling.AnsweredBy, telling.MeetingId);
}

public sealed record UntoldRecord(UntoldReason Reason, string Explanation, AccountId AskedBy, DateTimeOffset AskedAt, AccountId? AgreedBy);

public sealed record HandoverRecord(AccountId From, AccountId To, string Reason, AccountId By, DateTimeOffset At);

public sealed record StepRecord(DateOnly On, string Note, AccountId AddedBy);

/// <param name="AnswerWords">The answer in the community's words; empty while there is none.</param>
/// <param name="MeetingId">The consultation at which they were told; the reader may not be able to open it.</param>
public sealed record TellingRecord(ToldOf What, DateOnly On, ToldHow How, AccountId By, CommunityAnswer Answer, string AnswerWords, string AnswerLanguage, string AnsweredBy, ConsultationId? MeetingId);

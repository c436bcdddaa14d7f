using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Oversight;

/// <summary>Records with a label of their own. Commitments and urgent concerns have their consultation's.</summary>
public enum LabelledKind
{
    Consultation,
    Agreement,
    Forum,
    Outreach,
}

public enum LabelRequestState
{
    Waiting,
    Granted,
    Refused,
    Withdrawn,
}

/// <summary>
/// That the label of one record be lowered, and what was decided. Raising is free for those who edit; lowering takes a reason and a second person, the
/// data protection focal point, because others have relied on the label. All of them together are the history of a record's label.
/// </summary>
public sealed class LabelRequest : AggregateRoot, IInWorkspace
{
    public const int ReasonMaxLength = 1000;

    private LabelRequest()
    {
    }

    public LabelRequestId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public LabelledKind Kind { get; private init; }

    public Guid RecordId { get; private init; }

    /// <summary>The label when it was asked.</summary>
    public Label From { get; private init; }

    public Label To { get; private init; }

    public string Reason { get; private set; } = "";

    public AccountId AskedBy { get; private init; }

    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>The focal point whom who asked named, of what is Strictly confidential: it is read by name. Null elsewhere, where any focal point cleared for the label decides.</summary>
    public AccountId? DeciderId { get; private init; }

    public LabelRequestState State { get; private set; }

    /// <summary>Who granted, refused or withdrew it.</summary>
    public AccountId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why so, for who asked; null where nothing was said.</summary>
    public string? Words { get; private set; }

    /// <summary>Asks for it. Refused without a reason, for a label that is not lower, and of what is Strictly confidential without the name of who decides.</summary>
    /// <param name="possible">The labels that records of this kind carry.</param>
    public static Result<LabelRequest> Ask(
        LabelRequestId id, WorkspaceId workspace, (LabelledKind Kind, Guid Id) record, Label from, IReadOnlyList<Label> possible, Label? to, string? reason, AccountId? decider, AccountId by, DateTimeOffset now)
    {
        var check = new Check()
            .Unless(to is not null, Refusal.Required(nameof(To)))
            .Unless(to is null || (to < from && possible.Contains(to.Value)), new Refusal(OversightRefusalCodes.NotLower, nameof(To)))
            .RequiredText(reason, ReasonMaxLength, nameof(Reason))
            .Unless(from != Label.StrictlyConfidential || decider is not null, Refusal.Required(nameof(DeciderId)))
            .Unless(from != Label.StrictlyConfidential || decider != by, new Refusal(OversightRefusalCodes.AskedByOneself, nameof(DeciderId)));
        if (!check.Passed)
            return Result<LabelRequest>.Refused(check.Refusals);

        return new LabelRequest
        {
            Id = id,
            WorkspaceId = workspace,
            Kind = record.Kind,
            RecordId = record.Id,
            From = from,
            To = to!.Value,
            Reason = reason!.Trim(),
            AskedBy = by,
            AskedAt = now,
            DeciderId = from == Label.StrictlyConfidential ? decider : null,
        };
    }

    /// <summary>The second person agrees; whoever calls this lowers the label in the same transaction. Refused to who asked, and where the record has another label by now.</summary>
    /// <param name="stands">The record's label now.</param>
    public Result Grant(Label stands, string? words, AccountId by, DateTimeOffset now)
    {
        var check = Decidable(by).Unless(stands == From, new Refusal(OversightRefusalCodes.LabelChanged, null, stands)).Text(words, ReasonMaxLength, nameof(Words));
        return Decide(check, LabelRequestState.Granted, words, by, now);
    }

    /// <summary>The label stays; said why.</summary>
    public Result Refuse(string? words, AccountId by, DateTimeOffset now) =>
        Decide(Decidable(by).RequiredText(words, ReasonMaxLength, nameof(Words)), LabelRequestState.Refused, words, by, now);

    /// <summary>A name, wherever it is written, stays out.</summary>
    public void TakeOut(WrittenName name) => (Reason, Words) = (name.TakenOutOf(Reason)!, name.TakenOutOf(Words));

    /// <summary>Who asked takes it back.</summary>
    public Result Withdraw(AccountId by, DateTimeOffset now) =>
        Decide(new Check().Unless(State == LabelRequestState.Waiting, new Refusal(OversightRefusalCodes.DecidedAlready)), LabelRequestState.Withdrawn, null, by, now);

    private Check Decidable(AccountId by) => new Check()
        .Unless(State == LabelRequestState.Waiting, new Refusal(OversightRefusalCodes.DecidedAlready))
        .Unless(by != AskedBy, new Refusal(OversightRefusalCodes.AskedByOneself));

    private Result Decide(Check check, LabelRequestState state, string? words, AccountId by, DateTimeOffset now)
    {
        if (check.Passed)
            (State, Words, DecidedBy, DecidedAt) = (state, string.IsNullOrWhiteSpace(words) ? null : words.Trim(), by, now);
        return check.Result();
    }
}

using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Erasures;

/// <summary>
/// That an identity is erased, or the content of a record destroyed when its retention ended: proposed by one person, done when a second one
/// confirms it. It stays as the stub of what is gone: what it was of, when, by whom, on what rule.
/// </summary>
public sealed class Erasure : AggregateRoot, IInWorkspace
{
    public const int ReasonMaxLength = 1000;
    public const int NameMaxLength = 100;

    /// <summary>In one act; more take another.</summary>
    public const int MostAtOnce = 50;

    private Erasure()
    {
    }

    public ErasureId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public Erased What { get; private init; }

    /// <summary>Null for a contact: an organisation is not kept by days.</summary>
    public RecordKind? Kind { get; private init; }

    /// <summary>The leader, the organisation whose contact it is, or the record.</summary>
    public Guid RecordId { get; private init; }

    /// <summary>The contact.</summary>
    public Guid? PartId { get; private init; }

    /// <summary>The record's reference or code; of a contact the function. Null for what has none.</summary>
    public string? Name { get; private init; }

    /// <summary>The record's label when it was proposed; null for what has none.</summary>
    public Label? Label { get; private init; }

    public ErasureGround Ground { get; private init; }

    /// <summary>In words without names; null where retention ended.</summary>
    public string? Reason { get; private set; }

    /// <summary>Of a record: the day until which it was kept, and the rule that said so.</summary>
    public DateOnly? KeptUntil { get; private init; }

    public RetentionBasis? RetentionBasis { get; private init; }

    public int? RetentionYears { get; private init; }

    public ErasureState State { get; private set; }

    public AccountId ProposedBy { get; private init; }

    public DateTimeOffset ProposedAt { get; private init; }

    /// <summary>Who confirmed or withdrew it.</summary>
    public AccountId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Proposes that a leader's or a contact's identity is erased, with a ground and a reason.</summary>
    /// <param name="what">Of whom, and under which code or function it is known.</param>
    public static Result<Erasure> OfIdentity(ErasureId id, WorkspaceId workspace, (Guid Record, Guid? Part, string Name) what, ErasureGround? ground, string? reason, AccountId by, DateTimeOffset now)
    {
        var check = new Check()
            .Unless(ground is not null, Refusal.Required(nameof(Ground)))
            .Choice(ground, nameof(Ground))
            .Unless(ground != ErasureGround.RetentionEnded, new Refusal(RefusalCodes.UnknownChoice, nameof(Ground)))
            .RequiredText(reason, ReasonMaxLength, nameof(Reason));
        if (!check.Passed)
            return Result<Erasure>.Refused(check.Refusals);
        return new Erasure
        {
            Id = id,
            WorkspaceId = workspace,
            What = what.Part is null ? Erased.LeaderIdentity : Erased.ContactIdentity,
            Kind = what.Part is null ? RecordKind.Leader : null,
            RecordId = what.Record,
            PartId = what.Part,
            Name = what.Name,
            Label = People.Label.Confidential,
            Ground = ground!.Value,
            Reason = reason!.Trim(),
            ProposedBy = by,
            ProposedAt = now,
        };
    }

    /// <summary>Proposes what retention asks for; that it is due and not held was asked before. Of a leader the identity is what is destroyed.</summary>
    public static Erasure WhenDue(MissionWorkspace workspace, RecordKind kind, Guid record, string? name, Label? label, DateOnly keptUntil, AccountId by, DateTimeOffset now) => new()
    {
        Id = ErasureId.New(),
        WorkspaceId = workspace.Id,
        What = kind == RecordKind.Leader ? Erased.LeaderIdentity : Erased.Record,
        Kind = kind,
        RecordId = record,
        Name = name,
        Label = label,
        Ground = ErasureGround.RetentionEnded,
        KeptUntil = keptUntil,
        RetentionBasis = workspace.RetentionBasis,
        RetentionYears = workspace.RetentionYears,
        ProposedBy = by,
        ProposedAt = now,
    };

    /// <summary>The second person confirms: from now on it is gone.</summary>
    public Result Confirm(AccountId by, DateTimeOffset now)
    {
        if (State != ErasureState.Proposed)
            return new Refusal(ErasureRefusalCodes.DecidedAlready);
        if (by == ProposedBy)
            return new Refusal(ErasureRefusalCodes.SecondPersonNeeded);
        (State, DecidedBy, DecidedAt) = (ErasureState.Confirmed, by, now);
        return Result.Done;
    }

    public Result Withdraw(AccountId by, DateTimeOffset now)
    {
        if (State != ErasureState.Proposed)
            return new Refusal(ErasureRefusalCodes.DecidedAlready);
        (State, DecidedBy, DecidedAt) = (ErasureState.Withdrawn, by, now);
        return Result.Done;
    }

    /// <summary>Kinds of records whose content can be destroyed; a community and a partnership are named by too many others.</summary>
    public static bool CanBeDestroyed(RecordKind kind) => kind is not (RecordKind.Community or RecordKind.Partnership);

    /// <summary>The reason, too, names nobody.</summary>
    public void TakeOut(WrittenName name) => Reason = name.TakenOutOf(Reason);
}

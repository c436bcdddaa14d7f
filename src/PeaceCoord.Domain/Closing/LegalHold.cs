using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Closing;

/// <summary>Records with a day until which they are kept.</summary>
public enum RecordKind
{
    Consultation,
    Commitment,
    Partnership,
    LocalAgreement,
    Community,
    Leader,
    JointForum,
    Outreach,
    Request,
}

/// <summary>Stops that a record, or everything in a workspace, becomes due for deletion: somebody may have to look at it. Placed and lifted by the data protection focal point.</summary>
public sealed class LegalHold : AggregateRoot, IInWorkspace
{
    public const int ReasonMaxLength = 1000;

    private LegalHold()
    {
    }

    public LegalHoldId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    /// <summary>Null for everything in the workspace.</summary>
    public RecordKind? Kind { get; private init; }

    /// <summary>Null for everything in the workspace.</summary>
    public Guid? RecordId { get; private init; }

    public string Reason { get; private init; } = "";

    public AccountId PlacedBy { get; private init; }

    public DateTimeOffset PlacedAt { get; private init; }

    public string? LiftedBecause { get; private set; }

    public AccountId? LiftedBy { get; private set; }

    public DateTimeOffset? LiftedAt { get; private set; }

    /// <param name="record">Null for everything in the workspace.</param>
    public static Result<LegalHold> Place(LegalHoldId id, WorkspaceId workspace, (RecordKind Kind, Guid Id)? record, string? reason, AccountId by, DateTimeOffset now)
    {
        var check = new Check().RequiredText(reason, ReasonMaxLength, nameof(Reason));
        if (!check.Passed)
            return Result<LegalHold>.Refused(check.Refusals);
        return new LegalHold { Id = id, WorkspaceId = workspace, Kind = record?.Kind, RecordId = record?.Id, Reason = reason!.Trim(), PlacedBy = by, PlacedAt = now };
    }

    public Result Lift(string? because, AccountId by, DateTimeOffset now)
    {
        if (LiftedAt is not null)
            return new Refusal(ClosingRefusalCodes.LiftedAlready);
        var check = new Check().RequiredText(because, ReasonMaxLength, nameof(LiftedBecause));
        if (check.Passed)
            (LiftedBecause, LiftedBy, LiftedAt) = (because!.Trim(), by, now);
        return check.Result();
    }
}

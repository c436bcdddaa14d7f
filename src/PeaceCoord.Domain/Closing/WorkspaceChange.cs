using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Closing;

/// <summary>What can be decided about the life of a workspace.</summary>
public enum ChangeKind
{
    /// <summary>The mission ends on a day.</summary>
    Close,

    /// <summary>Nobody writes any more.</summary>
    Archive,

    /// <summary>Work goes on as before: the closing is called off, or the archive opened.</summary>
    Reopen,
}

public enum ChangeState
{
    Proposed,
    Confirmed,
    Withdrawn,
}

/// <summary>
/// A change in the life of a workspace: one person proposes it with a reason, another confirms it, and nothing changes before that. All of them
/// together are the workspace's history.
/// </summary>
public sealed class WorkspaceChange : AggregateRoot, IInWorkspace
{
    /// <summary>No mission is known to end later.</summary>
    public const int MostYearsAhead = 10;

    public const int ReasonMaxLength = 1000;

    private WorkspaceChange()
    {
    }

    public WorkspaceChangeId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public ChangeKind Kind { get; private init; }

    /// <summary>The mission's last day, of a closing.</summary>
    public DateOnly? EndsOn { get; private init; }

    public string Reason { get; private init; } = "";

    public ChangeState State { get; private set; }

    public AccountId ProposedBy { get; private init; }

    public DateTimeOffset ProposedAt { get; private init; }

    /// <summary>Who confirmed or withdrew it.</summary>
    public AccountId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What can be proposed in a state.</summary>
    public static IReadOnlyList<ChangeKind> From(WorkspaceState state) => state switch
    {
        WorkspaceState.Active => [ChangeKind.Close],
        WorkspaceState.Closing => [ChangeKind.Archive, ChangeKind.Reopen],
        _ => [ChangeKind.Reopen],
    };

    /// <param name="without">How much is open of which nobody said who takes over.</param>
    /// <param name="today">The mission's day.</param>
    public static Result<WorkspaceChange> Propose(WorkspaceChangeId id, MissionWorkspace workspace, ChangeKind? kind, DateOnly? endsOn, string? reason, int without, AccountId by, DateOnly today, DateTimeOffset now)
    {
        var check = new Check()
            .Unless(kind is not null, Refusal.Required(nameof(Kind)))
            .Choice(kind, nameof(Kind))
            .RequiredText(reason, ReasonMaxLength, nameof(Reason));
        if (kind == ChangeKind.Close)
        {
            check.Unless(endsOn is not null, Refusal.Required(nameof(EndsOn)))
                .Unless(endsOn is null || endsOn >= today, new Refusal(ClosingRefusalCodes.EndsInThePast, nameof(EndsOn)))
                .Unless(endsOn is null || endsOn <= today.AddYears(MostYearsAhead), new Refusal(ClosingRefusalCodes.EndsTooFar, nameof(EndsOn), today.AddYears(MostYearsAhead)));
        }

        if (!check.Passed)
            return Result<WorkspaceChange>.Refused(check.Refusals);
        if (Possible(workspace, kind!.Value, without, today) is { } refused)
            return refused;

        return new WorkspaceChange
        {
            Id = id,
            WorkspaceId = workspace.Id,
            Kind = kind.Value,
            EndsOn = kind == ChangeKind.Close ? endsOn : null,
            Reason = reason!.Trim(),
            ProposedBy = by,
            ProposedAt = now,
        };
    }

    /// <summary>The second person: from now on the workspace is in that state. Looked at anew, for something may have been opened meanwhile.</summary>
    public Result Confirm(MissionWorkspace workspace, int without, AccountId by, DateOnly today, DateTimeOffset now)
    {
        if (State != ChangeState.Proposed)
            return new Refusal(ClosingRefusalCodes.DecidedAlready);
        if (by == ProposedBy)
            return new Refusal(ClosingRefusalCodes.SecondPersonNeeded);
        if (Possible(workspace, Kind, without, today) is { } refused)
            return refused;

        workspace.Become(Kind switch { ChangeKind.Close => WorkspaceState.Closing, ChangeKind.Archive => WorkspaceState.Archived, _ => WorkspaceState.Active }, EndsOn, today);
        Decide(ChangeState.Confirmed, by, now);
        return Result.Done;
    }

    /// <summary>By who proposed it, or instead of confirming it.</summary>
    public Result Withdraw(AccountId by, DateTimeOffset now)
    {
        if (State != ChangeState.Proposed)
            return new Refusal(ClosingRefusalCodes.DecidedAlready);
        Decide(ChangeState.Withdrawn, by, now);
        return Result.Done;
    }

    private static Refusal? Possible(MissionWorkspace workspace, ChangeKind kind, int without, DateOnly today)
    {
        if (!From(workspace.State).Contains(kind))
            return new Refusal(ClosingRefusalCodes.NotFromThisState, nameof(Kind), workspace.State);
        if (kind != ChangeKind.Archive)
            return null;
        if (workspace.EndsOn is { } last && today <= last)
            return new Refusal(ClosingRefusalCodes.NotOverYet, nameof(Kind), last);
        return without > 0 ? new Refusal(ClosingRefusalCodes.StillWithout, nameof(Kind), without) : null;
    }

    private void Decide(ChangeState state, AccountId by, DateTimeOffset now) => (State, DecidedBy, DecidedAt) = (state, by, now);
}

using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Publishing;

public enum PublicationState
{
    Proposed,
    Published,

    /// <summary>Taken back, before or after it was approved. The quarter can be proposed anew.</summary>
    Withdrawn,
}

/// <summary>
/// The figures of one mission for one quarter that is over, for everybody to read. One person proposes, another approves; the figures are
/// made when it is approved and never worked out again, so that nobody learns from what changes between two days.
/// </summary>
public sealed class Publication : AggregateRoot, IInWorkspace
{
    private Publication()
    {
    }

    public PublicationId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public int Year { get; private init; }

    /// <summary>1 to 4.</summary>
    public int Quarter { get; private init; }

    public PublicationState State { get; private set; }

    public AccountId ProposedBy { get; private init; }

    public DateTimeOffset ProposedAt { get; private init; }

    public AccountId? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public AccountId? WithdrawnBy { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>As they were approved; null before. They stay when it is withdrawn, so that the mission knows what it had told.</summary>
    public PublishedFigures? Figures { get; private set; }

    public InclusionPeriod Period => new(Year, Quarter);

    /// <summary>Refused for anything but a quarter that is over.</summary>
    /// <param name="today">The mission's day.</param>
    public static Result<Publication> Propose(PublicationId id, WorkspaceId workspace, InclusionPeriod? period, AccountId by, DateOnly today, DateTimeOffset now)
    {
        if (period is not { Quarter: { } quarter } asked)
            return new Refusal(PublishingRefusalCodes.NotAQuarter, nameof(Quarter));
        if (asked.Last >= today)
            return new Refusal(PublishingRefusalCodes.NotOver, nameof(Quarter));

        return new Publication { Id = id, WorkspaceId = workspace, Year = asked.Year, Quarter = quarter, ProposedBy = by, ProposedAt = now };
    }

    /// <summary>The second person lets everybody read it.</summary>
    /// <param name="figures">Null where there were too few meetings to tell anything.</param>
    public Result Approve(PublishedFigures? figures, AccountId by, DateTimeOffset now)
    {
        if (State != PublicationState.Proposed)
            return new Refusal(PublishingRefusalCodes.NotInThisState);
        if (by == ProposedBy)
            return new Refusal(PublishingRefusalCodes.SecondPersonNeeded);
        if (figures is null)
            return new Refusal(PublishingRefusalCodes.TooFewMeetings, null, PublishedFigures.LeastMeetings);

        State = PublicationState.Published;
        Figures = figures;
        ApprovedBy = by;
        ApprovedAt = now;
        return Result.Done;
    }

    /// <summary>At once, by one person: taking back harms nobody.</summary>
    public Result Withdraw(AccountId by, DateTimeOffset now)
    {
        if (State == PublicationState.Withdrawn)
            return new Refusal(PublishingRefusalCodes.NotInThisState);

        State = PublicationState.Withdrawn;
        WithdrawnBy = by;
        WithdrawnAt = now;
        return Result.Done;
    }
}

/// <summary>What visitors read: the approved figures under the mission's name, and nothing else. There while the publication is published.</summary>
public sealed class PublishedResults
{
    private PublishedResults()
    {
    }

    public PublicationId PublicationId { get; private init; }

    /// <summary>The mission's short name, which the address ends in.</summary>
    public string Code { get; private init; } = "";

    public string Name { get; private init; } = "";

    public bool IsFictional { get; private init; }

    public int Year { get; private init; }

    public int Quarter { get; private init; }

    /// <summary>The day it was approved, where the mission works: what became of promises is told as of that day.</summary>
    public DateOnly PublishedOn { get; private init; }

    public PublishedFigures Figures { get; private init; } = null!;

    public InclusionPeriod Period => new(Year, Quarter);

    public static PublishedResults Of(Publication published, MissionWorkspace workspace, DateOnly today) => new()
    {
        PublicationId = published.Id,
        Code = workspace.Code,
        Name = workspace.Name,
        IsFictional = workspace.IsFictional,
        Year = published.Year,
        Quarter = published.Quarter,
        PublishedOn = today,
        Figures = published.Figures!,
    };
}

using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Organisations;

public readonly record struct RiskFlagId(Guid Value) : IEntityId<RiskFlagId>
{
    public static RiskFlagId From(Guid value) => new(value);

    public static RiskFlagId New() => new(Guid.CreateVersion7());
}

/// <summary>How grave a concern is. An observation stays inside the mission; from yellow on the organisation is asked to reply.</summary>
public enum RiskLevel
{
    Observation,
    Yellow,
    Escalated,
    Red,
}

public enum RiskCategory
{
    LinksToArmedGroups,
    HumanRights,
    FraudOrCorruption,
    Safeguarding,
    Governance,
    Reprisal,
    Performance,
    Other,
}

/// <summary>A concern about an organisation: what it is, how grave, what the organisation replied, and how it ended.</summary>
public sealed class RiskFlag
{
    public const int TextMaxLength = 2000;

    private RiskFlag()
    {
    }

    internal RiskFlag(RiskFlagId id, RiskCategory category, RiskLevel level, string comment, AccountId by, DateTimeOffset now)
    {
        (Id, Category, Level, Comment, RaisedBy, RaisedAt) = (id, category, level, comment, by, now);
        (LevelBy, LevelAt) = (by, now);
    }

    public RiskFlagId Id { get; private init; }

    public RiskCategory Category { get; private init; }

    public RiskLevel Level { get; private set; }

    public string Comment { get; private set; } = "";

    public AccountId RaisedBy { get; private init; }

    public DateTimeOffset RaisedAt { get; private init; }

    /// <summary>Who brought it to its present level.</summary>
    public AccountId LevelBy { get; private set; }

    public DateTimeOffset LevelAt { get; private set; }

    /// <summary>Why it was brought to its present level; null while at its first.</summary>
    public string? LevelReason { get; private set; }

    /// <summary>What the organisation said.</summary>
    public string? Reply { get; private set; }

    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>How it ended; null while open.</summary>
    public string? Resolution { get; private set; }

    public AccountId? ResolvedBy { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    public bool IsOpen => ResolvedAt is null;

    /// <summary>Shown to the organisation, which may reply.</summary>
    public bool IsToldToTheOrganisation => Level >= RiskLevel.Yellow;

    /// <summary>One level up. Escalated becomes red by a second person only.</summary>
    internal Result Escalate(string? reason, AccountId by, DateTimeOffset now)
    {
        var check = new Check().RequiredText(reason, TextMaxLength, "Comment")
            .Unless(IsOpen, new Refusal(OrganisationsRefusalCodes.FlagResolved))
            .Unless(Level != RiskLevel.Red, new Refusal(OrganisationsRefusalCodes.FlagAlreadyRed))
            .Unless(Level != RiskLevel.Escalated || (by != LevelBy && by != RaisedBy), new Refusal(OrganisationsRefusalCodes.RedTakesASecondPerson));
        if (!check.Passed)
            return check.Result();

        (Level, LevelBy, LevelAt, LevelReason) = (Level + 1, by, now, reason!.Trim());
        return Result.Done;
    }

    internal Result Answer(string? reply, DateTimeOffset now)
    {
        var check = new Check().RequiredText(reply, TextMaxLength, "Reply").Unless(IsOpen, new Refusal(OrganisationsRefusalCodes.FlagResolved));
        if (check.Passed)
            (Reply, RepliedAt) = (reply!.Trim(), now);
        return check.Result();
    }

    /// <summary>Ends it with a reason. A red one is ended by somebody other than who made it red.</summary>
    internal Result Resolve(string? resolution, AccountId by, DateTimeOffset now)
    {
        var check = new Check().RequiredText(resolution, TextMaxLength, "Resolution")
            .Unless(IsOpen, new Refusal(OrganisationsRefusalCodes.FlagResolved))
            .Unless(Level != RiskLevel.Red || by != LevelBy, new Refusal(OrganisationsRefusalCodes.RedTakesASecondPerson));
        if (check.Passed)
            (Resolution, ResolvedBy, ResolvedAt) = (resolution!.Trim(), by, now);
        return check.Result();
    }
}

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Who asks, and how they stand to the records of the workspace: members by role, people of another workspace, of organisations, and visitors.</summary>
public enum Caller
{
    Visitor,
    LiaisonAssistant,
    Officer,
    SectionHead,
    Analyst,
    Leadership,
    DataFocalPoint,
    MissionAdmin,
    OfficerElsewhere,
    SectionHeadElsewhere,
    MissionAdminElsewhere,

    /// <summary>Coordinates the organisation that records are shared with.</summary>
    OrgCoordinator,
    OrgMember,

    /// <summary>Coordinates an organisation that nothing is shared with.</summary>
    OrgCoordinatorElsewhere,
    SystemAdmin,
}

/// <summary>Sets of callers that rows name often.</summary>
internal static class Callers
{
    public static Caller[] Everybody { get; } = Enum.GetValues<Caller>();

    public static Caller[] SignedIn { get; } = [.. Everybody.Except([Caller.Visitor])];

    public static Caller[] Nobody { get; } = [];

    /// <summary>Those who read recorded work of the workspace.</summary>
    public static Caller[] Readers { get; } = [Caller.LiaisonAssistant, Caller.Officer, Caller.SectionHead, Caller.Analyst, Caller.Leadership];

    /// <summary>Officers and section heads of the workspace.</summary>
    public static Caller[] Officers { get; } = [Caller.Officer, Caller.SectionHead];

    /// <summary>Those who write records: liaison assistants, officers and section heads of the workspace.</summary>
    public static Caller[] Writers { get; } = [Caller.LiaisonAssistant, Caller.Officer, Caller.SectionHead];

    /// <summary>Officers and section heads of the other workspace: for pages that show everybody their own.</summary>
    public static Caller[] OfficersElsewhere { get; } = [Caller.OfficerElsewhere, Caller.SectionHeadElsewhere];

    public static Caller[] And(this Caller[] some, params Caller[] more) => [.. some.Union(more)];

    public static Caller[] Except(this Caller[] some, params Caller[] fewer) => [.. some.AsEnumerable().Except(fewer)];
}

namespace PeaceCoord.Domain.People;

/// <summary>What an account is to a workspace or to an organisation. What each may do is the table of <c>docs/access.md</c>.</summary>
public enum Role
{
    LiaisonAssistant,
    Officer,
    SectionHead,
    Analyst,
    Leadership,
    DataFocalPoint,
    MissionAdmin,
    OrgCoordinator,
    OrgMember,
    SystemAdmin,
}

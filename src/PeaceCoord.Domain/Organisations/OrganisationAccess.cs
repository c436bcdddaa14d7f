using System.Linq.Expressions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Organisations;

/// <summary>Who may do what with an organisation's entry in the registry.</summary>
public static class OrganisationAccess
{
    public const Who Registrars = Who.LiaisonAssistantsAndOfficers;
    public const Who Editors = Who.LiaisonAssistantsOfficersOrTheOrganisation;
    public const Who Verifiers = Who.Officers;
    public const Who Repliers = Who.CoordinatorOfTheOrganisation;
    public const Who Revealers = Who.PeopleWhoMayRevealIdentities;

    /// <summary>
    /// All staff of its workspace; the organisation's own people; and people of other organisations when it wishes to be seen openly
    /// and theirs is registered in the same workspace (those ids are in the actor's reach).
    /// </summary>
    public static Expression<Func<Organisation, bool>> VisibleTo(Actor actor)
    {
        var workspaces = actor.Workspaces;
        var own = actor.Organisations;
        IReadOnlyList<OrganisationId> reached = [.. actor.Reach.Select(OrganisationId.From)];
        return organisation => workspaces.Contains(organisation.WorkspaceId)
            || own.Contains(organisation.Id)
            || (organisation.Visibility == SeenWithUs.Openly && reached.Contains(organisation.Id));
    }

    public static bool CanRegister(Actor actor, WorkspaceId workspace) => actor.Is(workspace, Role.LiaisonAssistant, Role.Officer, Role.SectionHead);

    /// <summary>Its coordinator, or staff on its behalf.</summary>
    public static bool CanEdit(Actor actor, Organisation organisation) =>
        CanRegister(actor, organisation.WorkspaceId) || actor.Is(organisation.Id, Role.OrgCoordinator);

    public static bool CanVerify(Actor actor, Organisation organisation) => actor.Is(organisation.WorkspaceId, Role.Officer, Role.SectionHead);

    public static bool CanReply(Actor actor, Organisation organisation) => actor.Is(organisation.Id, Role.OrgCoordinator);

    /// <summary>What the check found, and flags from yellow on: staff and the organisation itself, nobody else.</summary>
    public static bool CanSeeCheck(Actor actor, Organisation organisation) =>
        actor.Workspaces.Contains(organisation.WorkspaceId) || actor.Organisations.Contains(organisation.Id);

    public static bool CanSeeFlag(Actor actor, Organisation organisation, RiskFlag flag) =>
        actor.Workspaces.Contains(organisation.WorkspaceId) || (flag.IsToldToTheOrganisation && actor.Organisations.Contains(organisation.Id));

    /// <summary>That there are contacts, and what they are in the organisation; never who they are.</summary>
    public static bool CanSeeContacts(Actor actor, Organisation organisation) => CanSeeCheck(actor, organisation);

    /// <summary>
    /// Who a contact is: officers, section heads, the data focal point; an assistant for contacts of their own; its coordinator. Of the mission
    /// those cleared for Confidential, as for leaders: nothing else in the registry asks for clearance.
    /// </summary>
    public static bool CanReveal(Actor actor, Organisation organisation, OrganisationContact contact)
    {
        var (all, own) = RevealsContacts(actor, organisation.WorkspaceId);
        return all || (own && contact.AddedBy == actor.Id) || actor.Is(organisation.Id, Role.OrgCoordinator);
    }

    /// <summary>Whose name somebody of the mission may reveal: all contacts of its organisations, or those they added themselves. By that name they find the organisation, too.</summary>
    public static (bool All, bool Own) RevealsContacts(Actor actor, WorkspaceId workspace) =>
        (actor.IsCleared(workspace, Label.Confidential, Role.Officer, Role.SectionHead, Role.DataFocalPoint), actor.IsCleared(workspace, Label.Confidential, Role.LiaisonAssistant));
}

using System.Linq.Expressions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Requests;

/// <summary>Who sends requests, who reads them, and who answers.</summary>
public static class RequestAccess
{
    public const Who Senders = Who.PeopleOfTheOrganisation;
    public const Who Answerers = Who.Officers;

    /// <summary>Coordinators and members of the organisation itself.</summary>
    public static bool CanSend(Actor actor, Organisation organisation) => actor.Is(organisation.Id, Role.OrgCoordinator, Role.OrgMember);

    public static bool CanSend(Actor actor) => actor.Organisations.Count > 0;

    /// <summary>Acknowledge, set a meeting, answer: officers and section heads of the mission, to their clearance.</summary>
    public static bool CanAnswer(Actor actor, EngagementRequest request) => actor.IsCleared(request.WorkspaceId, request.Label, Role.Officer, Role.SectionHead);

    /// <summary>Take it back: people of the organisation that sent it.</summary>
    public static bool CanWithdraw(Actor actor, EngagementRequest request) => actor.Is(request.OrganisationId, Role.OrgCoordinator, Role.OrgMember);

    /// <summary>Every query starts from this: officers and section heads of the mission to their clearance; people of the organisation all of its own.</summary>
    public static Expression<Func<EngagementRequest, bool>> VisibleTo(Actor actor)
    {
        var organisations = actor.Organisations;
        var restricted = Answering(actor, Label.Restricted);
        var confidential = Answering(actor, Label.Confidential);
        return request => organisations.Contains(request.OrganisationId)
            || (request.Label == Label.Restricted && restricted.Contains(request.WorkspaceId))
            || (request.Label == Label.Confidential && confidential.Contains(request.WorkspaceId));
    }

    private static List<Workspaces.WorkspaceId> Answering(Actor actor, Label label) =>
        [.. actor.Standings.Where(s => s is { WorkspaceId: not null, Role: Role.Officer or Role.SectionHead } && s.Clearance >= label).Select(s => s.WorkspaceId!.Value).Distinct()];
}

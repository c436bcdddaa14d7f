using System.Linq.Expressions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Agreements;

/// <summary>Who may do what with local agreements: they are read like recorded consultations, and kept by officers and section heads.</summary>
public static class LocalAgreementAccess
{
    public const Who Keepers = Who.Officers;

    /// <summary>Those who register agreements and keep them up to date.</summary>
    public static readonly IReadOnlyList<Role> KeeperRoles = [Role.Officer, Role.SectionHead];

    private static readonly Role[] Readers = [Role.Officer, Role.SectionHead, Role.Analyst, Role.Leadership];

    /// <summary>Agreements the actor may read: of their workspaces to their clearance, a liaison assistant's own office only.</summary>
    public static Expression<Func<LocalAgreement, bool>> VisibleTo(Actor actor)
    {
        var restricted = Cleared(actor, Label.Restricted);
        var confidential = Cleared(actor, Label.Confidential);
        var bound = actor.Standings.Where(s => s is { Role: Role.LiaisonAssistant, FieldOfficeId: not null, WorkspaceId: not null, Clearance: >= Label.Restricted }).ToList();
        var ownWorkspaces = bound.Select(s => s.WorkspaceId!.Value).Distinct().ToList();
        var ownOffices = bound.Select(s => s.FieldOfficeId).ToList();
        var ownConfidential = bound.Where(s => s.Clearance >= Label.Confidential).Select(s => s.FieldOfficeId).ToList();
        return agreement =>
            ((agreement.Label == Label.Public || agreement.Label == Label.Restricted) && (restricted.Contains(agreement.WorkspaceId) || (agreement.FieldOfficeId != null && ownWorkspaces.Contains(agreement.WorkspaceId) && ownOffices.Contains(agreement.FieldOfficeId))))
            || (agreement.Label == Label.Confidential && (confidential.Contains(agreement.WorkspaceId) || (agreement.FieldOfficeId != null && ownWorkspaces.Contains(agreement.WorkspaceId) && ownConfidential.Contains(agreement.FieldOfficeId))));
    }

    public static bool CanKeep(Actor actor, LocalAgreement agreement) =>
        actor.Is(new Labelled(agreement.WorkspaceId, agreement.Label, agreement.FieldOfficeId, IsNamed: false), Role.Officer, Role.SectionHead);

    private static List<WorkspaceId> Cleared(Actor actor, Label label) =>
        [.. actor.Standings.Where(s => s.WorkspaceId is not null && Readers.Contains(s.Role) && s.Clearance >= label).Select(s => s.WorkspaceId!.Value).Distinct()];
}

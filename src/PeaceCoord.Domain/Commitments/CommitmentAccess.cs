using System.Linq.Expressions;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Commitments;

/// <summary>Who may see and do what with commitments: the rows of the table in <c>docs/access.md</c>.</summary>
public static class CommitmentAccess
{
    /// <summary>Those of the mission who add commitments, note steps, deliver and tell.</summary>
    public static readonly IReadOnlyList<Role> Workers = [Role.LiaisonAssistant, Role.Officer, Role.SectionHead];

    private static readonly IReadOnlyList<Role> Readers = [Role.Officer, Role.SectionHead, Role.Analyst, Role.Leadership];

    public static bool CanAdd(Actor actor, WorkspaceId workspace) => actor.Is(workspace, [.. Workers]);

    /// <summary>Accept, plan, note steps, deliver, tell: those of the mission, and the organisation that gave its word.</summary>
    public static bool CanWork(Actor actor, Commitment commitment) =>
        actor.Is(commitment.WorkspaceId, [.. Workers])
        || (commitment.OrganisationId is { } organisation && actor.Is(organisation, Role.OrgCoordinator));

    /// <summary>Tell the community: those of the mission.</summary>
    public static bool CanTell(Actor actor, Commitment commitment) => actor.Is(commitment.WorkspaceId, [.. Workers]);

    /// <summary>Verify, close, agree to close untold: officers and section heads, never the owner.</summary>
    public static bool CanClose(Actor actor, Commitment commitment) =>
        actor.Is(commitment.WorkspaceId, Role.Officer, Role.SectionHead) && actor.Id != commitment.OwnerId;

    /// <summary>Ask that it be closed untold: those who could tell.</summary>
    public static bool CanAskToCloseUntold(Actor actor, Commitment commitment) => CanTell(actor, commitment);

    /// <summary>
    /// Every query starts from this: to clearance in the workspaces the actor reads in, a liaison assistant in the own office and what
    /// the assistant owns. Strictly confidential ones: their owner, and those named who are cleared for it. Organisations: what they promised themselves, up to Confidential.
    /// </summary>
    public static Expression<Func<Commitment, bool>> VisibleTo(Actor actor)
    {
        var me = actor.Id ?? default;
        var organisations = actor.Organisations;
        var all = Whole(actor, Label.Public);
        var restricted = Whole(actor, Label.Restricted);
        var confidential = Whole(actor, Label.Confidential);
        var offices = Offices(actor, Label.Public);
        var restrictedOffices = Offices(actor, Label.Restricted);
        var confidentialOffices = Offices(actor, Label.Confidential);
        var person = me.Value;
        var strict = actor.Standings.Where(s => s is { WorkspaceId: not null, Clearance: Label.StrictlyConfidential, Role: not Role.Analyst }).Select(s => s.WorkspaceId!.Value).ToList();
        var member = actor.WorkspacesAs([.. Workers]);
        return c =>
            (c.Label == Label.Public && (all.Contains(c.WorkspaceId) || (c.FieldOfficeId != null && offices.Contains(c.FieldOfficeId.Value))))
            || (c.Label == Label.Restricted && (restricted.Contains(c.WorkspaceId) || (c.FieldOfficeId != null && restrictedOffices.Contains(c.FieldOfficeId.Value))))
            || (c.Label == Label.Confidential && (confidential.Contains(c.WorkspaceId) || (c.FieldOfficeId != null && confidentialOffices.Contains(c.FieldOfficeId.Value))))
            || (c.Label == Label.StrictlyConfidential && c.NamedReaders.Contains(person) && strict.Contains(c.WorkspaceId))
            || (c.OwnerId == me && member.Contains(c.WorkspaceId))
            || (c.Label != Label.StrictlyConfidential && c.OrganisationId != null && organisations.Contains(c.OrganisationId.Value));
    }

    /// <summary>Workspaces whose commitments of that label the actor reads whatever their office.</summary>
    private static List<WorkspaceId> Whole(Actor actor, Label label) =>
        [.. actor.Standings.Where(s => s.WorkspaceId is not null && s.Clearance >= label && (Readers.Contains(s.Role) || s is { Role: Role.LiaisonAssistant, FieldOfficeId: null }))
            .Select(s => s.WorkspaceId!.Value).Distinct()];

    private static List<FieldOfficeId> Offices(Actor actor, Label label) =>
        [.. actor.Standings.Where(s => s is { Role: Role.LiaisonAssistant, FieldOfficeId: not null, WorkspaceId: not null } && s.Clearance >= label)
            .Select(s => s.FieldOfficeId!.Value).Distinct()];
}

using System.Linq.Expressions;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Commitments;

/// <summary>Who may see and do what with commitments: the rows of the table in <c>docs/access.md</c>.</summary>
public static class CommitmentAccess
{
    /// <summary>Those of the mission who add commitments, note steps, deliver and tell.</summary>
    public static readonly IReadOnlyList<Role> Workers = [Role.LiaisonAssistant, Role.Officer, Role.SectionHead];

    /// <summary>Those who verify and close, but for what they own or did.</summary>
    public static readonly IReadOnlyList<Role> Closers = [Role.Officer, Role.SectionHead];

    public const Who Adders = Who.LiaisonAssistantsAndOfficers;

    private static readonly IReadOnlyList<Role> NamedReaders = [Role.LiaisonAssistant, Role.Officer, Role.SectionHead, Role.Leadership];

    private static readonly IReadOnlyList<Role> Readers = [Role.Officer, Role.SectionHead, Role.Analyst, Role.Leadership];

    /// <summary>Add to a recorded consultation that the actor reads; a liaison assistant of one office to those of that office.</summary>
    public static bool CanAdd(Actor actor, Consultation consultation)
    {
        var record = ConsultationAccess.For(actor, consultation);
        return actor.Standings.Any(s => Workers.Contains(s.Role) && s.Opens(record) && s.Reaches(record.FieldOfficeId));
    }

    /// <summary>Accept, plan, note steps, deliver, tell: those of the mission, and the organisation that gave its word.</summary>
    public static bool CanWork(Actor actor, Commitment commitment) => CanWork(actor, For(actor, commitment), commitment.OrganisationId);

    /// <param name="promiser">The organisation that gave its word.</param>
    public static bool CanWork(Actor actor, Labelled commitment, OrganisationId? promiser) =>
        actor.Is(commitment, [.. Workers])
        || (commitment.Label != Label.StrictlyConfidential && promiser is { } organisation && actor.Is(organisation, Role.OrgCoordinator));

    /// <summary>
    /// Remove evidence: those of the mission who work on it. Organisations add and leave what they added: they do not see whether it is held.
    /// </summary>
    public static bool CanRemoveFiles(Actor actor, Commitment commitment) => CanTell(actor, commitment);

    /// <summary>Tell the community: those of the mission.</summary>
    public static bool CanTell(Actor actor, Commitment commitment) => actor.Is(For(actor, commitment), [.. Workers]);

    /// <summary>Tell the community why something it asked for is not possible: those of the mission who read where it was asked.</summary>
    public static bool CanTell(Actor actor, Consultation asked) => CanAdd(actor, asked);

    /// <summary>Correct what was recorded wrongly: officers and section heads, as they amend consultations.</summary>
    public static bool CanCorrect(Actor actor, Commitment commitment) => actor.Is(For(actor, commitment), [.. Closers]);

    /// <summary>Hand it over to another owner: its owner, and section heads.</summary>
    public static bool CanHandOver(Actor actor, Commitment commitment) =>
        actor.Is(For(actor, commitment), Role.SectionHead) || (actor.Id == commitment.OwnerId && actor.Is(For(actor, commitment), [.. Workers]));

    /// <summary>What somebody leaves behind in a mission: the person while working there, and section heads.</summary>
    public static bool CanSeeHandover(Actor actor, WorkspaceId workspace, AccountId person) =>
        actor.Is(workspace, Role.SectionHead) || (actor.Id == person && actor.Is(workspace, [.. Workers]));

    /// <summary>Verify, close, agree to close untold: officers and section heads, never who owns it or did.</summary>
    public static bool CanClose(Actor actor, Commitment commitment) => actor.Id is { } me && CanClose(actor, For(actor, commitment), commitment.WasOwnedBy(me));

    /// <param name="wasTheirs">Whether the actor owns it or did.</param>
    public static bool CanClose(Actor actor, Labelled commitment, bool wasTheirs) => !wasTheirs && actor.Is(commitment, [.. Closers]);

    /// <summary>As <see cref="CanClose(Actor, Commitment)"/>, for the database.</summary>
    public static Expression<Func<Commitment, bool>> ClosableBy(Actor actor)
    {
        Expression<Func<Commitment, bool>> closable = c => false;
        if (actor.Id is not { } me)
            return closable;

        var person = me.Value;
        foreach (var standing in actor.Standings.Where(s => s.WorkspaceId is not null && Closers.Contains(s.Role)))
        {
            var workspace = standing.WorkspaceId!.Value;
            var labels = ConsultationAccess.LabelsTo(standing.Clearance);
            closable = closable.Or(c => c.WorkspaceId == workspace && (labels.Contains(c.Label) || (c.Label == Label.StrictlyConfidential && c.NamedReaders.Contains(person))));
        }

        return closable.And(c => c.OwnerId != me && !c.Handovers.Any(handover => handover.From == me));
    }

    /// <summary>Ask that it be closed untold: those who could tell.</summary>
    public static bool CanAskToCloseUntold(Actor actor, Commitment commitment) => CanTell(actor, commitment);

    /// <summary>
    /// Every query starts from this: to clearance in the workspaces the actor reads in, a liaison assistant in the own office and what
    /// the assistant owns. Strictly confidential ones: those who read the consultation by name. Nobody reads one whose consultation's label
    /// is above them, its owner included. Organisations: what they promised themselves, up to Confidential.
    /// </summary>
    public static Expression<Func<Commitment, bool>> VisibleTo(Actor actor)
    {
        Expression<Func<Commitment, bool>> visible = c => false;
        if (actor.Id is not { } me)
            return visible;

        foreach (var standing in actor.Standings.Where(s => s.WorkspaceId is not null))
            visible = visible.Or(Through(standing, me));
        var organisations = actor.Organisations;
        return organisations.Count == 0
            ? visible
            : visible.Or(c => c.Label != Label.StrictlyConfidential && c.OrganisationId != null && organisations.Contains(c.OrganisationId.Value));
    }

    /// <summary>Whether a member could read what would be theirs to follow up.</summary>
    /// <param name="isNamed">Reads the consultation by name.</param>
    public static bool CanOwn(Role role, Label clearance, Label label, bool isNamed) => label == Label.StrictlyConfidential
        ? isNamed && NamedReaders.Contains(role)
        : clearance >= label && (role == Role.LiaisonAssistant || Readers.Contains(role));

    private static Labelled For(Actor actor, Commitment commitment) => new(
        commitment.WorkspaceId,
        commitment.Label,
        commitment.FieldOfficeId,
        IsNamed: actor.Id is { } me && commitment.NamedReaders.Contains(me.Value),
        IsOwn: actor.Id == commitment.OwnerId);

    private static Expression<Func<Commitment, bool>> Through(Standing standing, AccountId me)
    {
        var workspace = standing.WorkspaceId!.Value;
        var labels = ConsultationAccess.LabelsTo(standing.Clearance);
        var person = me.Value;
        Expression<Func<Commitment, bool>> through = c => false;
        if (Readers.Contains(standing.Role) || standing is { Role: Role.LiaisonAssistant, FieldOfficeId: null })
            through = c => c.WorkspaceId == workspace && labels.Contains(c.Label);
        else if (standing is { Role: Role.LiaisonAssistant, FieldOfficeId: { } office })
            through = c => c.WorkspaceId == workspace && labels.Contains(c.Label) && (c.FieldOfficeId == office || c.OwnerId == me);
        return NamedReaders.Contains(standing.Role)
            ? through.Or(c => c.WorkspaceId == workspace && c.Label == Label.StrictlyConfidential && c.NamedReaders.Contains(person))
            : through;
    }
}

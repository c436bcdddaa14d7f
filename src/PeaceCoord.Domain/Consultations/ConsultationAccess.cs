using System.Linq.Expressions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Consultations;

/// <summary>Who may see and do what with consultations: the rows of the table in <c>docs/access.md</c>.</summary>
public static partial class ConsultationAccess
{
    /// <summary>Those who plan, draft, submit and cancel their own.</summary>
    public static readonly IReadOnlyList<Role> Writers = [Role.LiaisonAssistant, Role.Officer, Role.SectionHead];

    /// <summary>Those who read what is recorded, as far as their clearance and office reach.</summary>
    public static readonly IReadOnlyList<Role> Readers = [Role.LiaisonAssistant, Role.Officer, Role.SectionHead, Role.Analyst, Role.Leadership];

    /// <summary>Those who review what others wrote, and amend what is recorded.</summary>
    public static readonly IReadOnlyList<Role> Reviewers = [Role.Officer, Role.SectionHead];

    /// <summary>Those on the duty list for urgent concerns.</summary>
    public static readonly IReadOnlyList<Role> OnDuty = [Role.Officer, Role.SectionHead, Role.Leadership];

    private static readonly IReadOnlyList<Role> NamedReaders = [Role.LiaisonAssistant, Role.Officer, Role.SectionHead, Role.Leadership];

    public static bool CanWrite(Actor actor, WorkspaceId workspace) => actor.Is(workspace, [.. Writers]);

    /// <summary>Write on, submit, postpone, cancel: its author, while a writer there.</summary>
    public static bool CanWrite(Actor actor, Consultation consultation) =>
        actor.Id == consultation.AuthorId && CanWrite(actor, consultation.WorkspaceId);

    public static bool CanReview(Actor actor, Consultation consultation) => CanAmend(actor, consultation) && actor.Id != consultation.AuthorId;

    /// <summary>Officers and section heads whose clearance covers it; not what they wrote above their own clearance.</summary>
    public static bool CanAmend(Actor actor, Consultation consultation) => actor.Is(For(actor, consultation), [.. Reviewers]);

    /// <summary>What was changed, and what reviewers asked to change: its author, and who amends. What a review took out was taken away from everybody else.</summary>
    public static bool SeesChanges(Actor actor, Consultation consultation) => actor.Id == consultation.AuthorId || CanAmend(actor, consultation);

    /// <summary>What a reviewer asked: its author, who read it then; others to the label that the record had then, also when it is lower now.</summary>
    public static bool SeesReview(Actor actor, Consultation consultation, Review review) => actor.Id == consultation.AuthorId
        || (CanAmend(actor, consultation) && actor.Is(For(actor, consultation) with { Label = review.Label }, [.. Reviewers]));

    /// <summary>Open, read and keep a draft of it: who may amend what is recorded, and before that who writes it.</summary>
    public static bool CanDraft(Actor actor, Consultation consultation) =>
        consultation.State == ConsultationState.Recorded ? CanAmend(actor, consultation) : CanWrite(actor, consultation);

    public static Who Drafters(Consultation consultation) => consultation.State == ConsultationState.Recorded ? Who.Officers : Who.Author;

    /// <summary>What decides about the consultation for this actor. Strictly confidential, its author reads it as those do whom it names.</summary>
    public static Labelled For(Actor actor, Consultation consultation) =>
        new(consultation.WorkspaceId, consultation.Label, consultation.FieldOfficeId, actor.Id is { } me && consultation.NamedToRead().Contains(me));

    /// <summary>Reads the words of an urgent concern on the duty list: to clearance; Strictly confidential, those named only.</summary>
    public static bool CanReadUrgent(Actor actor, Label label, IReadOnlyList<Guid> namedReaders) =>
        label != Label.StrictlyConfidential || (actor.Id is { } me && namedReaders.Contains(me.Value));

    /// <summary>
    /// Every query starts from this. Drafts: their author. Submitted and returned: their author and those who review. Planned and
    /// cancelled: those who plan. Recorded: those who read, to their clearance; a liaison assistant in the own office only. Strictly
    /// confidential: named people only, and being named opens nothing under another label. What is frozen after an incident: nobody. What is shared with organisations is read through shares, never through this.
    /// </summary>
    public static Expression<Func<Consultation, bool>> VisibleTo(Actor actor) => ToBeSeenBy(actor).And(c => c.FrozenSince == null);

    private static Expression<Func<Consultation, bool>> ToBeSeenBy(Actor actor)
    {
        Expression<Func<Consultation, bool>> visible = c => false;
        if (actor.Id is not { } me)
            return visible;

        foreach (var standing in actor.Standings.Where(s => s.WorkspaceId is not null))
            visible = visible.Or(Through(standing, me));
        return visible;
    }

    /// <summary>
    /// Urgent concerns that stand on the actor's duty list: to clearance, and every Strictly confidential one, so that somebody acts on
    /// it. Of those, people who are not named on it see that there is one and whom to ask, and no word of it: <see cref="CanReadUrgent"/>.
    /// </summary>
    public static Expression<Func<UrgentConcern, bool>> OnDutyListOf(Actor actor)
    {
        Expression<Func<UrgentConcern, bool>> visible = u => false;
        foreach (var standing in actor.Standings.Where(s => s.WorkspaceId is not null && OnDuty.Contains(s.Role)))
        {
            var workspace = standing.WorkspaceId!.Value;
            var labels = LabelsTo(standing.Clearance);
            visible = visible.Or(u => u.WorkspaceId == workspace && (labels.Contains(u.Label) || u.Label == Label.StrictlyConfidential));
        }

        return visible;
    }

    /// <summary>Recorded consultations of which something was shared with the actor's organisations.</summary>
    public static Expression<Func<Consultation, bool>> SharedWith(Actor actor)
    {
        var reached = actor.Reach.Select(id => new ConsultationId(id)).ToList();
        return c => c.State == ConsultationState.Recorded && c.Label != Label.StrictlyConfidential && c.FrozenSince == null && reached.Contains(c.Id);
    }

    /// <summary>The labels a clearance covers. Strictly confidential is never among them: it is read by name.</summary>
    public static IReadOnlyList<Label> LabelsTo(Label clearance) =>
        [.. Enum.GetValues<Label>().Where(label => label <= clearance && label != Label.StrictlyConfidential)];

    private static Expression<Func<Consultation, bool>> Through(Standing standing, AccountId me)
    {
        var workspace = standing.WorkspaceId!.Value;
        var states = StatesFor(standing.Role);
        if (states.Count == 0)
            return c => false;

        var labels = LabelsTo(standing.Clearance);
        Expression<Func<Consultation, bool>> cleared = c => c.WorkspaceId == workspace && states.Contains(c.State) && c.Title != null && labels.Contains(c.Label);
        if (standing is { Role: Role.LiaisonAssistant, FieldOfficeId: { } office })
            cleared = cleared.And(c => c.FieldOfficeId == office);
        if (NamedReaders.Contains(standing.Role))
            cleared = cleared.Or(c => c.WorkspaceId == workspace && states.Contains(c.State) && c.Label == Label.StrictlyConfidential && c.NamedReaders.Any(named => named.AccountId == me));
        return Writers.Contains(standing.Role) ? cleared.Or(c => c.WorkspaceId == workspace && c.AuthorId == me) : cleared;
    }

    // What most records are stands first: Postgres compares one after the other.
    private static IReadOnlyList<ConsultationState> StatesFor(Role role) => role switch
    {
        Role.Officer or Role.SectionHead => [ConsultationState.Recorded, ConsultationState.Submitted, ConsultationState.Planned, ConsultationState.Postponed, ConsultationState.Returned, ConsultationState.Cancelled],
        Role.LiaisonAssistant => [ConsultationState.Recorded, ConsultationState.Planned, ConsultationState.Postponed, ConsultationState.Cancelled],
        Role.Analyst or Role.Leadership => [ConsultationState.Recorded],
        _ => [],
    };
}

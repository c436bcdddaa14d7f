using System.Linq.Expressions;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Oversight;

/// <summary>Who lowers labels, opens records in an emergency, and watches over who sees and who looked: "Oversight" in <c>docs/access.md</c>.</summary>
public static class OversightAccess
{
    /// <summary>Those who ask for a lower label, of what they read and may change.</summary>
    public static readonly IReadOnlyList<Role> Askers = [Role.Officer, Role.SectionHead];

    /// <summary>Those who see emergencies of their mission; the focal point alone reviews them.</summary>
    public static readonly IReadOnlyList<Role> Watchers = [Role.DataFocalPoint, Role.SectionHead];

    /// <summary>Those who look up what a member can see.</summary>
    public static readonly IReadOnlyList<Role> SightKeepers = [Role.MissionAdmin, Role.DataFocalPoint];

    /// <summary>Those who freeze records after an incident and release them: the focal point and the heads of mission.</summary>
    public static readonly IReadOnlyList<Role> IncidentRoles = [Role.DataFocalPoint, Role.Leadership];

    /// <summary>Requests: who asked, and the focal points who decide. Of what is Strictly confidential the one who was named.</summary>
    public static Expression<Func<LabelRequest, bool>> VisibleTo(Actor actor)
    {
        if (actor.Id is not { } me)
            return r => false;
        var staff = actor.Workspaces;
        var focal = actor.WorkspacesAs(Role.DataFocalPoint);
        var restricted = Cleared(actor, Label.Restricted);
        var confidential = Cleared(actor, Label.Confidential);
        return r => (r.AskedBy == me && staff.Contains(r.WorkspaceId))
            || ((r.From == Label.Public || r.From == Label.Restricted) && restricted.Contains(r.WorkspaceId))
            || (r.From == Label.Confidential && confidential.Contains(r.WorkspaceId))
            || (r.From == Label.StrictlyConfidential && r.DeciderId == me && focal.Contains(r.WorkspaceId));
    }

    /// <summary>Grant or refuse it, and open the record for that: a focal point cleared for the label, of what is Strictly confidential the one who was named; never who asked.</summary>
    public static bool CanDecide(Actor actor, LabelRequest request) => actor.Id != request.AskedBy && (request.From == Label.StrictlyConfidential
        ? actor.Id == request.DeciderId && actor.Is(request.WorkspaceId, Role.DataFocalPoint)
        : actor.IsCleared(request.WorkspaceId, request.From, Role.DataFocalPoint));

    /// <summary>As <see cref="CanDecide"/>, for the database: what waits for the actor.</summary>
    public static Expression<Func<LabelRequest, bool>> WaitsFor(Actor actor)
    {
        if (actor.Id is not { } me)
            return r => false;
        var focal = actor.WorkspacesAs(Role.DataFocalPoint);
        var restricted = Cleared(actor, Label.Restricted);
        var confidential = Cleared(actor, Label.Confidential);
        return r => r.State == LabelRequestState.Waiting && r.AskedBy != me
            && (((r.From == Label.Public || r.From == Label.Restricted) && restricted.Contains(r.WorkspaceId))
                || (r.From == Label.Confidential && confidential.Contains(r.WorkspaceId))
                || (r.From == Label.StrictlyConfidential && r.DeciderId == me && focal.Contains(r.WorkspaceId)));
    }

    /// <summary>Emergencies: who opened, and those who watch.</summary>
    public static Expression<Func<Emergency, bool>> EmergenciesVisibleTo(Actor actor)
    {
        if (actor.Id is not { } me)
            return e => false;
        var staff = actor.Workspaces;
        var watched = actor.WorkspacesAs(Watchers);
        return e => watched.Contains(e.WorkspaceId) || (e.AccountId == me && staff.Contains(e.WorkspaceId));
    }

    /// <summary>Shut it before its time: who opened it, and the focal point.</summary>
    public static bool CanEnd(Actor actor, Emergency emergency) => actor.Id == emergency.AccountId || actor.Is(emergency.WorkspaceId, Role.DataFocalPoint);

    /// <summary>Never who opened it.</summary>
    public static bool CanReview(Actor actor, Emergency emergency) => actor.Id != emergency.AccountId && actor.Is(emergency.WorkspaceId, Role.DataFocalPoint);

    /// <summary>See who can read a consultation: its author, section heads who read it, and the focal point, by reference, of what is not Strictly confidential.</summary>
    public static bool CanSeeReaders(Actor actor, Consultation consultation) =>
        actor.Id == consultation.AuthorId || actor.Is(ConsultationAccess.For(actor, consultation), Role.SectionHead) || WatchesOver(actor, consultation);

    /// <summary>The focal point knows of it by reference: on record and not Strictly confidential.</summary>
    public static bool WatchesOver(Actor actor, Consultation consultation) =>
        consultation is { State: ConsultationState.Recorded, Label: not Label.StrictlyConfidential } && actor.Is(consultation.WorkspaceId, Role.DataFocalPoint);

    /// <summary>
    /// See who can read a record of another kind, asked of those of its mission who read it: who follows it up or wrote it, section heads whose membership opens it, and the focal point.
    /// Of what they do not read nobody sees it but whoever <see cref="WatchesOver(Actor, Labelled)"/>.
    /// </summary>
    public static bool CanSeeReaders(Actor actor, Labelled record) => record.IsOwn || actor.Is(record, Role.SectionHead) || WatchesOver(actor, record);

    /// <summary>The focal point knows of it by reference: it is not Strictly confidential.</summary>
    public static bool WatchesOver(Actor actor, Labelled record) => record.Label != Label.StrictlyConfidential && actor.Is(record.WorkspaceId, Role.DataFocalPoint);

    public static Expression<Func<Incident, bool>> IncidentsVisibleTo(Actor actor)
    {
        var own = actor.WorkspacesAs(IncidentRoles);
        return incident => own.Contains(incident.WorkspaceId);
    }

    /// <summary>Open what is frozen: focal point or leadership, to the clearance of that membership; of what is Strictly confidential those it names.</summary>
    public static bool CanOpenFrozen(Actor actor, Consultation consultation) => actor.Is(ConsultationAccess.For(actor, consultation), [.. IncidentRoles]);

    private static IReadOnlyList<WorkspaceId> Cleared(Actor actor, Label label) =>
        [.. actor.Standings.Where(s => s is { WorkspaceId: not null, Role: Role.DataFocalPoint } && s.Clearance >= label).Select(s => s.WorkspaceId!.Value).Distinct()];
}

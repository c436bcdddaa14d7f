using System.Linq.Expressions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Consultations;

/// <summary>What an emergency opens.</summary>
public static partial class ConsultationAccess
{
    /// <summary>
    /// The one place where an emergency opens anything: recorded consultations that the actor asked for by reference (<see cref="Actor.Opened"/>), while the
    /// actor is staff who read records there. Never what is Strictly confidential, also when it became so since. Beside <see cref="VisibleTo"/> and not in it:
    /// lists, search, shares and every act start from that and know nothing of emergencies.
    /// </summary>
    public static Expression<Func<Consultation, bool>> OpenedInAnEmergencyBy(Actor actor)
    {
        var opened = actor.Opened.Keys.Select(id => new ConsultationId(id)).ToList();
        return CanBeOpenedInAnEmergencyBy(actor).And(c => opened.Contains(c.Id));
    }

    /// <summary>What the actor could open so, of what it does not read.</summary>
    public static Expression<Func<Consultation, bool>> CanBeOpenedInAnEmergencyBy(Actor actor)
    {
        var staff = actor.WorkspacesAs(Readers);
        return c => staff.Contains(c.WorkspaceId) && c.State == ConsultationState.Recorded && c.FrozenSince == null && c.Label != Label.StrictlyConfidential;
    }
}

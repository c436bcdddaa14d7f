using System.Linq.Expressions;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Consultations;

/// <summary>The row "consent: record / withdraw": those who write records, on what they read; the data focal point without reading it.</summary>
public static partial class ConsultationAccess
{
    public const Who ConsentKeepers = Who.LiaisonAssistantsOfficersOrTheDataFocalPoint;

    /// <summary>
    /// Recorded consultations whose consents the actor may ask for: those the actor reads; for the data focal point those of the mission up to the
    /// clearance and never less than leaders take. What is Strictly confidential is for those it names.
    /// </summary>
    public static Expression<Func<Consultation, bool>> ConsentsVisibleTo(Actor actor)
    {
        var visible = VisibleTo(actor).And(c => c.State == ConsultationState.Recorded);
        foreach (var standing in actor.Standings.Where(s => s is { WorkspaceId: not null, Role: Role.DataFocalPoint } && s.Clearance >= CommunityAccess.ForLeaders))
        {
            var workspace = standing.WorkspaceId!.Value;
            var labels = LabelsTo(standing.Clearance);
            visible = visible.Or(c => c.WorkspaceId == workspace && c.State == ConsultationState.Recorded && labels.Contains(c.Label));
        }

        return visible;
    }

    /// <summary>Note a consent, or its withdrawal: one membership that has the role and opens the record.</summary>
    public static bool CanKeepConsents(Actor actor, Consultation consultation) =>
        consultation.State == ConsultationState.Recorded && (actor.Is(For(actor, consultation), [.. Writers]) || WatchesConsents(actor, consultation));

    /// <summary>Say that its words were read again: those who could also amend them.</summary>
    public static bool CanReadAgain(Actor actor, Consultation consultation) => consultation.State == ConsultationState.Recorded && CanAmend(actor, consultation);

    private static bool WatchesConsents(Actor actor, Consultation consultation) =>
        consultation.Label != Label.StrictlyConfidential
        && actor.IsCleared(consultation.WorkspaceId, consultation.Label > CommunityAccess.ForLeaders ? consultation.Label : CommunityAccess.ForLeaders, Role.DataFocalPoint);
}

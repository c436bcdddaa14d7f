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

    /// <summary>As <see cref="CanReadAgain"/>, for the database: what waits to be read again and the actor may.</summary>
    public static Expression<Func<Consultation, bool>> WaitsToBeReadAgainBy(Actor actor)
    {
        Expression<Func<Consultation, bool>> waits = c => false;
        if (actor.Id is not { } me)
            return waits;
        foreach (var standing in actor.Standings.Where(s => s.WorkspaceId is not null && Reviewers.Contains(s.Role)))
        {
            var workspace = standing.WorkspaceId!.Value;
            var labels = LabelsTo(standing.Clearance);
            waits = waits.Or(c => c.WorkspaceId == workspace && c.State == ConsultationState.Recorded && c.ReadAgainSince != null && c.FrozenSince == null
                && (labels.Contains(c.Label) || (c.Label == Label.StrictlyConfidential && (c.AuthorId == me || c.NamedReaders.Any(named => named.AccountId == me)))));
        }

        return waits;
    }

    private static bool WatchesConsents(Actor actor, Consultation consultation) =>
        consultation.Label != Label.StrictlyConfidential
        && actor.IsCleared(consultation.WorkspaceId, consultation.Label > CommunityAccess.ForLeaders ? consultation.Label : CommunityAccess.ForLeaders, Role.DataFocalPoint);
}

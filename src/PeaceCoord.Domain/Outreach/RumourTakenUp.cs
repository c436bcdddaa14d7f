using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Outreach;

/// <summary>
/// That a rumour became a concern of a consultation. It stands beside both records and changes neither's history: nobody learns from the outreach
/// activity that there is a draft, or a consultation they may not see.
/// </summary>
public sealed class RumourTakenUp : IInWorkspace
{
    private RumourTakenUp()
    {
    }

    public RumourId RumourId { get; private init; }

    public OutreachActivityId ActivityId { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public ConsultationId ConsultationId { get; private init; }

    /// <summary>The concern, under the id that it has in the draft already.</summary>
    public ConcernId ConcernId { get; private init; }

    public AccountId By { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>The words of the rumour, as a concern of a draft. Refused where the draft may be read by more people than the activity.</summary>
    /// <param name="label">The draft's, as it stands.</param>
    public static Result<RumourTakenUp> As(ConcernId concern, Rumour rumour, OutreachActivity activity, ConsultationId consultation, Label label, AccountId by, DateTimeOffset now) =>
        label < activity.Label
            ? new Refusal(OutreachRefusalCodes.ReadByMore, "DraftId")
            : new RumourTakenUp { RumourId = rumour.Id, ActivityId = activity.Id, WorkspaceId = activity.WorkspaceId, ConsultationId = consultation, ConcernId = concern, By = by, At = now };
}

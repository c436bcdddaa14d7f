using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Consultations;

/// <summary>A concern that cannot wait for review: on the duty list from the moment it was passed on, a draft's too, until somebody took it up.</summary>
public sealed class UrgentConcern : AggregateRoot, IInWorkspace
{
    private UrgentConcern()
    {
    }

    /// <summary>The concern's id.</summary>
    public ConcernId Id { get; private init; }

    public ConsultationId ConsultationId { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public FieldOfficeId? FieldOfficeId { get; private init; }

    public Label Label { get; private init; }

    public ConcernTheme Theme { get; private init; }

    /// <summary>What was said and where, sealed: it may come out of a draft.</summary>
    public Sealed Text { get; private init; } = new([]);

    public AccountId PassedOnBy { get; private init; }

    public DateTimeOffset PassedOnAt { get; private init; }

    public AccountId? TakenUpBy { get; private set; }

    public DateTimeOffset? TakenUpAt { get; private set; }

    public static UrgentConcern PassOn(Consultation consultation, ConcernContent concern, FieldOfficeId? office, Label label, Sealed text, AccountId by, DateTimeOffset now) => new()
    {
        Id = concern.Id,
        ConsultationId = consultation.Id,
        WorkspaceId = consultation.WorkspaceId,
        FieldOfficeId = office,
        Label = label,
        Theme = concern.Theme!.Value,
        Text = text,
        PassedOnBy = by,
        PassedOnAt = now,
    };

    /// <summary>Somebody on duty acts on it. A second one is told that it is taken up already.</summary>
    public Result TakeUp(AccountId by, DateTimeOffset now)
    {
        if (TakenUpBy is not null)
            return new Refusal(ConsultationRefusalCodes.TakenUpAlready);

        (TakenUpBy, TakenUpAt) = (by, now);
        return Result.Done;
    }
}
